import { Octets } from './octets.js';
import { icmpText } from './print-icmp.js';
import type { PrintOptions } from './print-options.js';
import { igmpText, vrrpText } from './print-others.js';
import { type Carrier, type Conversations, tcpText } from './print-tcp.js';
import { udpText } from './print-udp.js';

const ICMP = 1;
const IGMP = 2;
const IPIP = 4;
const TCP = 6;
const UDP = 17;
const VRRP = 112;
const NAMES: Readonly<Record<number, string>> = {
  [ICMP]: 'ICMP',
  [IGMP]: 'IGMP',
  [IPIP]: 'IPIP',
  [TCP]: 'TCP',
  [UDP]: 'UDP',
  47: 'GRE',
  50: 'ESP',
  51: 'AH',
  [VRRP]: 'VRRP',
};
/** /etc/protocols, for fragments without -n. */
const PROTOCOL_NAMES: Readonly<Record<number, string>> = {
  [ICMP]: 'icmp',
  [IGMP]: 'igmp',
  [IPIP]: 'ipencap',
  [TCP]: 'tcp',
  [UDP]: 'udp',
  [VRRP]: 'vrrp',
};

/** print-ip.c of tcpdump 4.99. `isNamed`: the line says IP first (it does not after a link-layer header). */
export function ipText(packet: Octets, isNamed: boolean, options: PrintOptions, conversations: Conversations): string {
  const name = isNamed ? 'IP ' : '';
  const headerLength = (packet.u8(0) & 15) * 4;
  if (packet.length < 20) return `${name} [|ip]`;
  const total = packet.u16(2);
  const fragment = packet.u16(6);
  const [src, dst, protocol] = [packet.ipv4(12), packet.ipv4(16), packet.u8(9)];
  const header = options.verbose > 0 ? `${headerText(packet, total, fragment, protocol)}\n    ` : '';
  const offset = fragment & 0x1fff;
  if (offset > 0) {
    const what = options.numeric ? `ip-proto-${protocol}` : (PROTOCOL_NAMES[protocol] ?? `ip-proto-${protocol}`);
    return `${name}${header}${src} > ${dst}: ${what}`;
  }
  const payload = packet.from(headerLength, total);
  const length = total - headerLength;
  const isFragment = (fragment & 0x3fff) !== 0;
  const pseudoSum = packet.u16(12) + packet.u16(14) + packet.u16(16) + packet.u16(18) + protocol + length;
  const carrier: Carrier = { src, dst, pseudoSum, isFragment, length };
  if (protocol === TCP) return name + header + tcpText(payload, carrier, options, conversations);
  if (protocol === UDP) return name + header + udpText(payload, carrier, options);
  return `${name}${header}${src} > ${dst}: ${carriedText(payload, protocol, carrier, options, conversations)}`;
}

function carriedText(
  payload: Octets,
  protocol: number,
  carrier: Carrier,
  options: PrintOptions,
  conversations: Conversations,
): string {
  const inner = (packet: Octets): string => ipText(packet, !options.linkLayer, options, conversations);
  switch (protocol) {
    case ICMP:
      return icmpText(payload, carrier.length, carrier.isFragment, options, inner);
    case IGMP:
      return options.quick ? 'igmp' : igmpText(payload, options.verbose);
    case IPIP:
      return inner(payload);
    case VRRP:
      return vrrpText(payload, carrier.length, options.verbose);
    default:
      return ` ip-proto-${protocol} ${carrier.length}`;
  }
}

const FRAGMENT_FLAGS: readonly (readonly [number, string])[] = [
  [0x2000, '+'],
  [0x4000, 'DF'],
  [0x8000, 'rsvd'],
];

function headerText(packet: Octets, total: number, fragment: number, protocol: number): string {
  const tos = packet.u8(1);
  const congestion = ['', ',ECT(1)', ',ECT(0)', ',CE'][tos & 3] ?? '';
  const flags = FRAGMENT_FLAGS.flatMap(([bit, text]) => ((fragment & bit) !== 0 ? [text] : [])).join(', ') || 'none';
  const name = NAMES[protocol] ?? 'unknown';
  return (
    `(tos 0x${tos.toString(16)}${congestion}, ttl ${packet.u8(8)}, id ${packet.u16(4)}, ` +
    `offset ${(fragment & 0x1fff) * 8}, flags [${flags}], proto ${name} (${protocol}), length ${total})`
  );
}
