import { type ArpPacket, type Frame, formatIpv4, formatMac, type Ipv4Packet } from '@frameplay/engine';
import type { ComposedArp, ComposedPacket } from '../decision.js';

/** Frames in the words of a decision. */
export type ArpFrame = Frame & { readonly payload: ArpPacket };
export type Ipv4Frame = Frame & { readonly payload: Ipv4Packet };

export function isArp(frame: Frame): frame is ArpFrame {
  return frame.payload.kind === 'arp';
}

export function isIpv4(frame: Frame): frame is Ipv4Frame {
  return frame.payload.kind === 'ipv4';
}

export function composedArp({ src, dst, payload }: ArpFrame): ComposedArp {
  return {
    src: formatMac(src),
    dst: formatMac(dst),
    sha: formatMac(payload.senderMac),
    spa: formatIpv4(payload.senderIp),
    tha: formatMac(payload.targetMac),
    tpa: formatIpv4(payload.targetIp),
  };
}

export function composedPacket({ src, dst, payload }: Ipv4Frame): ComposedPacket {
  const { sport, dport } = portsOfPacket(payload);
  return {
    src: formatMac(src),
    dst: formatMac(dst),
    srcIp: formatIpv4(payload.src),
    dstIp: formatIpv4(payload.dst),
    ttl: payload.ttl,
    sport,
    dport,
  };
}

/** 0 0 for what has no ports. */
export function portsOfPacket({ payload }: Ipv4Packet): { readonly sport: number; readonly dport: number } {
  const hasPorts = payload.kind === 'tcp' || payload.kind === 'udp';
  return hasPorts ? { sport: payload.sourcePort, dport: payload.destinationPort } : { sport: 0, dport: 0 };
}
