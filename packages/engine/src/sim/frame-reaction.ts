import type { RuleId } from '../core/rule.js';
import type { SimTimeUs } from '../core/time.js';
import type { Ipv4Address, MacAddress } from '../wire/address.js';
import type { Frame, Ipv4Packet } from '../wire/frame.js';

/** A frame that stands in front of a held node, in order of arrival. */
export interface WaitingFrame {
  readonly id: number;
  readonly node: string;
  readonly iface: string;
  readonly frame: Frame;
  readonly arrivedAtUs: SimTimeUs;
}

export interface OutgoingFrame {
  readonly iface: string;
  readonly frame: Frame;
}

/** A packet that now waits for a neighbour's answer: its destination MAC is not known. */
export interface PendingPacket {
  readonly iface: string;
  readonly nextHop: Ipv4Address;
  readonly packet: Ipv4Packet;
}

/** The rule of the kernel that decided, and the function of Linux 6.1 where it stands. */
export interface Why {
  readonly rule: RuleId;
  readonly kernelFunction: string;
}

export interface Endpoint {
  readonly address: Ipv4Address;
  readonly port: number;
}

export interface IpvsDecision {
  readonly service: Endpoint;
  readonly destination: Endpoint;
  /** False when the connection table already knew it. */
  readonly newConnection: boolean;
}

export interface LearnedMac {
  readonly mac: MacAddress;
  readonly iface: string;
}

/** One row that differs, as text in the form of its reader (`ip neigh`, `ipvsadm -Lnc`, fdb). */
export interface TableChange {
  readonly table: 'neighbour' | 'ipvs-connection' | 'socket' | 'fdb';
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What the Linux kernel does with a waiting frame, all of the same instant: the key. */
export interface KernelReaction {
  /** The host's Ethernet and IP (or ARP) layers took it; for switches always true. */
  readonly accepted: boolean;
  readonly out: readonly OutgoingFrame[];
  readonly pending: readonly PendingPacket[];
  /** Switches: what the sender's MAC is learned as. */
  readonly learned: LearnedMac | null;
  /** Switches: the ports that the frame leaves by, in order. */
  readonly outPorts: readonly string[];
  readonly ipvs: IpvsDecision | null;
  readonly changes: readonly TableChange[];
  /** In the order in which they decided; the last is what settled the frame's fate. */
  readonly why: readonly Why[];
}

/** What a person says of a frame, and the kernel's rules then work with. */
export interface Claim {
  /** The device takes a frame that is not addressed to its MAC. */
  readonly asIfMine?: boolean;
  /** IPVS puts this new connection there, whatever the scheduler says. */
  readonly destination?: Endpoint | null;
}

/** How a waiting frame is settled. */
export type Resolution =
  | { readonly by: 'kernel' }
  | (Claim & {
      readonly by: 'person';
      /** Does the kernel see the frame? Its own frames of this instant are kept off the wire. */
      readonly process: boolean;
      /** They go on the wire in place of the kernel's. */
      readonly out: readonly OutgoingFrame[];
      /** Packets that this reaction queued for a neighbour are taken out: the person sent them. */
      readonly consumePending?: boolean;
    })
  | { readonly by: 'person-switch'; readonly learn: LearnedMac | null; readonly outPorts: readonly string[] };
