import {
  addHost,
  addSwitch,
  type Cause,
  connect,
  createWorld,
  drainCauses,
  drainTrace,
  forkWorld,
  invariant,
  type MacAddress,
  parseIpv4,
  parseMac,
  serve,
  type TraceEvent,
  type World,
} from '@frameplay/engine';
import { type CommandResult, copyCommand, type ShellFiles, type StartedCommand } from '@frameplay/shell';
import type { Lab, LabNode, LabServer } from '../labfile/lab.js';

/** How a step went. */
export type StepResult =
  | {
      readonly kind: 'run';
      readonly step: number;
      readonly on: string;
      readonly command: string;
      readonly startUs: number;
      readonly endUs: number;
      readonly result: CommandResult;
    }
  | { readonly kind: 'wait'; readonly step: number; readonly startUs: number; readonly endUs: number };

/** What the network did, and during which step. */
export interface LabEvent {
  readonly step: number;
  readonly event: TraceEvent;
}

/** What led to frames, and during which step. */
export interface LabCause {
  readonly step: number;
  readonly cause: Cause;
}

/** Why a lab cannot go on: this version lacks a command or a feature. */
export interface LabRefusal {
  readonly what: string;
  /** The line of the lab file. */
  readonly line: number;
}

/**
 * A lab that is being run. Plain data, owned and moved on by one caller: `advanceLab`.
 * Between steps the clock runs to the start of the next one; in a step a command runs.
 */
export interface LabRun {
  readonly lab: Lab;
  readonly world: World;
  readonly files: ShellFiles;
  /** The step that is under way, or comes next. */
  stepIndex: number;
  /** When that step starts. Once all steps are done: when the last one's slot ends. */
  stepStartUs: number;
  phase: LabPhase;
  readonly results: StepResult[];
  /** Collected since the start or since the owner last emptied it. */
  events: LabEvent[];
  /** Likewise. */
  causes: LabCause[];
}

export type LabPhase =
  | { readonly kind: 'between-steps' }
  | { readonly kind: 'command'; readonly command: StartedCommand }
  | { readonly kind: 'finished' }
  | { readonly kind: 'refused'; readonly refusal: LabRefusal };

/** Builds the network of a lab and stands before step 0. */
export function startLab(lab: Lab, options: { readonly seed: number }): LabRun {
  const world = createWorld({ seed: options.seed });
  for (const node of lab.nodes) addNode(world, node);
  for (const { endpoints } of lab.links) {
    const [a, b] = endpoints;
    connect(world, endpointSpec(a), endpointSpec(b));
  }
  const refusal = lab.nodes.map((node) => startServers(world, node)).find((found) => found !== undefined);
  // Frames before step 0 do not count.
  drainTrace(world);
  drainCauses(world);
  const phase: LabPhase = refusal === undefined ? { kind: 'between-steps' } : { kind: 'refused', refusal };
  return { lab, world, files: filesOf(lab), stepIndex: 0, stepStartUs: 0, phase, results: [], events: [], causes: [] };
}

function addNode(world: World, node: LabNode): void {
  const add = node.kind === 'linux' ? addHost : addSwitch;
  add(world, node.name);
}

function endpointSpec(endpoint: { readonly node: string; readonly interface: string; readonly mac: string }) {
  return { node: endpoint.node, iface: endpoint.interface, mac: macOf(endpoint.mac) };
}

function macOf(text: string): MacAddress {
  const mac = parseMac(text);
  invariant(mac.ok, `the lab file let through the MAC ${text}`);
  return mac.value;
}

function startServers(world: World, node: LabNode): LabRefusal | undefined {
  if (node.kind === 'bridge') return undefined;
  return node.serve.map((server) => startServer(world, node.name, server)).find((found) => found !== undefined);
}

function startServer(world: World, node: string, server: LabServer): LabRefusal | undefined {
  const bind = parseIpv4(server.bind);
  invariant(bind.ok, `the lab file let through the address ${server.bind}`);
  const started = serve(world, node, {
    port: server.port,
    body: server.body,
    bind: bind.value,
    echo: server.echo,
    udp: server.protocol === 'udp',
    ...(server.sizeBytes === undefined ? {} : { sizeBytes: server.sizeBytes }),
  });
  if (started.ok) return undefined;
  return { what: `serve on ${node} port ${server.port} (${started.error.message})`, line: server.line };
}

function filesOf(lab: Lab): ShellFiles {
  const files: ShellFiles = {};
  for (const { node, path, text } of lab.files) {
    const ofNode = files[node] ?? {};
    files[node] = ofNode;
    ofNode[path] = text;
  }
  return files;
}

/** An independent copy, for looking ahead. */
export function forkLab(run: LabRun): LabRun {
  const files = Object.fromEntries(Object.entries(run.files).map(([node, paths]) => [node, { ...paths }]));
  const { results, events, causes } = run;
  const world = forkWorld(run.world);
  return {
    ...run,
    world,
    files,
    phase: copyPhase(run.phase),
    results: [...results],
    events: [...events],
    causes: [...causes],
  };
}

/** A line of several commands that is under way goes on by itself in each copy. */
function copyPhase(phase: LabPhase): LabPhase {
  return phase.kind === 'command' ? { kind: 'command', command: copyCommand(phase.command) } : phase;
}

/** Takes the events that were collected since the last call. */
export function takeLabEvents(run: LabRun): LabEvent[] {
  const { events } = run;
  run.events = [];
  return events;
}

/** Likewise what led to them. */
export function takeLabCauses(run: LabRun): LabCause[] {
  const { causes } = run;
  run.causes = [];
  return causes;
}
