import { type KernelError, kernelError } from '../core/kernel-error.js';
import { done, ok, type Result } from '../core/result.js';
import { RULES, type RuleId } from '../core/rule.js';
import { interfaceByIfindex } from '../host/host.js';
import type { QueuedPacket } from '../host/neighbour.js';
import { transmit } from '../host/transmit.js';
import { learn } from '../switch/switch.js';
import { createBacklog, type Delivery, takeDelivery } from './backlog.js';
import { handleFrame, runWake } from './dispatch.js';
import { createRecording, Effects, type Recording } from './effects.js';
import { forkWorld } from './fork.js';
import type {
  Claim,
  KernelReaction,
  LearnedMac,
  OutgoingFrame,
  PendingPacket,
  Resolution,
  WaitingFrame,
  Why,
} from './frame-reaction.js';
import { changesBetween, snapshotTables } from './table-changes.js';
import { createWakeQueue, takeWake } from './wake-queue.js';
import type { World } from './world-handle.js';
import { type HostNode, type Node, nodeAt, nodeIdOf, portIndex, stateOf, type WorldState } from './world-state.js';

/** From now on frames that reach this node wait. */
export function holdAt(world: World, node: string): void {
  const state = stateOf(world);
  state.held.add(nodeIdOf(state, node));
}

/** Frames are handled by the kernel again; those that wait already keep waiting. */
export function releaseAt(world: World, node: string): void {
  const state = stateOf(world);
  state.held.delete(nodeIdOf(state, node));
}

export function waitingFrames(world: World): readonly WaitingFrame[] {
  return stateOf(world).waiting;
}

function noSuchFrame(id: number): { readonly ok: false; readonly error: KernelError } {
  return kernelError('ENOENT', `no frame waits under the number ${id}`);
}

function deliveryOf(state: WorldState, waiting: WaitingFrame): Delivery {
  const node = nodeIdOf(state, waiting.node);
  return { node, port: portIndex(nodeAt(state, node), waiting.iface) ?? 0, frame: waiting.frame, cause: 0 };
}

/**
 * What the kernel would do with it, or would do if what a person claims were so. Changes nothing: it looks at a fork.
 * ENOENT: no such frame waits.
 */
export function keyOf(world: World, waitingId: number, claim: Claim = {}): Result<KernelReaction, KernelError> {
  const original = stateOf(world);
  const waiting = original.waiting.find((frame) => frame.id === waitingId);
  if (waiting === undefined) return noSuchFrame(waitingId);
  const state = stateOf(forkWorld(original));
  const delivery = deliveryOf(state, waiting);
  const node = nodeAt(state, delivery.node);
  const before = snapshotTables(node);
  const queuedBefore = queuedPackets(node);
  const effects = new Effects(state);
  effects.forced = claim.destination ?? null;
  const recording = createRecording();
  const accepted = reactInSilence(state, effects, recording, delivery, claim.asIfMine ?? false);
  return ok({
    accepted,
    out: node.kind === 'host' ? recording.out : [],
    pending: node.kind === 'host' ? pendingSince(node, queuedBefore) : [],
    learned: node.kind === 'switch' ? learnedFrom(node, waiting) : null,
    outPorts: node.kind === 'switch' ? recording.out.map((out) => out.iface) : [],
    ipvs: recording.ipvs,
    changes: changesBetween(before, snapshotTables(node)),
    why: recording.rules.map(whyOf),
  });
}

function whyOf(rule: RuleId): Why {
  return { rule, kernelFunction: RULES[rule] };
}

function learnedFrom(node: Node, waiting: WaitingFrame): LearnedMac | null {
  if (node.kind !== 'switch') return null;
  const entry = node.device.fdb.get(waiting.frame.src);
  const port = entry === undefined ? undefined : node.device.ports[entry.port];
  return port === undefined ? null : { mac: waiting.frame.src, iface: port.name };
}

/**
 * Lets one device handle a frame, and its programs have their turns, all of this instant, while
 * everything it would send is written down in place of being sent.
 */
function reactInSilence(
  state: WorldState,
  effects: Effects,
  recording: Recording,
  delivery: Delivery,
  asIfMine: boolean,
): boolean {
  const { backlog, wakes } = state;
  state.backlog = createBacklog();
  state.wakes = createWakeQueue();
  effects.record(recording);
  const accepted = handleFrame(state, effects, delivery, asIfMine);
  for (;;) {
    // Nothing goes on a wire, so what is left is this device's own: lo and its programs.
    if (takeDelivery(state.backlog, effects.delivery)) {
      handleFrame(state, effects, effects.delivery);
      continue;
    }
    const wake = takeWake(state.wakes);
    if (wake === undefined) break;
    runWake(state, effects, wake);
  }
  effects.record(null);
  state.backlog = backlog;
  state.wakes = wakes;
  return accepted;
}

