import type { FrameView, Question } from '@frameplay/classroom';
import { type ReactionKind, type SlotName, slotsOf } from '../model/draft';

/** A line of a header: a field that can be composed, or one that is only shown. */
export type LineName = SlotName | 'flags' | 'op';

export interface Line {
  readonly name: LineName;
  /** 2 Ethernet, 3 IP or ARP, 4 TCP: how deep it is nested. */
  readonly layer: 2 | 3 | 4;
}

export interface LinePair {
  readonly before: Line | null;
  readonly after: Line | null;
}

const LAYERS: Readonly<Record<LineName, 2 | 3 | 4>> = {
  src: 2,
  dst: 2,
  op: 3,
  sha: 3,
  spa: 3,
  tha: 3,
  tpa: 3,
  srcIp: 3,
  dstIp: 3,
  ttl: 3,
  ports: 4,
  flags: 4,
};

function line(name: LineName): Line {
  return { name, layer: LAYERS[name] };
}

export function linesOfFrame(frame: FrameView): readonly Line[] {
  const names: LineName[] = ['src', 'dst'];
  if (frame.arp !== null) names.push('op', 'sha', 'spa', 'tha', 'tpa');
  if (frame.ip !== null) names.push('srcIp', 'dstIp', 'ttl');
  if (frame.tcp !== null) names.push('ports', 'flags');
  return names.map(line);
}

export function linesOfReaction(reaction: ReactionKind | undefined, question: Question): readonly Line[] {
  const slots: readonly LineName[] = slotsOf(reaction, question);
  // Flags belong to the ports: a device that does not open them shows neither.
  if (reaction === 'send') return (slots.includes('ports') ? [...slots, 'flags' as const] : slots).map(line);
  if (slots.length === 0) return [];
  return [...slots.slice(0, 2), 'op' as const, ...slots.slice(2)].map(line);
}

/** The same field side by side; where the two frames are of different kinds, Ethernet is, and the rest just follows. */
export function pairLines(before: readonly Line[], after: readonly Line[]): readonly LinePair[] {
  if (after.length === 0) return before.map((entry) => ({ before: entry, after: null }));
  const count = Math.max(before.length, after.length);
  const sameKind = before.every((entry) => after.some((other) => other.name === entry.name));
  if (sameKind) {
    return after.map((entry) => ({ before: before.find((other) => other.name === entry.name) ?? null, after: entry }));
  }
  return Array.from({ length: count }, (_, index) => ({ before: before[index] ?? null, after: after[index] ?? null }));
}
