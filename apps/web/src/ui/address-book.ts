import type { DeviceRole, LabView } from '@frameplay/classroom';

export type NodeView = LabView['nodes'][number];

/** Who a MAC belongs to, and the shortest end of it that no other MAC of the cluster shares. */
export interface AddressOwner {
  readonly mac: string;
  readonly short: string;
  readonly node: string;
  readonly role: DeviceRole;
  readonly number: number;
  readonly iface: string;
}

export type AddressBook = ReadonlyMap<string, AddressOwner>;

export const BROADCAST_MAC = 'ff:ff:ff:ff:ff:ff';
export const NOBODY_MAC = '00:00:00:00:00:00';

const books = new WeakMap<LabView, AddressBook>();

/** One book for each lab object: it does not change while people play. */
export function addressBook(lab: LabView): AddressBook {
  const known = books.get(lab);
  if (known !== undefined) return known;
  const book = new Map<string, AddressOwner>();
  const macs = lab.nodes.flatMap((node) => node.interfaces.map((iface) => iface.mac));
  for (const node of lab.nodes) {
    for (const iface of node.interfaces) {
      if (iface.mac === '' || iface.mac === NOBODY_MAC) continue;
      book.set(iface.mac, {
        mac: iface.mac,
        short: shortestUniqueEnd(iface.mac, macs),
        node: node.name,
        role: node.role,
        number: node.number,
        iface: iface.name,
      });
    }
  }
  books.set(lab, book);
  return book;
}

/** `02:00:00:00:00:0a` among others that end differently gives `0a`; two that end in `fe` give `00:fe` and `01:fe`. */
export function shortestUniqueEnd(mac: string, all: readonly string[]): string {
  const bytes = mac.split(':');
  for (let count = 1; count < bytes.length; count += 1) {
    const end = bytes.slice(-count).join(':');
    if (all.filter((other) => other !== mac && other.endsWith(end)).length === 0) return end;
  }
  return mac;
}

/** The last two bytes, for a MAC that no device of the cluster has. */
export function lastTwoBytes(mac: string): string {
  return mac.split(':').slice(-2).join(':');
}

export function nodeOf(lab: LabView, name: string): NodeView | null {
  return lab.nodes.find((node) => node.name === name) ?? null;
}

/** Which device has this IPv4 address, without the VIP, which several have. */
export function nodeWithAddress(lab: LabView, address: string): NodeView | null {
  if (address === lab.vip) return null;
  return (
    lab.nodes.find((node) =>
      node.interfaces.some((iface) => iface.addresses.some((text) => text.split('/')[0] === address)),
    ) ?? null
  );
}

/** IPv4 addresses of a device without prefix lengths and loopback, the VIP last. */
export function addressesOf(lab: LabView, node: NodeView): readonly string[] {
  const all = node.interfaces
    .flatMap((iface) => iface.addresses.map((text) => text.split('/')[0] ?? text))
    .filter((address) => !address.startsWith('127.'));
  return [...all.filter((address) => address !== lab.vip), ...all.filter((address) => address === lab.vip)];
}
