import { type Octets } from './octets.js';

/** print-vrrp.c. */
export function vrrpText(vrrp: Octets, length: number, verbose: number): string {
  const version = vrrp.u8(0) >> 4;
  const type = (vrrp.u8(0) & 15) === 1 ? 'Advertisement' : `[type#${vrrp.u8(0) & 15}]`;
  const head = `VRRPv${version}, ${type}, vrid ${vrrp.u8(1)}, prio ${vrrp.u8(2)}`;
  const authType = vrrp.u8(4);
  const timing =
    version === 3
      ? `, intvl ${vrrp.u16(4) & 0x0fff}cs, length ${length}`
      : `${authText(authType)}, intvl ${vrrp.u8(5)}s, length ${length}`;
  if (verbose === 0) return head + timing;
  const count = vrrp.u8(3);
  const addresses = Array.from({ length: count }, (_, index) => vrrp.ipv4(8 + 4 * index));
  const shown = `, addrs${count === 1 ? '' : `(${count})`}: ${addresses.join(',')}`;
  const password = version === 2 && authType === 1 ? ` auth "${printable(vrrp.text(8 + 4 * count))}"` : '';
  return `${head}${timing}${shown}${password}`;
}

function authText(type: number): string {
  if (type === 0) return ', authtype none';
  if (type === 1) return ', authtype simple';
  return type === 2 ? ', authtype ah' : `, authtype type#${type}`;
}

/** Up to eight octets; the end is filled up with zeros. */
function printable(text: string): string {
  const [shown = ''] = text.slice(0, 8).split('\u0000');
  return shown;
}

const RECORD_TYPES: Readonly<Record<number, string>> = {
  1: 'is_in',
  2: 'is_ex',
  3: 'to_in',
  4: 'to_ex',
  5: 'allow',
  6: 'block',
};

/** print-igmp.c. */
export function igmpText(igmp: Octets, verbose: number): string {
  switch (igmp.u8(0)) {
    case 0x11:
      return 'igmp query v2';
    case 0x12:
      return `igmp v1 report ${igmp.ipv4(4)}`;
    case 0x16:
      return `igmp v2 report ${igmp.ipv4(4)}`;
    case 0x17:
      return `igmp leave ${igmp.ipv4(4)}`;
    case 0x22: {
      const count = igmp.u16(6);
      const records = verbose > 0 ? recordsText(igmp, count, verbose > 1) : '';
      return `igmp v3 report, ${count} group record(s)${records}`;
    }
    default:
      return `igmp-${igmp.u8(0)}`;
  }
}

function recordsText(igmp: Octets, count: number, withSources: boolean): string {
  let text = '';
  for (let index = 0, at = 8; index < count && at + 8 <= igmp.length; index += 1) {
    const sources = igmp.u16(at + 2);
    const list = Array.from({ length: sources }, (_, number) => ` ${igmp.ipv4(at + 8 + 4 * number)}`).join('');
    const shown = withSources ? ` {${list} }` : `, ${sources} source(s)`;
    text += ` [gaddr ${igmp.ipv4(at + 4)} ${RECORD_TYPES[igmp.u8(at)] ?? `[v3-report-#${igmp.u8(at)}]`}${shown}]`;
    at += 8 + 4 * sources;
  }
  return text;
}

/** print-arp.c. */
export function arpText(
  arp: Octets,
  length: number,
  { linkLayer, verbose }: { linkLayer: boolean; verbose: number },
): string {
  const operation = arp.u16(6);
  const name = linkLayer ? '' : 'ARP, ';
  const kinds = verbose > 0 ? 'Ethernet (len 6), IPv4 (len 4), ' : '';
  const said =
    operation === 1
      ? `Request who-has ${arp.ipv4(24)}${isZero(arp, 18) ? '' : ` (${arp.mac(18)})`} tell ${arp.ipv4(14)}`
      : operation === 2
        ? `Reply ${arp.ipv4(14)} is-at ${arp.mac(8)}`
        : `Unknown (${operation})`;
  return `${name}${kinds}${said}, length ${length}`;
}

function isZero(octets: Octets, at: number): boolean {
  return octets.mac(at) === '00:00:00:00:00:00';
}
