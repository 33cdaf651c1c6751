import type { ReactNode } from 'react';

/** Drawn, not told: what it shows is said elsewhere in words. */
export function Decor({ children }: { children: ReactNode }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an SVG group is not focusable
  return <g aria-hidden="true">{children}</g>;
}

export interface DeviceGroupProps {
  readonly label: string;
  /** Roving focus: one device of the network has 0, the others -1. */
  readonly tabIndex: number;
  readonly children: ReactNode;
}

/** A device that a keyboard and a screen reader can stop at. */
export function DeviceGroup({ label, tabIndex, children }: DeviceGroupProps) {
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: focusable so that the network can be read device by device
    <g className="topo-node" role="img" aria-label={label} tabIndex={tabIndex}>
      {children}
    </g>
  );
}
