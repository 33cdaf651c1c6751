import type { ReactNode } from 'react';

/** Drawn, not told: the picture's label says it in words. */
export function Decor({ children }: { children: ReactNode }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an SVG group is not focusable
  return <g aria-hidden="true">{children}</g>;
}
