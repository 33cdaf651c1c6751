import {
  type Frame,
  formatIpv4,
  ipvsServicesOf,
  type MacAddress,
  portsOf,
  queuedPacketsOf,
  type WaitingFrame,
  type World,
} from '@frameplay/engine';
import type { FrameClass, Question, RealServerChoice } from '../decision.js';
import { frameClassOf } from '../frame/frame-class.js';
import { frameView } from '../frame/frame-view.js';
import { type Lens, lensOfRole, throughLens } from '../frame/lens.js';
import { createRelativeSeqs } from '../frame/relative-seqs.js';
import { interfaceOfAddress } from '../grade/own-rows.js';
import { nodeWithAddress } from '../grade/right-decision.js';
import type { ArpTarget, SeatActivity } from '../lesson/activity.js';
import type { FrameView, LabView } from '../view.js';

/** A kind of decision: role, class, and whose address an ARP request is for. `server arp-request vip`. */
export interface DecisionKind {
  readonly frameClass: FrameClass;
  readonly key: string;
}

export function kindOf(waiting: WaitingFrame, activity: SeatActivity, world: World): DecisionKind {
  const frameClass = frameClassOf(waiting.frame);
  const role = activity.roles[waiting.node] ?? 'client';
  const target = role === 'switch' ? null : arpTargetOf(waiting, activity, world);
  return { frameClass, key: [role, frameClass, target].filter((part) => part !== null).join(' ') };
}

/** Does the lesson ask about this kind of frame at this seat at all? */
export function isAskedKind(waiting: WaitingFrame, activity: SeatActivity, world: World): boolean {
  const role = activity.roles[waiting.node];
  if (role === undefined) return false;
  const frameClass = frameClassOf(waiting.frame);
  if (!(activity.asks[role] ?? []).includes(frameClass)) return false;
  const target = role === 'switch' ? null : arpTargetOf(waiting, activity, world);
  return target === null || activity.arpFor.includes(target);
}

function arpTargetOf({ node, frame }: WaitingFrame, activity: SeatActivity, world: World): ArpTarget | null {
  const { payload } = frame;
  if (payload.kind !== 'arp' || payload.operation !== 1) return null;
  if (formatIpv4(payload.targetIp) === activity.vip) return 'vip';
  return interfaceOfAddress({ world, node }, payload.targetIp) === null ? 'other' : 'own';
}

export function questionOf(
  { node, iface, frame }: WaitingFrame,
  activity: SeatActivity,
  lab: LabView,
  world: World,
): Question {
  const role = activity.roles[node];
  if (role === 'switch') {
    return { kind: 'switch', ports: portsOf(world, node).map(({ name }) => name), inPort: iface };
  }
  if (isArpRequest(frame)) return { kind: 'arp', iface };
  const lens = lensOfRole(role ?? 'client');
  return {
    kind: 'packet',
    iface,
    servers: role === 'director' ? serversOf(world, node, lab) : [],
    portsSealed: lens === 'ip',
    held: heldPacket(world, node, frame, lens),
  };
}

function isArpRequest({ payload }: Frame): boolean {
  return payload.kind === 'arp' && payload.operation === 1;
}

const NO_MAC = 0 as MacAddress;

/** What the sender of this ARP answer is waited for, if anything: it has no Ethernet header yet. */
function heldPacket(world: World, node: string, { payload }: Frame, lens: Lens): FrameView | null {
  if (payload.kind !== 'arp') return null;
  const queued = queuedPacketsOf(world, node).find(({ nextHop }) => nextHop === payload.senderIp);
  if (queued === undefined) return null;
  const frame: Frame = { src: NO_MAC, dst: NO_MAC, payload: queued.packet };
  return throughLens(frameView(frame, createRelativeSeqs()), lens);
}

/** In the order of the topology, so that the order of the list says nothing about whose turn it is. */
function serversOf(world: World, node: string, lab: LabView): RealServerChoice[] {
  const order = lab.nodes.map(({ name }) => name);
  return ipvsServicesOf(world, node)
    .flatMap(({ destinations }) => destinations)
    .flatMap(({ address, port }) => {
      const text = formatIpv4(address);
      const server = nodeWithAddress(lab, text);
      return server === null ? [] : [{ node: server, address: text, port }];
    })
    .sort((a, b) => order.indexOf(a.node) - order.indexOf(b.node));
}
