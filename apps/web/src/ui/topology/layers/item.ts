import type { LabView } from '@frameplay/classroom';
import type { NodeView } from '../../address-book';
import type { Graph } from './graph';
import { addressLines, type LayerMeasures } from './measures';

/** A drawn device before it has a place: how much room it takes about its middle. */
export interface Item {
  readonly node: NodeView;
  readonly layer: number;
  readonly isMe: boolean;
  /** null: a sign. */
  readonly box: { readonly width: number; readonly height: number } | null;
  readonly left: number;
  readonly right: number;
  readonly up: number;
  readonly down: number;
}

/** A router with so many wires is drawn as a box, as a switch is: an L3 switch. */
const ROUTER_BOX_WIRES = 3;

export interface Room {
  readonly lab: LabView;
  readonly graph: Graph;
  readonly m: LayerMeasures;
  readonly me: string | null;
}

export function isBox(room: Room, node: NodeView): boolean {
  return node.role === 'switch' || (node.role === 'gateway' && room.graph.wires(node.name) >= ROUTER_BOX_WIRES);
}

/** A device of a column; `beside`: its caption stands at its right. */
export function itemOf(room: Room, node: NodeView, layer: number, ports: number, beside: boolean): Item {
  const { lab, m, me } = room;
  const isMe = node.name === me;
  const lines = m.captionWidth === 0 ? 0 : m.playerLines + addressLines(lab, node).length;
  if (isBox(room, node)) {
    const width = isMe ? m.ownBoxWidth : m.boxWidth;
    const height = Math.max(m.boxHeight, ports * m.portPitch + m.portPitch / 2);
    const caption = lines * m.lineHeight + (lines > 0 ? 6 : 0);
    const room = { left: width / 2, right: width / 2, up: height / 2, down: height / 2 + caption };
    return { node, layer, isMe, box: { width, height }, ...room };
  }
  const half = m.sign / 2;
  // The first wires of a sign with several are a little apart: they need the height too.
  const tall = Math.max(half, (ports * m.portPitch) / 2);
  if (beside) return { node, layer, isMe, box: null, left: half, right: half + m.besideWidth, up: tall, down: tall };
  const wide = Math.max(half, m.captionWidth / 2);
  const caption = m.captionWidth === 0 ? 0 : (lines + 1) * m.lineHeight + 4;
  return { node, layer, isMe, box: null, left: wide, right: wide, up: tall, down: tall + caption };
}
