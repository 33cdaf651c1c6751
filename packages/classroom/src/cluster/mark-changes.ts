import type { DeviceTables } from '../view.js';

type Row = { readonly changed: boolean };

/** Marks the rows that the device did not have, or had otherwise, at its last decision. */
export function markChanges(now: DeviceTables, before: DeviceTables): DeviceTables {
  return {
    addresses: mark(now.addresses, before.addresses, (row) => `${row.iface} ${row.address} ${row.scope}`),
    neighbours: mark(now.neighbours, before.neighbours, (row) => `${row.address} ${row.iface} ${row.mac} ${row.state}`),
    fdb: mark(now.fdb, before.fdb, (row) => `${row.mac} ${row.port}`),
    routes: mark(now.routes, before.routes, (row) => row.text),
    sysctls: mark(now.sysctls, before.sysctls, (row) => `${row.name} ${row.value}`),
    services: now.services.map((service) => {
      const same = before.services.find(({ text }) => text === service.text);
      const destinations = mark(service.destinations, same?.destinations ?? [], destinationKey);
      return { ...service, destinations };
    }),
    // The expiry counts down by itself; that is no change.
    connections: mark(now.connections, before.connections, (row) => `${row.client} ${row.destination} ${row.state}`),
  };
}

function destinationKey(row: DeviceTables['services'][number]['destinations'][number]): string {
  return `${row.address} ${row.weight} ${row.active} ${row.inactive}`;
}

function mark<T extends Row>(now: readonly T[], before: readonly T[], keyOf: (row: T) => string): readonly T[] {
  const known = new Set(before.map(keyOf));
  return now.map((row) => ({ ...row, changed: !known.has(keyOf(row)) }));
}
