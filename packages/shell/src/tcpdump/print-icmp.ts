import { serviceName } from '../service-names.js';
import { checksumOf, type Octets } from './octets.js';
import type { PrintOptions } from './print-options.js';

const QUOTED = 8;

/** print-icmp.c of tcpdump 4.99. `quoted` prints the packet that an error is about. */
export function icmpText(
  icmp: Octets,
  length: number,
  isFragment: boolean,
  options: PrintOptions,
  quoted: (packet: Octets) => string,
): string {
  const [type, code] = [icmp.u8(0), icmp.u8(1)];
  const text = `ICMP ${messageText(icmp, type, code, options)}, length ${length}`;
  if (options.verbose === 0) return text;
  const wrong = isFragment ? 0 : checksumOf(icmp);
  const sum =
    wrong === 0
      ? ''
      : ` (wrong icmp cksum ${icmp.u16(2).toString(16)} (->${((icmp.u16(2) + wrong) % 65_535).toString(16)})!)`;
  return isError(type) ? `${text}${sum}\n\t${quoted(icmp.from(QUOTED))}` : `${text}${sum}`;
}

const isError = (type: number): boolean => [3, 4, 5, 11, 12].includes(type);

function messageText(icmp: Octets, type: number, code: number, options: PrintOptions): string {
  switch (type) {
    case 0:
    case 8:
      return `echo ${type === 8 ? 'request' : 'reply'}, id ${icmp.u16(4)}, seq ${icmp.u16(6)}`;
    case 3:
      return unreachableText(icmp, code, options);
    case 5:
      return redirectText(icmp, code);
    case 11:
      return code === 0 ? 'time exceeded in-transit' : 'ip reassembly time exceeded';
    default:
      return `type-#${type}`;
  }
}

const UNREACHABLE: Readonly<Record<number, (destination: string) => string>> = {
  0: (destination) => `net ${destination} unreachable`,
  1: (destination) => `host ${destination} unreachable`,
  5: (destination) => `${destination} unreachable - source route failed`,
  6: (destination) => `net ${destination} unreachable - unknown`,
  7: (destination) => `host ${destination} unreachable - unknown`,
  9: (destination) => `net ${destination} unreachable - admin prohibited`,
  10: (destination) => `host ${destination} unreachable - admin prohibited`,
  13: (destination) => `host ${destination} unreachable - admin prohibited filter`,
};

function unreachableText(icmp: Octets, code: number, options: PrintOptions): string {
  const destination = icmp.ipv4(QUOTED + 16);
  const protocol = icmp.u8(QUOTED + 9);
  if (code === 2) return `${destination} protocol ${protocol} unreachable`;
  if (code === 3) return portText(icmp, destination, protocol, options);
  if (code === 4) {
    const mtu = icmp.u16(6);
    return `${destination} unreachable - need to frag${mtu === 0 ? '' : ` (mtu ${mtu})`}`;
  }
  return UNREACHABLE[code]?.(destination) ?? `#${code} ${destination} unreachable`;
}

function portText(icmp: Octets, destination: string, protocol: number, { numeric }: PrintOptions): string {
  const port = icmp.u16(QUOTED + (icmp.u8(QUOTED) & 15) * 4 + 2);
  const name = protocol === 6 ? 'tcp' : protocol === 17 ? 'udp' : undefined;
  if (name === undefined) return `${destination} protocol ${protocol} port ${port} unreachable`;
  return `${destination} ${name} port ${numeric ? port : serviceName(name, port)} unreachable`;
}

function redirectText(icmp: Octets, code: number): string {
  const [destination, gateway] = [icmp.ipv4(QUOTED + 16), icmp.ipv4(4)];
  const kinds = ['redirect %s to net', 'redirect %s to host', 'redirect-tos %s to net', 'redirect-tos %s to host'];
  const kind = kinds[code] ?? `redirect-#${code} %s to net`;
  return `${kind.replace('%s', destination)} ${gateway}`;
}
