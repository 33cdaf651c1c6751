import { type Frame, formatIpv4, ipvsServicesOf, portsOf, type WaitingFrame, type World } from '@frameplay/engine';
import type { FrameClass, Question, RealServerChoice } from '../decision.js';
import { frameClassOf } from '../frame/frame-class.js';
import { interfaceOfAddress } from '../grade/own-rows.js';
import { nodeWithAddress } from '../grade/right-decision.js';
import type { ArpTarget, SeatActivity } from '../lesson/activity.js';
import type { LabView } from '../view.js';

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
  return { kind: 'packet', iface, servers: role === 'director' ? serversOf(world, node, lab) : [] };
}

function isArpRequest({ payload }: Frame): boolean {
  return payload.kind === 'arp' && payload.operation === 1;
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
