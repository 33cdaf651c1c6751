import { collectTrace } from '@frameplay/engine';
import { changeNow, forkLab, type LabRun } from '@frameplay/lab';
import type { SeatCluster } from '../cluster/cluster-state.js';
import { readTables } from '../cluster/device-tables.js';
import { faultLines } from '../cluster/faults.js';
import { settle } from '../cluster/play.js';
import { tellFaults } from '../cluster/tell-faults.js';
import type { Turn } from '../cluster/turn.js';
import type { Command, Refusal } from '../command.js';
import { NOT_RUNNING } from '../refuse/refuse.js';
import { NO_FAULT_TO_UNDO, unfitFault, unknownCluster, WRONG_KIND } from '../refuse/refuse-activity.js';

type Inject = Extract<Command, { readonly type: 'inject' }>;

/**
 * The teacher breaks something in the network of one group, by the commands that a person would type. The class is not
 * told: it sees what the network does from then on, and the key is what the kernel does in a network broken so.
 */
export function inject({ clusterId, fault, node }: Inject, turn: Turn): Refusal | null {
  const cluster = playing(clusterId, turn);
  if ('code' in cluster) return cluster;
  const { run, desk } = cluster;
  const { world } = run.running;
  const lines = faultLines({ fault, node }, desk.lab, (name) => readTables(world, name, desk.lab));
  const before = forkLab(run.running.labRun);
  if (lines.length === 0 || !lines.every(({ node: at, line }) => changeNow(run.running.labRun, at, line))) {
    restore(cluster, before);
    return unfitFault(fault, node);
  }
  run.undoFault = { before, faults: run.faults };
  run.faults = [...run.faults, { fault, node }];
  settle(cluster, turn);
  tellFaults(cluster, turn);
  return null;
}

/** Takes the newest fault back, as if it had never been: until the network has moved on. */
export function undoFault(clusterId: string, turn: Turn): Refusal | null {
  const cluster = playing(clusterId, turn);
  if ('code' in cluster) return cluster;
  const { run } = cluster;
  if (run.undoFault === null) return NO_FAULT_TO_UNDO;
  const { before, faults } = run.undoFault;
  run.undoFault = null;
  run.faults = faults;
  restore(cluster, before);
  settle(cluster, turn);
  tellFaults(cluster, turn);
  return null;
}

function playing(clusterId: string, { opened }: Turn): SeatCluster | Refusal {
  const cluster = opened.clusters.find(({ id }) => id === clusterId);
  if (cluster === undefined) return unknownCluster(clusterId);
  if (opened.phase === 'lobby') return NOT_RUNNING;
  return cluster.kind === 'seat' && cluster.progress === 'playing' ? cluster : WRONG_KIND;
}

/** A copy of a world tells nothing of itself until it is asked to. */
function restore({ run }: SeatCluster, labRun: LabRun): void {
  collectTrace(labRun.world, true);
  run.running = { ...run.running, labRun, world: labRun.world };
}
