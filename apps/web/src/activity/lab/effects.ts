import type { ClusterView, DeviceTables } from '@frameplay/classroom';

/** A row of a device's table that the last line changed. */
export interface Effect {
  readonly node: string;
  /** The command that shows the table. */
  readonly command: string;
  readonly text: string;
  readonly mac: string | null;
  readonly state: string;
}

/** All rows that are marked as changed, device by device. */
export function effectsOf(tables: ClusterView['tables']): readonly Effect[] {
  return Object.entries(tables).flatMap(([node, table]) => rowsOf(table).map((row) => ({ node, ...row })));
}

type Row = Omit<Effect, 'node'>;

function rowsOf(tables: DeviceTables): readonly Row[] {
  const { addresses, sysctls, routes, services, neighbours, fdb, connections } = tables;
  const row = (command: string, text: string, state = '', mac: string | null = null): Row => ({
    command,
    text,
    state,
    mac,
  });
  return [
    ...changed(sysctls).map(({ name, value }) => row('sysctl', `${name} = ${value}`)),
    ...changed(addresses).map(({ address, iface }) => row('ip addr', address, iface)),
    ...changed(routes).map(({ text }) => row('ip route', text)),
    ...changed(services.flatMap(({ destinations }) => destinations)).map(({ address, weight, active, inactive }) =>
      row('ipvsadm -Ln', `→ ${address}`, `Weight ${weight} ActiveConn ${active} InActConn ${inactive}`),
    ),
    ...changed(neighbours).map(({ address, mac, state }) => row('ip neigh', address, state, mac)),
    ...changed(connections).map(({ client, destination, state }) =>
      row('ipvsadm -Lnc', `${client} → ${destination}`, state),
    ),
    ...changed(fdb).map(({ mac, port }) => row('bridge fdb', port, '', mac)),
  ];
}

function changed<T extends { readonly changed: boolean }>(rows: readonly T[]): readonly T[] {
  return rows.filter((one) => one.changed);
}
