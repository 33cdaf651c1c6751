import {
  encodeFrame,
  type Frame,
  holdAt,
  invariant,
  type KernelReaction,
  keyOf,
  RULES,
  resolve,
  type TraceEvent,
  type WaitingFrame,
  waitingFrames,
} from '@frameplay/engine';
import type { Lab } from '../labfile/lab.js';
import { advanceLab } from '../run/advance-lab.js';
import { type LabEvent, type LabRun, startLab } from '../run/lab-run.js';

const TUNNEL = 'tunl0';

type FrameEvent = Extract<TraceEvent, { kind: 'frame' }>;

/** A reaction's frames that have not been seen leaving yet. */
type Expected = { readonly at: string; readonly bytes: string; readonly reason: string };

/**
 * Why each frame of a run was sent, taken or dropped, as far as the kernel's rules know: one text or nothing for each
 * event of `events`. The lab runs a second time with every device held, so that each frame's key is asked for; should
 * that run not be the same run, nothing is said.
 */
export function explainFrames(
  lab: Lab,
  events: readonly LabEvent[],
  options: { readonly seed: number },
): (string | undefined)[] {
  const run = startLab(lab, options);
  for (const node of lab.nodes) holdAt(run.world, node.name);
  const told: Told = { arrivals: new Map(), expected: new Map() };
  for (;;) {
    const outcome = advanceLab(run, { stopAtWaiting: true });
    if (outcome !== 'waiting') break;
    for (const waiting of waitingFrames(run.world)) tell(run, waiting, told);
  }
  return sameFrames(events, run.events)
    ? events.map(({ event }) => commentOn(event, told))
    : events.map(() => undefined);
}

/** By node and interface: what became of the frames that arrived, in order; by node and time: what is sent for them. */
type Told = { readonly arrivals: Map<string, string[]>; readonly expected: Map<string, Expected[]> };

function tell(run: LabRun, waiting: WaitingFrame, told: Told): void {
  const key = keyOf(run.world, waiting.id);
  invariant(key.ok, 'a waiting frame has a key');
  push(told.arrivals, `${waiting.node} ${waiting.iface}`, describe(key.value));
  const reason = ruleText(key.value);
  const instant = `${waiting.node} ${waiting.arrivedAtUs}`;
  for (const { iface, frame } of key.value.out) {
    push(told.expected, instant, { at: iface, bytes: bytesOf(frame), reason: `sent: ${reason}` });
  }
  for (const iface of key.value.outPorts) {
    push(told.expected, instant, { at: iface, bytes: bytesOf(waiting.frame), reason: `sent: ${reason}` });
  }
  const settled = resolve(run.world, waiting.id, { by: 'kernel' });
  invariant(settled.ok, 'the kernel can always decide');
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function bytesOf(frame: Frame): string {
  return encodeFrame(frame).join(' ');
}

/** The last rule settled the frame's fate. */
function ruleText(key: KernelReaction): string {
  const rules = key.why.map(({ rule, kernelFunction }) => `${rule} (${kernelFunction})`);
  return rules.length === 0 ? 'no rule' : rules.join(', ');
}

function describe(key: KernelReaction): string {
  const silent = key.out.length + key.outPorts.length + key.pending.length + key.changes.length === 0;
  const fate = key.accepted ? (silent ? 'taken, no answer' : 'taken') : 'dropped';
  return `${fate}: ${ruleText(key)}`;
}

function commentOn(event: TraceEvent, told: Told): string | undefined {
  if (event.kind !== 'frame') return undefined;
  // Nothing waits at a tunnel: its frames are part of the reaction to the ones that carry them.
  if (event.iface === TUNNEL) return event.dir === 'in' ? 'taken: out of the tunnel' : 'sent: into the tunnel';
  if (event.dir === 'in') return told.arrivals.get(`${event.node} ${event.iface}`)?.shift();
  return sentBecause(event, told) ?? `sent: ${ownRules(event)}`;
}

/** Sent by a program, a command or a timer: what the trace knows of it. */
function ownRules({ rules, rule }: FrameEvent): string {
  const all = rules.length > 0 || rule === null ? rules : [rule];
  const named = all.map((id) => `${id} (${RULES[id]})`).join(', ');
  return `${named === '' ? '' : `${named}, `}by a program, a command or a timer of this device`;
}

function sentBecause(event: FrameEvent, told: Told): string | undefined {
  const expected = told.expected.get(`${event.node} ${event.t}`) ?? [];
  const bytes = bytesOf(event.frame);
  const found = expected.findIndex((one) => one.at === event.iface && one.bytes === bytes);
  return found === -1 ? undefined : expected.splice(found, 1)[0]?.reason;
}

function sameFrames(a: readonly LabEvent[], b: readonly LabEvent[]): boolean {
  const same = (x: TraceEvent, y: TraceEvent | undefined): boolean =>
    x.kind !== 'frame' ||
    (y?.kind === 'frame' && x.t === y.t && x.node === y.node && x.iface === y.iface && x.dir === y.dir);
  return a.length === b.length && a.every(({ event }, index) => same(event, b[index]?.event));
}
