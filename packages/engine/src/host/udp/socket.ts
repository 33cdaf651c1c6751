import type { KernelErrorCode } from '../../core/kernel-error.js';
import type { Ipv4Address } from '../../wire/address.js';

/** A datagram as its reader gets it. */
export interface ReceivedDatagram {
  readonly address: Ipv4Address;
  readonly port: number;
  readonly payload: Uint8Array;
}

/** udp_sock. `localAddress` 0: any. `remoteAddress` 0: not connected, it hears everybody. */
export interface UdpSocket {
  readonly id: number;
  readonly owner: number;
  readonly localAddress: Ipv4Address;
  readonly localPort: number;
  readonly remoteAddress: Ipv4Address;
  readonly remotePort: number;
  inbox: ReceivedDatagram[];
  /** sk_err: what an ICMP error said; only connected sockets learn of it. */
  error: KernelErrorCode | null;
}
