import type { StateFile, StateStep } from '../state/state-file.js';
import { canonical, pick } from './canonical.js';
import { normaliseOutput } from './state-text.js';

export type StateDifference = { readonly item: string; readonly a: unknown; readonly b: unknown };

export type StateComparison = {
  readonly items: number;
  /** In the order of A's items, then those that only B has. Equal if empty. */
  readonly differences: readonly StateDifference[];
};

/** Compares what the commands printed and every table at the end, normalised. */
export function compareStates(a: StateFile, b: StateFile): StateComparison {
  const left = normaliseState(a);
  const right = normaliseState(b);
  const names = [...new Set([...left.keys(), ...right.keys()])];
  const differences = names
    .filter((item) => !left.has(item) || !right.has(item) || canonical(left.get(item)) !== canonical(right.get(item)))
    .map((item) => ({ item, a: left.get(item), b: right.get(item) }));
  return { items: left.size, differences };
}

export function describeStateComparison(result: StateComparison, all: boolean): string {
  if (result.differences.length === 0) return `equal: ${result.items} items of state`;
  const shown = all ? result.differences : result.differences.slice(0, 1);
  return shown.map(({ item, a, b }) => `DIFFERENT in ${item}\nA: ${show(a)}\nB: ${show(b)}`).join('\n');
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? '(missing)';
}

function normaliseState(state: StateFile): Map<string, unknown> {
  const items = new Map<string, unknown>();
  for (const step of state.steps) addStep(items, step);
  for (const [name, node] of Object.entries(state.nodes)) {
    for (const [table, value] of Object.entries(node)) items.set(`${name} ${table}`, normaliseTable(table, value));
  }
  return items;
}

function addStep(items: Map<string, unknown>, step: StateStep): void {
  if (!('cmd' in step)) return;
  items.set(`step ${step.step} (${step.on}: ${step.cmd})`, [step.exit, normaliseOutput(step.cmd, step.stdout)]);
}

type Row = Readonly<Record<string, unknown>>;

function normaliseTable(table: string, value: unknown): unknown {
  switch (table) {
    case 'counters':
      return normaliseCounters(value as Row);
    case 'neigh':
      return sortBy(
        (value as Row[]).map((row) => pick(row, ['dst', 'dev', 'lladdr', 'state'])),
        ['dev', 'dst'],
      );
    case 'fdb':
      return normaliseFdb(value as Row[]);
    case 'route':
      return (value as Row[]).map((row) => canonical(pick(row, ROUTE_KEYS))).sort();
    case 'addr':
      return (value as Row[]).filter((row) => Object.keys(row).length > 0).map(normaliseInterface);
    default:
      return normaliseText(table, value);
  }
}

const ROUTE_KEYS = ['type', 'dst', 'gateway', 'dev', 'table', 'scope', 'prefsrc', 'flags'];
const UNCERTAIN_COUNTERS = ['IpInReceives', 'IpInDelivers', 'IpOutRequests'];

function normaliseCounters(counters: Row): Record<string, unknown> {
  const compared = Object.entries(counters).filter(
    ([name]) =>
      (name.startsWith('Ip') || name.startsWith('Icmp')) &&
      !name.includes('Octets') &&
      !name.includes('Pkts') &&
      !UNCERTAIN_COUNTERS.includes(name),
  );
  return Object.fromEntries(compared);
}

function normaliseFdb(rows: readonly Row[]): Row[] {
  const learned = rows.filter((row) => row['state'] !== 'permanent');
  return sortBy(
    learned.map((row) => pick(row, ['mac', 'ifname', 'master', 'state'])),
    ['mac', 'ifname'],
  );
}

function sortBy(rows: Row[], keys: readonly string[]): Row[] {
  const keyOf = (row: Row): string => keys.map((key) => String(row[key])).join('\u0000');
  return rows.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

const ADDRESS_KEYS = ['family', 'local', 'prefixlen', 'broadcast', 'scope', 'label'];

function normaliseInterface(row: Row): unknown {
  const name = String(row['ifname'] ?? '');
  // The kernel gives dummies a random MAC.
  const address = name.startsWith('dummy') ? null : (row['address'] ?? null);
  const addresses = (row['addr_info'] as Row[] | undefined) ?? [];
  const infos = addresses.map((info) => pick(info, ADDRESS_KEYS));
  return [row['ifname'] ?? null, address, row['flags'] ?? [], row['operstate'] ?? null, infos];
}

function normaliseText(table: string, value: unknown): unknown {
  if (typeof value !== 'string' || !table.startsWith('ipvs')) return value;
  return normaliseOutput(table === 'ipvs_conns' ? 'ipvsadm -Lnc' : 'ipvsadm -Ln', value);
}
