import type { RuleId } from '../core/rule.js';
import type { SimTimeUs } from '../core/time.js';
import type { Ipv4Address } from '../wire/address.js';
import type { Frame, Ipv4Packet } from '../wire/frame.js';
import type { Host } from './host.js';
import type { Interface } from './interface.js';
import type { Neighbour, QueuedPacket } from './neighbour.js';
import type { RejectWith } from './netfilter/rule-set.js';

/** What a host's timers mean when they run out. Plain data: they are part of the world. */
export type HostTimer =
  | { readonly kind: 'neighbour' | 'neighbour-forgotten'; readonly key: number }
  | { readonly kind: 'tcp-retransmit'; readonly socket: number }
  | { readonly kind: 'tcp-probe'; readonly socket: number }
  | { readonly kind: 'tcp-delayed-ack'; readonly socket: number }
  | { readonly kind: 'tcp-time-wait'; readonly socket: number }
  | { readonly kind: 'program'; readonly program: number; readonly tag: number }
  | {
      readonly kind: 'igmp-report';
      readonly ifindex: number;
      readonly group: Ipv4Address;
      readonly left: number;
    }
  | { readonly kind: 'proxy-arp'; readonly ifindex: number; readonly frame: Frame };

/** What a netfilter hook says of a packet: go on with it, perhaps translated, or the hook has taken (or dropped) it. */
export type HookVerdict = Ipv4Packet | 'stolen';

/**
 * What a host may do to the world around it, handed in with every call. The simulation implements
 * it; a host keeps no reference to it.
 */
export interface HostEnvironment {
  readonly now: SimTimeUs;
  /** Puts a frame on the cable of `iface`; the interface's state has been looked at already. */
  transmit(host: Host, iface: Interface, frame: Frame): void;
  /** Gives a packet back to the same host by lo. */
  loop(host: Host, packet: Ipv4Packet): void;
  setTimer(host: Host, at: number, timer: HostTimer): number;
  /** As if a timer of the kernel had been cancelled and set anew; it must not have fired. */
  moveTimer(id: number, at: number): void;
  /** It will not fire until it is moved. */
  parkTimer(id: number): void;
  cancelTimer(id: number): void;
  /** The program's next turn: after all frames of this instant have been handled. */
  wake(host: Host, program: number): void;
  /** netfilter's LOCAL_IN, where IPVS sits. */
  localIn(host: Host, iface: Interface, packet: Ipv4Packet): HookVerdict;
  /** netfilter's FORWARD: IPVS looks at answers that pass through here. */
  forwarded(host: Host, packet: Ipv4Packet): HookVerdict;
  /** A packet has come out of a tunnel: it arrives once more, by the tunnel's interface. */
  decapsulated(host: Host, iface: Interface, packet: Ipv4Packet): void;
  /** The firewall's OUTPUT rejects a packet of this host: its sender is told. */
  rejectOwn(host: Host, by: RejectWith, packet: Ipv4Packet): void;
  /** A raw socket of its protocol may want a packet that is delivered here. Returns whether one took it. */
  deliverRaw(host: Host, iface: Interface, packet: Ipv4Packet): boolean;
  /** The link went up or down, as netlink tells those who listen. */
  linkChanged(host: Host, iface: Interface): void;
  /** A socket of the kernel itself (the IPVS synchronisation) may want a datagram. Returns whether one took it. */
  deliverToKernel(host: Host, iface: Interface, packet: Ipv4Packet): boolean;
  /** netfilter's LOCAL_OUT. */
  localOut(host: Host, packet: Ipv4Packet): HookVerdict;
  /** For the key and the trace: which rule settled something. Ignored unless somebody asked. */
  decided(rule: RuleId): void;
  /** For the trace: this packet waits for a neighbour's answer; its sending is next; this neighbour's MAC is new. */
  waitsForNeighbour(queued: QueuedPacket): void;
  hasWaited(queued: QueuedPacket): void;
  learnsNeighbour(host: Host, neighbour: Neighbour): void;
}
