import { countersOf } from '@frameplay/engine';
import { ipvsStatsNow, startCommand } from '@frameplay/shell';
import type { LabNode } from '../labfile/lab.js';
import type { LabRun, StepResult } from '../run/lab-run.js';
import type { StateFile, StateNode, StateStep } from './state-file.js';

const US_PER_SECOND = 1_000_000;

/** What the commands said, and every table now: for a run that has finished. */
export function labState(run: LabRun): StateFile {
  const nodes = run.lab.nodes.map((node) => [node.name, nodeState(run, node)] as const);
  return { scenario: run.lab.name, steps: run.results.map(stepState), nodes: Object.fromEntries(nodes) };
}

function stepState(result: StepResult): StateStep {
  const t = result.startUs / US_PER_SECOND;
  const took = (result.endUs - result.startUs) / US_PER_SECOND;
  if (result.kind === 'wait') return { step: result.step, t, wait: took };
  const { exit, stdout, stderr } = result.result;
  const said = { step: result.step, t, on: result.on, cmd: result.command, exit, stdout };
  return stderr === '' ? { ...said, took } : { ...said, stderr, took };
}

/** The tables are what the real commands print, so the commands are asked. */
function nodeState(run: LabRun, node: LabNode): StateNode {
  const ask = (command: string): string => answer(run, node.name, command);
  const table = (command: string): unknown => JSON.parse(ask(command));
  if (node.kind === 'bridge') return { kind: 'bridge', fdb: table('bridge -j fdb show br br0') };
  const counters = Object.fromEntries(countersOf(run.world, node.name));
  const head = {
    kind: 'linux' as const,
    addr: table('ip -j addr'),
    route: table('ip -j route show table all'),
    neigh: table('ip -j neigh'),
  };
  if (!usesIpvs(run, node.name)) return { ...head, counters };
  return {
    ...head,
    ipvs: ask('ipvsadm -Ln'),
    ipvs_conns: ask('ipvsadm -Lnc'),
    counters,
    // The recordings give the estimator time to look again.
    ipvs_stats: ipvsStatsNow(run.world, node.name),
  };
}

function answer(run: LabRun, node: string, command: string): string {
  const asked = startCommand(run.world, node, command);
  if (asked.kind !== 'ended' || asked.result.exit !== 0) throw new Error(`${node}: ${command} gave no table`);
  return asked.result.stdout;
}

/** Elsewhere the module is not loaded, so there are no tables. */
export function usesIpvs(run: LabRun, node: string): boolean {
  return run.lab.steps.some(
    (step) => step.kind === 'run' && step.on === node && /^(ipvsadm|keepalived)\b/.test(step.command),
  );
}
