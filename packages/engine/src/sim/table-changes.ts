import { interfaceByIfindex } from '../host/host.js';
import { isValid } from '../host/neighbour.js';
import { streamSockets } from '../host/tcp/time-wait.js';
import { formatIpv4, formatMac } from '../wire/address.js';
import type { TableChange } from './frame-reaction.js';
import type { Node } from './world-state.js';

/** The tables of one device as text, row by row, for saying what changed. */
export type TableSnapshot = ReadonlyMap<string, string>;

export function snapshotTables(node: Node): TableSnapshot {
  const rows = new Map<string, string>();
  if (node.kind === 'switch') {
    for (const [mac, entry] of node.device.fdb)
      rows.set(`fdb ${formatMac(mac)}`, node.device.ports[entry.port]?.name ?? '');
    return rows;
  }
  const { host, ipvs } = node;
  for (const neighbour of host.neighbours.values()) {
    const iface = interfaceByIfindex(host, neighbour.ifindex)?.name ?? '';
    const mac = isValid(neighbour.state) ? ` lladdr ${formatMac(neighbour.mac)}` : '';
    rows.set(
      `neighbour ${formatIpv4(neighbour.address)} dev ${iface}`,
      `${mac} ${neighbour.state.toUpperCase()}`.trimStart(),
    );
  }
  for (const connection of ipvs.connections.values()) {
    const client = `${formatIpv4(connection.clientAddress)}:${connection.clientPort}`;
    const server = `${formatIpv4(connection.destinationAddress)}:${connection.destinationPort}`;
    rows.set(`ipvs-connection TCP ${client}`, `${connection.state} ${server}`);
  }
  for (const template of ipvs.templates.values()) {
    const virtual = `${formatIpv4(template.virtualAddress)}:${template.virtualPort}`;
    const server = `${formatIpv4(template.destinationAddress)}:${template.destinationPort}`;
    const state = template.assured ? 'ASSURED' : 'NONE';
    rows.set(
      `ipvs-connection ${template.protocol.toUpperCase()} ${formatIpv4(template.clientAddress)}:0 ${virtual}`,
      `${state} ${server}`,
    );
  }
  for (const socket of streamSockets(host)) {
    if (socket.state === 'listen') continue;
    const remote = `${formatIpv4(socket.remoteAddress)}:${socket.remotePort}`;
    rows.set(`socket ${formatIpv4(socket.localAddress)}:${socket.localPort} ${remote}`, socket.state);
  }
  return rows;
}

export function changesBetween(before: TableSnapshot, after: TableSnapshot): TableChange[] {
  const changes: TableChange[] = [];
  for (const [row, text] of after) {
    const old = before.get(row) ?? null;
    if (old !== text) changes.push(changeOf(row, old, text));
  }
  for (const [row, text] of before) if (!after.has(row)) changes.push(changeOf(row, text, null));
  return changes;
}

function changeOf(row: string, before: string | null, after: string | null): TableChange {
  const space = row.indexOf(' ');
  return { table: row.slice(0, space) as TableChange['table'], key: row.slice(space + 1), before, after };
}
