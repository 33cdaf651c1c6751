import { type Frame, type Ipv4Packet, TCP_ACK, TCP_FIN, TCP_RST, TCP_SYN, type TcpSegment } from '@frameplay/engine';
import type { FrameClass } from '../decision.js';
import type { MoveKind } from '../view.js';

/** The name by which a lesson says that a frame is asked. */
export function frameClassOf({ payload }: Frame): FrameClass {
  switch (payload.kind) {
    case 'arp':
      return payload.operation === 1 ? 'arp-request' : 'arp-reply';
    case 'ipv4':
      return packetClass(payload);
    case 'opaque':
      return 'other';
  }
}

function packetClass({ payload }: Ipv4Packet): FrameClass {
  if (payload.kind === 'tcp') return segmentClass(payload);
  return payload.kind === 'icmp-echo' || payload.kind === 'icmp-error' ? 'icmp' : 'other';
}

function segmentClass({ flags, payload, sourcePort, destinationPort }: TcpSegment): FrameClass {
  if ((flags & TCP_RST) !== 0) return 'rst';
  if ((flags & TCP_SYN) !== 0) return (flags & TCP_ACK) !== 0 ? 'syn-ack' : 'syn';
  // The service has the lower port; what goes to it is a request.
  if (payload.length > 0) return destinationPort < sourcePort ? 'request' : 'response';
  return (flags & TCP_FIN) !== 0 ? 'fin' : 'ack';
}

export function moveKindOf({ payload }: Frame): MoveKind {
  if (payload.kind === 'arp') return 'arp';
  if (payload.kind !== 'ipv4') return 'ip';
  if (payload.payload.kind === 'icmp-error') return 'error';
  if (payload.payload.kind !== 'tcp') return 'ip';
  return (payload.payload.flags & TCP_RST) !== 0 ? 'error' : 'tcp';
}