function queuedPackets(node: Node): ReadonlySet<QueuedPacket> {
  const queued = new Set<QueuedPacket>();
  if (node.kind === 'host')
    for (const neighbour of node.host.neighbours.values()) for (const packet of neighbour.queue) queued.add(packet);
  return queued;
}

function pendingSince(node: HostNode, before: ReadonlySet<QueuedPacket>): PendingPacket[] {
  const pending: PendingPacket[] = [];
  for (const neighbour of node.host.neighbours.values()) {
    const iface = interfaceByIfindex(node.host, neighbour.ifindex)?.name ?? '';
    for (const queued of neighbour.queue)
      if (!before.has(queued)) pending.push({ iface, nextHop: neighbour.address, packet: queued.packet });
  }
  return pending;
}

/** Settles a waiting frame. ENOENT: no such frame waits; EINVAL: an interface that the node has not. */
export function resolve(world: World, waitingId: number, how: Resolution): Result<void, KernelError> {
  const state = stateOf(world);
  const waiting = state.waiting.find((frame) => frame.id === waitingId);
  if (waiting === undefined) return noSuchFrame(waitingId);
  const delivery = deliveryOf(state, waiting);
  const node = nodeAt(state, delivery.node);
  const refusal = refuse(node, how);
  if (refusal !== null) return refusal;
  state.waiting = state.waiting.filter((frame) => frame !== waiting);
  const effects = new Effects(state);
  effects.tracer?.decides(waiting, delivery.node, how.by === 'kernel' ? 'kernel' : 'person');
  switch (how.by) {
    case 'kernel':
      handleFrame(state, effects, delivery);
      return done;
    case 'person':
      applyPerson(state, effects, delivery, how);
      return done;
    case 'person-switch':
      applyPersonSwitch(effects, node, waiting, how);
      return done;
  }
}

function refuse(node: Node, how: Resolution): { readonly ok: false; readonly error: KernelError } | null {
  switch (how.by) {
    case 'kernel':
      return null;
    case 'person':
      if (node.kind !== 'host') return kernelError('EINVAL', 'a switch decides about ports');
      return unknownPort(
        node,
        how.out.map((out) => out.iface),
      );
    case 'person-switch':
      if (node.kind !== 'switch') return kernelError('EINVAL', 'only a switch decides about ports');
      return unknownPort(node, how.learn === null ? how.outPorts : [...how.outPorts, how.learn.iface]);
  }
}

function unknownPort(node: Node, names: readonly string[]): { readonly ok: false; readonly error: KernelError } | null {
  const unknown = names.find((name) => portIndex(node, name) === undefined);
  return unknown === undefined ? null : kernelError('EINVAL', `there is no interface ${unknown}`);
}

function applyPerson(
  state: WorldState,
  effects: Effects,
  delivery: Delivery,
  how: Extract<Resolution, { by: 'person' }>,
): void {
  const node = nodeAt(state, delivery.node);
  if (node.kind !== 'host') return;
  if (how.process) {
    const before = queuedPackets(node);
    effects.forced = how.destination ?? null;
    reactInSilence(state, effects, createRecording(), delivery, how.asIfMine ?? false);
    effects.forced = null;
    if (how.consumePending === true) takePending(node, before);
  }
  for (const out of how.out) sendAs(effects, node, out);
}

function takePending(node: HostNode, before: ReadonlySet<QueuedPacket>): void {
  for (const neighbour of node.host.neighbours.values())
    neighbour.queue = neighbour.queue.filter((queued) => before.has(queued));
}

function sendAs(effects: Effects, node: HostNode, out: OutgoingFrame): void {
  const iface = node.host.interfaces.find((candidate) => candidate.name === out.iface);
  if (iface !== undefined) transmit(effects, node.host, iface, out.frame);
}

function applyPersonSwitch(
  effects: Effects,
  node: Node,
  waiting: WaitingFrame,
  how: Extract<Resolution, { by: 'person-switch' }>,
): void {
  if (node.kind !== 'switch') return;
  const learned = how.learn;
  const port = learned === null ? undefined : node.device.ports.find((candidate) => candidate.name === learned.iface);
  if (learned !== null && port !== undefined) learn(effects, node.device, learned.mac, port);
  for (const name of how.outPorts) {
    const out = node.device.ports.find((candidate) => candidate.name === name);
    if (out?.up === true && out.carrier) effects.transmitFrom(node.device, out, waiting.frame);
  }
}
