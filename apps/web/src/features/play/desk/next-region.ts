const FOCUSABLE = 'button:not([tabindex="-1"]), a[href], input, select, summary, [tabindex="0"]';

/** F6: the first control of the next region of the seat: network, desk, bytes, tables. */
export function focusNextRegion(): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.querySelector(FOCUSABLE) !== null,
  );
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(here + 1) % regions.length];
  next?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
}
