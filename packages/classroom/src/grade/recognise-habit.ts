import { formatMac, type Ipv4Address, inPrefix, parseIpv4, routesOf } from '@frameplay/engine';
import type { MisconceptionId } from '@frameplay/lab';
import type { FieldResult, Question } from '../decision.js';
import { deciding, isDirector } from './explain-arp.js';
import { isArp } from './frame-text.js';
import type { GradedFrame } from './graded-frame.js';
import { interfaceOfAddress } from './own-rows.js';
import { situationOf } from './situation.js';

type Wrong = Pick<FieldResult, 'field' | 'got' | 'expected'>;

/**
 * The misconception about switches, ARP or routers that a wrong field shows by itself. Asked last, when neither the rule
 * nor a wrong rule run by the engine has a name for it; null: this is no known belief.
 */
export function recogniseHabit(graded: GradedFrame, question: Question, wrong: Wrong): MisconceptionId | null {
  switch (question.kind) {
    case 'switch':
      return ofSwitch(question.inPort, wrong);
    case 'arp':
      return wrong.field === 'reaction' ? ofArpReaction(graded, wrong) : null;
    case 'packet':
      return ofPacket(graded, wrong);
  }
}

function ofSwitch(inPort: string, { field, got, expected }: Wrong): MisconceptionId | null {
  if (field === 'learn') return 'M49';
  const given = new Set(portsOf(got));
  const right = portsOf(expected);
  if (given.has(inPort)) return 'M47';
  const isMore = given.size > right.length && right.every((port) => given.has(port));
  if (isMore) return 'M47';
  const isLess = given.size < right.length && [...given].every((port) => right.includes(port));
  return isLess ? 'M48' : null;
}

function portsOf(text: string | null): string[] {
  return text === null || text === 'none' ? [] : text.split(' ').filter((port) => port !== '');
}

/** Silent where an answer is due, or the other way round. */
function ofArpReaction(graded: GradedFrame, { expected }: Wrong): MisconceptionId | null {
  if (!isArp(graded.frame)) return null;
  if (expected === 'none') return 'M59';
  const owner = interfaceOfAddress(graded, graded.frame.payload.targetIp);
  if (owner === null) return null;
  if (owner !== graded.iface) return 'M52';
  return Number(deciding(graded, 'arp_ignore').value) > 0 ? 'M53' : 'M59';
}

function ofPacket(graded: GradedFrame, wrong: Wrong): MisconceptionId | null {
  const { field, got, expected } = wrong;
  switch (field) {
    case 'reaction':
      return isLaterAnswer(graded, wrong) ? 'M12' : null;
    case 'realServer':
      return 'M56';
    case 'src':
      return ofSource(graded, got);
    case 'dst':
      return ofDestination(graded, wrong);
    case 'srcIp':
    case 'dstIp':
      return isHopAddress(graded, got) ? 'M46' : null;
    case 'ttl':
      return 'M55';
    case 'spa':
      // An ARP request is believed to name the server's own address whatever is set.
      return expected === graded.activity.vip && isOwnAddress(graded, got) ? 'M10' : null;
    default:
      return null;
  }
}

/** The second answer to the same question changes nothing, and somebody sends because of it. */
function isLaterAnswer({ frame }: GradedFrame, { got, expected }: Wrong): boolean {
  return isArp(frame) && expected === 'none' && got === 'send';
}

function ofSource(graded: GradedFrame, got: string | null): MisconceptionId | null {
  if (got === formatMac(graded.frame.src)) return 'M45';
  const own = graded.lab.nodes.find(({ name }) => name === graded.node)?.interfaces ?? [];
  return own.some(({ name, mac }) => name !== 'lo' && mac === got) ? 'M62' : null;
}

function ofDestination(graded: GradedFrame, { got, expected }: Wrong): MisconceptionId | null {
  const owner = ownerOf(graded, got);
  if (owner === undefined) return null;
  const addresses = owner.addresses.flatMap((text) => addressOf(text));
  const isNear = addresses.some((address) => isOnLink(graded, address));
  if (!isNear) return 'M44';
  if (isArp(graded.frame) && got !== formatMac(graded.frame.payload.senderMac) && isDirector(graded.lab, got))
    return 'M60';
  const isBackwards = isDirector(graded.lab, got) && !isDirector(graded.lab, expected);
  if (isBackwards && situationOf(graded) !== 'balance') return 'M19';
  const gateway = defaultGatewayOf(graded);
  return gateway !== null && addresses.includes(gateway) ? 'M63' : null;
}

function ownerOf({ lab }: GradedFrame, mac: string | null) {
  return lab.nodes.flatMap(({ interfaces }) => interfaces).find((iface) => iface.name !== 'lo' && iface.mac === mac);
}

function addressOf(text: string): readonly Ipv4Address[] {
  const read = parseIpv4(text);
  return read.ok ? [read.value] : [];
}

function isOnLink({ world, node }: GradedFrame, address: Ipv4Address): boolean {
  return routesOf(world, node, 'main').some(
    ({ gateway, destination, prefixLength }) => gateway === null && inPrefix(address, destination, prefixLength),
  );
}

function defaultGatewayOf({ world, node }: GradedFrame): Ipv4Address | null {
  return routesOf(world, node, 'main').find(({ prefixLength }) => prefixLength === 0)?.gateway ?? null;
}

function isOwnAddress(graded: GradedFrame, text: string | null): boolean {
  const [address] = text === null ? [] : addressOf(text);
  return address !== undefined && interfaceOfAddress(graded, address) !== null;
}

/** An address of a gateway or director, neither the VIP: a hop, which no IP header names. */
function isHopAddress({ lab, activity }: GradedFrame, text: string | null): boolean {
  if (text === null || text === activity.vip) return false;
  const hops = lab.nodes.filter(({ role }) => role === 'gateway' || role === 'director');
  return hops.some(({ interfaces }) => interfaces.some(({ addresses }) => addresses.includes(text)));
}
