const AT_LATEST_MS = 5000;
/** Safari cannot tell when it is idle. */
const SOON_MS = 1500;

/** When the page has loaded and the browser has nothing else to do. Never on the server. */
export function whenIdle(work: () => void): void {
  if (typeof window === 'undefined') return;
  const ask = () => {
    if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: AT_LATEST_MS });
    else setTimeout(work, SOON_MS);
  };
  if (document.readyState === 'complete') ask();
  else window.addEventListener('load', ask, { once: true });
}
