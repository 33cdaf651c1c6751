import { PROTOCOL_TCP, PROTOCOL_UDP } from '../../wire/frame.js';
import type { ConnectionState, ForwardingMethod, TransportProtocol } from '../ipvs.js';

// include/uapi/linux/ip_vs.h: IP_VS_CONN_F_* and IP_VS_TCP_S_* as they travel between directors.

const FORWARDING_MASK = 0x0007;
export const FLAG_NO_OUTPUT = 0x0080;
export const FLAG_INACTIVE = 0x0100;
export const FLAG_TEMPLATE = 0x1000;
export const TEMPLATE_ASSURED = 1;

const FORWARDING: readonly [number, ForwardingMethod][] = [
  [0, 'masquerade'],
  [2, 'tunnel'],
  [3, 'direct-route'],
];

const TCP_STATES: readonly ConnectionState[] = [
  'NONE',
  'ESTABLISHED',
  'SYN_SENT',
  'SYN_RECV',
  'FIN_WAIT',
  'TIME_WAIT',
  'CLOSE',
  'CLOSE_WAIT',
  'LAST_ACK',
  'LISTEN',
  'SYNACK',
];

export function forwardingFlag(method: ForwardingMethod): number {
  return FORWARDING.find(([, name]) => name === method)?.[0] ?? 0;
}

export function forwardingOf(flags: number): ForwardingMethod {
  return FORWARDING.find(([flag]) => flag === (flags & FORWARDING_MASK))?.[1] ?? 'direct-route';
}

export function stateNumber(state: ConnectionState): number {
  return Math.max(0, TCP_STATES.indexOf(state));
}

/** Undefined: no such state. UDP has one only. */
export function stateNamed(protocol: TransportProtocol, state: number): ConnectionState | undefined {
  return protocol === 'udp' ? (state === 0 ? 'UDP' : undefined) : TCP_STATES[state];
}

export function protocolNumber(protocol: TransportProtocol | 'ip'): number {
  return protocol === 'tcp' ? PROTOCOL_TCP : protocol === 'udp' ? PROTOCOL_UDP : 0;
}

export function protocolNamed(number: number): TransportProtocol | 'ip' | undefined {
  if (number === PROTOCOL_TCP) return 'tcp';
  if (number === PROTOCOL_UDP) return 'udp';
  return number === 0 ? 'ip' : undefined;
}
