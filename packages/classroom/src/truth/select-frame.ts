import { type Frame, formatIpv4, formatMac, TCP_ACK, TCP_FIN, TCP_PSH, TCP_RST, TCP_SYN } from '@frameplay/engine';
import type { LabEvent } from '@frameplay/lab';
import { frameClassOf } from '../frame/frame-class.js';
import type { FrameSelector } from '../lesson/frame-selector.js';
import type { FrameField } from '../lesson/question.js';
import type { Truth } from './truth.js';

/** A frame at a capture point, with its place in the whole trace. */
export interface FoundFrame {
  readonly number: number;
  readonly step: number;
  readonly node: string;
  readonly iface: string;
  readonly frame: Frame;
}

type Pattern = Pick<FrameSelector, 'dir' | 'frameClass'> & { readonly at: string | null };

/** All that match, since the play began, in the order of the trace. `at` null: anywhere. */
export function framesLike({ history, playFromStep }: Truth, { at, dir, frameClass }: Pattern): FoundFrame[] {
  return history.events.flatMap(({ step, event }: LabEvent, number) => {
    if (step < playFromStep || event.kind !== 'frame' || event.dir !== dir) return [];
    const { node, iface, frame } = event;
    if (at !== null && `${node}:${iface}` !== at) return [];
    return frameClassOf(frame) === frameClass ? [{ number, step, node, iface, frame }] : [];
  });
}

export function findFrame(truth: Truth, selector: FrameSelector): FoundFrame | null {
  return framesLike(truth, selector)[selector.nth - 1] ?? null;
}

const FLAG_WORDS = [
  [TCP_SYN, 'syn'],
  [TCP_FIN, 'fin'],
  [TCP_RST, 'rst'],
  [TCP_PSH, 'psh'],
  [TCP_ACK, 'ack'],
] as const;

/** Canonical text of a field; null: this frame has no such field. Flags are `syn`, `syn-ack`, `psh-ack`; `op` 1 or 2. */
export function fieldOf({ src, dst, payload }: Frame, field: FrameField): string | null {
  if (field === 'src') return formatMac(src);
  if (field === 'dst') return formatMac(dst);
  if (payload.kind === 'arp') {
    const { operation, senderMac, senderIp, targetMac, targetIp } = payload;
    const texts: Partial<Record<FrameField, string>> = {
      op: String(operation),
      sha: formatMac(senderMac),
      spa: formatIpv4(senderIp),
      tha: formatMac(targetMac),
      tpa: formatIpv4(targetIp),
    };
    return texts[field] ?? null;
  }
  if (payload.kind !== 'ipv4') return null;
  if (field === 'srcIp') return formatIpv4(payload.src);
  if (field === 'dstIp') return formatIpv4(payload.dst);
  if (field === 'ttl') return String(payload.ttl);
  return transportField(payload.payload, field);
}

type Carried = Extract<Frame['payload'], { readonly kind: 'ipv4' }>['payload'];

function transportField(carried: Carried, field: FrameField): string | null {
  if (carried.kind !== 'tcp' && carried.kind !== 'udp') return null;
  if (field === 'sport') return String(carried.sourcePort);
  if (field === 'dport') return String(carried.destinationPort);
  if (field !== 'flags' || carried.kind !== 'tcp') return null;
  return FLAG_WORDS.filter(([bit]) => (carried.flags & bit) !== 0)
    .map(([, word]) => word)
    .join('-');
}
