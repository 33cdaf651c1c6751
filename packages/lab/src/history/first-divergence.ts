import { encodeFrame, invariant, type TraceEvent } from '@frameplay/engine';
import { normalFrame, numberConnections } from '../compare/normal-trace.js';
import { compareFields, type FieldDifference } from '../play/compare-fields.js';
import type { LabEvent } from '../run/lab-run.js';
import type { TraceLine } from '../trace/trace-line.js';
import { traceLines } from '../trace/write-trace.js';

/**
 * The first frame of a capture point ("rs1:eth0") that is not the same in both runs. `missing`: only `a` has it at its
 * time; `extra`: only `b` has; `different`: both have one then, and these fields differ. The numbers are those of the
 * events in `a` and in `b`.
 */
export type Divergence =
  | { readonly kind: 'missing'; readonly at: string; readonly inA: number }
  | { readonly kind: 'extra'; readonly at: string; readonly inB: number }
  | {
      readonly kind: 'different';
      readonly at: string;
      readonly inA: number;
      readonly inB: number;
      readonly fields: readonly FieldDifference[];
    };

interface Events {
  readonly events: readonly LabEvent[];
}

type FrameEvent = Extract<TraceEvent, { kind: 'frame' }>;

interface NumberedFrame {
  readonly number: number;
  readonly event: FrameEvent;
}

/** The frames of a run by capture point; as the comparer sees them only when somebody asks: it costs most. */
interface Side {
  readonly points: ReadonlyMap<string, readonly NumberedFrame[]>;
  readonly normal: (frame: NumberedFrame) => ReturnType<typeof normalFrame>;
}

/**
 * The first frame that differs, undefined if all are the same. Each capture point is compared in its own order; of
 * their first differences the earliest in the traces is taken: an event is later there than all that led to it.
 * Times alone, IP ids, ephemeral ports and first sequence numbers do not count, as between a run and a recording.
 */
export function firstDivergence(a: Events, b: Events): Divergence | undefined {
  const [left, right] = [sideOf(a.events), sideOf(b.events)];
  const points = [...new Set([...left.points.keys(), ...right.points.keys()])];
  const found = points.map((at) => divergenceAt(at, left, right));
  return found.filter((one) => one !== undefined).reduce<Divergence | undefined>(earlier, undefined);
}

function sideOf(events: readonly LabEvent[]): Side {
  const points = new Map<string, NumberedFrame[]>();
  for (const [number, { event }] of events.entries()) {
    if (event.kind !== 'frame') continue;
    const at = `${event.node}:${event.iface}`;
    const list = points.get(at);
    if (list === undefined) points.set(at, [{ number, event }]);
    else list.push({ number, event });
  }
  let numbered: ReturnType<typeof numberedLines> | undefined;
  const normal = (frame: NumberedFrame) => {
    numbered ??= numberedLines(events);
    const line = numbered.lines.get(frame.number);
    invariant(line !== undefined, 'every frame has a line in the trace');
    return normalFrame(line, numbered.numbering);
  };
  return { points, normal };
}

function numberedLines(events: readonly LabEvent[]) {
  const all = traceLines(events);
  const lines = new Map<number, TraceLine>();
  let next = 0;
  for (const [number, { event }] of events.entries()) {
    const line = event.kind === 'frame' ? all[next++] : undefined;
    if (line !== undefined) lines.set(number, line);
  }
  return { lines, numbering: numberConnections(all) };
}

function divergenceAt(at: string, left: Side, right: Side): Divergence | undefined {
  const [as, bs] = [left.points.get(at) ?? [], right.points.get(at) ?? []];
  const length = Math.max(as.length, bs.length);
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [as[index], bs[index]];
    if (a === undefined) return b && { kind: 'extra', at, inB: b.number };
    if (b === undefined) return { kind: 'missing', at, inA: a.number };
    if (isSameOctets(a.event, b.event)) continue;
    const [wanted, got] = [left.normal(a), right.normal(b)];
    if (wanted.bare !== got.bare) return describe(at, a, b, compareFields(wanted.value, got.value));
  }
  return undefined;
}

/** Most frames are: until the runs part, nothing else needs to be known of them. */
function isSameOctets(a: FrameEvent, b: FrameEvent): boolean {
  if (a.dir !== b.dir) return false;
  if (a.frame === b.frame) return true;
  const [left, right] = [encodeFrame(a.frame), encodeFrame(b.frame)];
  return left.length === right.length && left.every((octet, index) => octet === right[index]);
}

/** One frame is the other one changed only if both go the same way at the same time; else one of them is too many. */
function describe(at: string, a: NumberedFrame, b: NumberedFrame, fields: readonly FieldDifference[]): Divergence {
  const isSameTime = a.event.t === b.event.t;
  if (isSameTime && a.event.dir === b.event.dir) {
    return { kind: 'different', at, inA: a.number, inB: b.number, fields };
  }
  const isMissing = isSameTime ? a.number <= b.number : a.event.t < b.event.t;
  return isMissing ? { kind: 'missing', at, inA: a.number } : { kind: 'extra', at, inB: b.number };
}

function earlier(best: Divergence | undefined, other: Divergence): Divergence {
  if (best === undefined || placeOf(other) < placeOf(best)) return other;
  // Of one reaction: what came is told rather than what did not.
  return placeOf(other) === placeOf(best) && best.kind === 'missing' ? other : best;
}

function placeOf(divergence: Divergence): number {
  switch (divergence.kind) {
    case 'missing':
      return divergence.inA;
    case 'extra':
      return divergence.inB;
    case 'different':
      return Math.min(divergence.inA, divergence.inB);
  }
}
