import type { DeviceTables, FieldResult, FrameView } from '@frameplay/classroom';

/** The row of the person's own tables that decides a field. */
export type DecidingRow =
  | { readonly table: 'fdb'; readonly mac: string; readonly port: string }
  | { readonly table: 'neighbours'; readonly address: string; readonly mac: string; readonly state: string }
  | { readonly table: 'sysctls'; readonly name: string; readonly value: string };

export function decidingRow(
  result: FieldResult,
  frame: FrameView,
  tables: DeviceTables | undefined,
): DecidingRow | null {
  if (tables === undefined || result.right) return null;
  if (result.field === 'out') {
    const row = tables.fdb.find((entry) => entry.mac === frame.dst);
    return row === undefined ? null : { table: 'fdb', mac: row.mac, port: row.port };
  }
  if (result.field === 'dst') {
    const row = tables.neighbours.find((entry) => entry.mac !== null && entry.mac === result.expected);
    if (row === undefined || row.mac === null) return null;
    return { table: 'neighbours', address: row.address, mac: row.mac, state: row.state };
  }
  const why = result.why?.en ?? '';
  const sysctl = tables.sysctls.find((entry) => why.includes(entry.name));
  return sysctl === undefined ? null : { table: 'sysctls', name: sysctl.name, value: sysctl.value };
}
