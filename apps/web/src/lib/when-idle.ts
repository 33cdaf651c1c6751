const AT_LATEST_MS = 5000;
/** Safari cannot tell when it is idle. */
const SOON_MS = 1500;

/** So long after the page has loaded what it asked the server for is on the screen, on a slow network too. */
const AT_REST_MS = 4000;

/** Some time after the page has loaded, so that nothing that somebody waits for shares the network with it. */
export function whenAtRest(work: () => void): void {
  whenIdle(() => setTimeout(() => whenIdle(work), AT_REST_MS));
}

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
