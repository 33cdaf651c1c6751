import { US_PER_SECOND } from '../../../core/time.js';
import { TCP_ACK, TCP_FIN, TCP_RST, TCP_SYN } from '../../../wire/frame.js';

/** What connection tracking thinks of a connection (enum tcp_conntrack). */
export type TrackedTcpState =
  | 'none'
  | 'syn-sent'
  | 'syn-recv'
  | 'established'
  | 'fin-wait'
  | 'close-wait'
  | 'last-ack'
  | 'time-wait'
  | 'close'
  | 'syn-sent-2';

/** `ignored`: it may be right or wrong, and the state stays. */
export type TrackedTcpStep = TrackedTcpState | 'ignored' | 'invalid';

const STATES: readonly TrackedTcpState[] = [
  ...(['none', 'syn-sent', 'syn-recv', 'established', 'fin-wait', 'close-wait'] as const),
  ...(['last-ack', 'time-wait', 'close', 'syn-sent-2'] as const),
];

type SegmentKind = 'syn' | 'syn-ack' | 'fin' | 'ack' | 'rst' | 'none';
type StepsByKind = Readonly<Record<SegmentKind, string>>;

/** tcp_conntracks in nf_conntrack_proto_tcp.c, its names kept: one column a state, in the order of `STATES`. */
const ORIGINAL: StepsByKind = {
  syn: 'SS SS IG IG IG IG IG SS SS S2',
  'syn-ack': 'IV IV SR IV IV IV IV IV IV SR',
  fin: 'IV IV FW FW LA LA LA TW CL IV',
  ack: 'ES IV ES ES CW CW TW TW CL IV',
  rst: 'IV CL CL CL CL CL CL CL CL CL',
  none: 'IV IV IV IV IV IV IV IV IV IV',
};
const REPLY: StepsByKind = {
  syn: 'IV S2 IV IV IV IV IV SS IV S2',
  'syn-ack': 'IV SR IG IG IG IG IG IG IG SR',
  fin: 'IV IV FW FW LA LA LA TW CL IV',
  ack: 'IV IG SR ES CW CW TW TW CL IG',
  rst: 'IV CL CL CL CL CL CL CL CL CL',
  none: 'IV IV IV IV IV IV IV IV IV IV',
};

const STEPS: Readonly<Record<string, TrackedTcpStep>> = {
  SS: 'syn-sent',
  SR: 'syn-recv',
  ES: 'established',
  FW: 'fin-wait',
  CW: 'close-wait',
  LA: 'last-ack',
  TW: 'time-wait',
  CL: 'close',
  S2: 'syn-sent-2',
  IG: 'ignored',
  IV: 'invalid',
};

/** What a segment with these flags makes of a connection in this state. */
export function trackedStep(state: TrackedTcpState, reply: boolean, flags: number): TrackedTcpStep {
  const row = (reply ? REPLY : ORIGINAL)[kindOf(flags)].split(' ');
  return STEPS[row[STATES.indexOf(state)] ?? ''] ?? 'invalid';
}

/** get_conntrack_index. */
function kindOf(flags: number): SegmentKind {
  if ((flags & TCP_RST) !== 0) return 'rst';
  if ((flags & TCP_SYN) !== 0) return (flags & TCP_ACK) === 0 ? 'syn' : 'syn-ack';
  if ((flags & TCP_FIN) !== 0) return 'fin';
  return (flags & TCP_ACK) === 0 ? 'none' : 'ack';
}

const SECONDS: Readonly<Record<TrackedTcpState, number>> = {
  none: 0,
  'syn-sent': 120,
  'syn-recv': 60,
  established: 432_000,
  'fin-wait': 120,
  'close-wait': 60,
  'last-ack': 30,
  'time-wait': 120,
  close: 10,
  'syn-sent-2': 120,
};
const UNACKNOWLEDGED_SECONDS = 300;

/** tcp_timeouts; a connection that was found in its middle must first be answered. */
export function trackedLifeUs(state: TrackedTcpState, answered: boolean): number {
  const seconds = SECONDS[state];
  return (answered ? seconds : Math.min(seconds, UNACKNOWLEDGED_SECONDS)) * US_PER_SECOND;
}
