import type { ClusterView, FrameView, WaitView } from '@frameplay/classroom';
import type { SlotName } from './draft';

/** Values of a frame by field, as canonical text. Sealed or absent layers have none. */
export function valuesOf(frame: FrameView): Readonly<Partial<Record<SlotName, string>>> {
  const { arp, ip, tcp } = frame;
  return {
    src: frame.src,
    dst: frame.dst,
    ...(arp === null ? {} : { sha: arp.sha, spa: arp.spa, tha: arp.tha, tpa: arp.tpa }),
    ...(ip === null ? {} : { srcIp: ip.src, dstIp: ip.dst, ttl: String(ip.ttl) }),
    ...(tcp === null ? {} : { ports: `${tcp.sport} ${tcp.dport}` }),
  };
}

/** A packet and the number of the transmission by which it came; null: the device made it itself. */
export interface HeldPacket {
  readonly no: number | null;
  readonly frame: FrameView;
}

/** The packet that "keep" refers to: the waiting frame itself, or, when an ARP answer waits, the packet that waits for it. */
export function referencePacket(cluster: ClusterView, wait: WaitView): HeldPacket | null {
  if (wait.frame?.ip != null) return { no: wait.no, frame: wait.frame };
  const held = wait.question?.kind === 'packet' ? wait.question.held : null;
  if (held === null) return null;
  const came = cluster.moves.findLast(
    (one) => one.to.node === wait.seat && one.no < wait.no && one.frame.ip !== null && one.frame.ip.id === held.ip?.id,
  );
  return came === undefined ? { no: null, frame: held } : { no: came.no, frame: came.frame };
}
