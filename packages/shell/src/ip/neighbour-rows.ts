import { formatIpv4, formatMac, type NeighbourView } from '@frameplay/engine';
import { lines } from '../columns.js';
import { jsonText } from './json-text.js';

/** `ip -j neigh`. With `dev` in the question it is not in the answer. */
export function neighbourJson(entries: readonly NeighbourView[], hideDevice: boolean, pretty: boolean): string {
  const rows = entries.map((entry) => ({
    dst: formatIpv4(entry.address),
    ...(hideDevice ? {} : { dev: entry.iface }),
    ...(entry.mac === null ? {} : { lladdr: formatMac(entry.mac) }),
    state: [entry.state.toUpperCase()],
  }));
  return jsonText(rows, pretty);
}

export function neighbourText(entries: readonly NeighbourView[], hideDevice: boolean): string {
  return lines(
    entries.map((entry) => {
      const device = hideDevice ? '' : `dev ${entry.iface} `;
      const mac = entry.mac === null ? '' : `lladdr ${formatMac(entry.mac)} `;
      return `${formatIpv4(entry.address)} ${device}${mac}${entry.state.toUpperCase()} `;
    }),
  );
}
