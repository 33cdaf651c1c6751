import type { World } from '@frameplay/engine';
import type { DeviceTables } from '../view.js';
import type { Desk } from './desk.js';
import { readTables } from './device-tables.js';
import { markChanges } from './mark-changes.js';
import type { Turn } from './turn.js';

/** A cluster with a network behind its desk. */
export interface WithTables {
  readonly id: string;
  readonly desk: Desk;
  readonly run: { readonly running: { readonly world: World }; readonly baselines: Map<string, DeviceTables> };
}

/** Tells the tables of every device that differ from what was told last. */
export function tellTables(cluster: WithTables, turn: Turn): void {
  const { run, desk, id: clusterId } = cluster;
  for (const { name: node } of desk.lab.nodes) {
    const now = readTables(run.running.world, node, desk.lab);
    const baseline = run.baselines.get(node);
    if (baseline === undefined) run.baselines.set(node, now);
    const tables = baseline === undefined ? now : markChanges(now, baseline);
    if (isSame(desk.tables.get(node), tables)) continue;
    desk.tables.set(node, tables);
    turn.events.push({ type: 'tables', clusterId, node, tables });
  }
}

function isSame(before: DeviceTables | undefined, now: DeviceTables): boolean {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now);
}

/** From here on `changed` means: since the decision that this device makes now. */
export function noteDecisionAt({ run, desk }: WithTables, node: string): void {
  run.baselines.set(node, readTables(run.running.world, node, desk.lab));
}

/** From here on `changed` means, at every device: since now. */
export function noteAllAsSeen(cluster: WithTables): void {
  for (const { name } of cluster.desk.lab.nodes) noteDecisionAt(cluster, name);
}
