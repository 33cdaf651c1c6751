import { US_PER_SECOND } from '../core/time.js';
import { TCP_ACK, TCP_FIN, TCP_RST, TCP_SYN } from '../wire/frame.js';
import type { IpvsTimeouts } from './timeouts.js';

/** ip_vs_proto_tcp.c, under the names that `ipvsadm -Lnc` prints. */
export type TcpConnectionState =
  | 'NONE'
  | 'ESTABLISHED'
  | 'SYN_SENT'
  | 'SYN_RECV'
  | 'FIN_WAIT'
  | 'TIME_WAIT'
  | 'CLOSE'
  | 'CLOSE_WAIT'
  | 'LAST_ACK'
  | 'LISTEN'
  | 'SYNACK';

type Row = readonly TcpConnectionState[];
interface Table {
  readonly syn: Row;
  readonly fin: Row;
  readonly ack: Row;
  readonly rst: Row;
}

const NO: TcpConnectionState = 'NONE';
const ES: TcpConnectionState = 'ESTABLISHED';
const SS: TcpConnectionState = 'SYN_SENT';
const SR: TcpConnectionState = 'SYN_RECV';
const FW: TcpConnectionState = 'FIN_WAIT';
const TW: TcpConnectionState = 'TIME_WAIT';
const CL: TcpConnectionState = 'CLOSE';
const CW: TcpConnectionState = 'CLOSE_WAIT';
const LA: TcpConnectionState = 'LAST_ACK';
const LI: TcpConnectionState = 'LISTEN';
const SA: TcpConnectionState = 'SYNACK';

const ORDER: Row = [NO, ES, SS, SR, FW, TW, CL, CW, LA, LI, SA];

/** The client's packets, when the answers pass this director too. */
const INPUT: Table = {
  syn: [SR, ES, ES, SR, SR, SR, SR, SR, SR, SR, SR],
  fin: [CL, CW, SS, TW, TW, TW, CL, CW, LA, LI, TW],
  ack: [ES, ES, SS, ES, FW, TW, CL, CW, CL, LI, ES],
  rst: [CL, CL, CL, SR, CL, CL, CL, CL, LA, LI, SR],
};

/** With direct routing the director sees the client's half only. */
const INPUT_ONLY: Table = {
  syn: [SR, ES, ES, SR, SR, SR, SR, SR, SR, SR, SR],
  fin: [CL, FW, SS, TW, FW, TW, CL, CW, LA, LI, TW],
  ack: [ES, ES, SS, ES, FW, TW, CL, CW, CL, LI, ES],
  rst: [CL, CL, CL, SR, CL, CL, CL, CL, LA, LI, CL],
};

/** The server's packets. */
const OUTPUT: Table = {
  syn: [SS, ES, SS, SR, SS, SS, SS, SS, SS, LI, SR],
  fin: [TW, FW, SS, TW, FW, TW, CL, TW, LA, LI, TW],
  ack: [ES, ES, SS, ES, FW, TW, CL, CW, LA, ES, ES],
  rst: [CL, CL, SS, CL, CL, TW, CL, CL, CL, CL, CL],
};

// tcp_states_dos: a half-open connection may be part of a flood, so it waits for the client's ACK as SYNACK.

const INPUT_SECURE: Table = {
  syn: [SR, ES, ES, SR, SR, SR, SR, SR, SR, SR, SA],
  fin: [CL, CW, SS, TW, TW, TW, CL, CW, LA, LI, SA],
  ack: [ES, ES, SS, SR, FW, TW, CL, CW, CL, LI, SA],
  rst: [CL, CL, CL, SR, CL, CL, CL, CL, LA, LI, CL],
};

const INPUT_ONLY_SECURE: Table = {
  syn: [SA, ES, ES, SR, SA, SA, SA, SA, SA, SA, SA],
  fin: [CL, FW, SS, TW, FW, TW, CL, CW, LA, LI, TW],
  ack: [ES, ES, SS, ES, FW, TW, CL, CW, CL, LI, ES],
  rst: [CL, CL, CL, SR, CL, CL, CL, CL, LA, LI, CL],
};

const OUTPUT_SECURE: Table = {
  syn: [SS, ES, SS, SA, SS, SS, SS, SS, SS, LI, SA],
  fin: [TW, FW, SS, TW, FW, TW, CL, TW, LA, LI, TW],
  ack: [ES, ES, SS, ES, FW, TW, CL, CW, LA, ES, ES],
  rst: [CL, CL, SS, CL, CL, TW, CL, CL, CL, CL, CL],
};

/** Whose packet it is; `input-only` while no answer has ever passed this director. */
export type Direction = 'input' | 'output' | 'input-only';

/** `secure`: the table of secure_tcp=3. */
export function nextTcpState(
  state: TcpConnectionState,
  flags: number,
  direction: Direction,
  secure: boolean,
): TcpConnectionState {
  const row = rowFor(tableOf(direction, secure), flags);
  return row === null ? CL : (row[ORDER.indexOf(state)] ?? state);
}

function tableOf(direction: Direction, secure: boolean): Table {
  if (direction === 'output') return secure ? OUTPUT_SECURE : OUTPUT;
  if (direction === 'input') return secure ? INPUT_SECURE : INPUT;
  return secure ? INPUT_ONLY_SECURE : INPUT_ONLY;
}

function rowFor(table: Table, flags: number): Row | null {
  if ((flags & TCP_RST) !== 0) return table.rst;
  if ((flags & TCP_SYN) !== 0) return table.syn;
  if ((flags & TCP_FIN) !== 0) return table.fin;
  return (flags & TCP_ACK) !== 0 ? table.ack : null;
}

/** ActiveConn counts these; the others are InActConn. */
export function isActiveState(state: TcpConnectionState): boolean {
  return state === 'ESTABLISHED' || state === 'SYN_SENT' || state === 'SYN_RECV' || state === 'SYNACK';
}

const SECONDS: Readonly<Record<Exclude<TcpConnectionState, 'ESTABLISHED' | 'FIN_WAIT'>, number>> = {
  NONE: 2,
  SYN_SENT: 120,
  SYN_RECV: 60,
  TIME_WAIT: 120,
  CLOSE: 10,
  CLOSE_WAIT: 60,
  LAST_ACK: 30,
  LISTEN: 120,
  SYNACK: 120,
};

export function tcpTimeoutUs(state: TcpConnectionState, timeouts: IpvsTimeouts): number {
  if (state === 'ESTABLISHED') return timeouts.tcpS * US_PER_SECOND;
  if (state === 'FIN_WAIT') return timeouts.tcpFinS * US_PER_SECOND;
  return SECONDS[state] * US_PER_SECOND;
}
