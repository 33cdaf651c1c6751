import type { DeviceTables, FrameView, LabView } from '@frameplay/classroom';
import { BROADCAST_MAC, NOBODY_MAC, nodeOf } from '@/ui';
import type { ReactionKind } from './draft';

/** A MAC that the device knows, and where it knows it from. */
export interface TrayTag {
  readonly mac: string;
  readonly from:
    | { readonly kind: 'neighbour'; readonly address: string }
    | { readonly kind: 'own'; readonly iface: string }
    | { readonly kind: 'frame' }
    | { readonly kind: 'everyone' }
    | { readonly kind: 'nobody' };
}

/** What the person may put into a MAC field: own neighbour table, own interfaces, the frame itself, everyone. */
export function trayOf(
  lab: LabView,
  seat: string,
  tables: DeviceTables | undefined,
  frame: FrameView,
  reaction: ReactionKind | undefined,
): readonly TrayTag[] {
  const tags: TrayTag[] = [];
  const add = (tag: TrayTag) => {
    if (!tags.some((other) => other.mac === tag.mac)) tags.push(tag);
  };
  for (const { address, mac } of tables?.neighbours ?? []) {
    if (mac !== null) add({ mac, from: { kind: 'neighbour', address } });
  }
  for (const { name, mac } of nodeOf(lab, seat)?.interfaces ?? []) {
    if (mac !== '' && mac !== NOBODY_MAC) add({ mac, from: { kind: 'own', iface: name } });
  }
  for (const mac of [frame.src, frame.dst, frame.arp?.sha]) {
    if (mac !== undefined && mac !== BROADCAST_MAC) add({ mac, from: { kind: 'frame' } });
  }
  add({ mac: BROADCAST_MAC, from: { kind: 'everyone' } });
  if (reaction === 'arp-request' || reaction === 'arp-reply') add({ mac: NOBODY_MAC, from: { kind: 'nobody' } });
  return tags;
}
