import type { NodeView } from '../address-book';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type CaptionSide = 'below' | 'right' | 'left';

export interface PlacedNode {
  readonly node: NodeView;
  readonly at: Point;
  /** Height of the sign; 0 for a device that is a box. */
  readonly size: number;
  /** A switch, or a router with many wires, is a box with ports. */
  readonly box: Box | null;
  readonly caption: CaptionSide;
  /** Other devices of the same kind that this sign stands for: 200 servers are not drawn one by one. */
  readonly stands: readonly NodeView[];
}

export interface PlacedWire {
  readonly key: string;
  readonly a: { readonly node: string; readonly iface: string };
  readonly b: { readonly node: string; readonly iface: string };
  /** From a to b. */
  readonly points: readonly Point[];
}

/** Where an interface is named; a port of a box is a small square too. */
export interface PlacedPort {
  readonly node: string;
  readonly iface: string;
  readonly at: Point;
  readonly square: boolean;
  readonly label: Point & { readonly anchor: 'start' | 'middle' | 'end' };
}

export interface TopologyLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly ports: readonly PlacedPort[];
  readonly wires: readonly PlacedWire[];
  /** Where the wire of the own device comes down into the desk. */
  readonly deskX: number;
  /** Addresses one below the other, where there is no room for two beside each other. */
  readonly stacked: boolean;
}

/** `desk` is the design's 1024 x 208, `panel` some 600 wide with names, `compact` fits a phone: signs alone. */
export type TopologySize = 'desk' | 'panel' | 'compact';

export function wireKey(a: { node: string; iface: string }, b: { node: string; iface: string }): string {
  return [`${a.node}:${a.iface}`, `${b.node}:${b.iface}`].sort().join('~');
}
