import {
  type Frame,
  fdbOf,
  formatIpv4,
  formatMac,
  ipv4Length,
  ipvsServicesOf,
  neighboursOf,
  nodesOf,
  parseIpv4,
  type World,
} from '@frameplay/engine';
import type { AskedQuestion, KeySource } from '../lesson/question.js';
import { isSamePacket } from '../truth/same-packet.js';
import { fieldOf, findFrame, framesLike } from '../truth/select-frame.js';
import { eventsInPlay, standBefore, type Truth } from '../truth/truth.js';
import { canonicalAnswer, NONE } from './canonical.js';

/**
 * The right answer in canonical form, read from the true network; null when the network cannot tell (no such frame, no
 * such device), which the check of a lesson refuses. `truth` null: there is no network, only what is stated counts.
 */
export function keyOfQuestion({ answer, key }: AskedQuestion, truth: Truth | null): string | null {
  const raw = key.from === 'stated' ? key.value : truth === null ? null : keyFrom(key, truth);
  if (raw === null) return null;
  const nodes = truth === null ? [] : truth.history.lab.nodes.map(({ name }) => name);
  const canonical = canonicalAnswer(answer, raw, nodes);
  return canonical.ok ? canonical.value : null;
}

type Computed = Exclude<KeySource, { readonly from: 'stated' }>;

function keyFrom(key: Computed, truth: Truth): string | null {
  switch (key.from) {
    case 'frame': {
      const found = findFrame(truth, key.frame);
      return found === null ? null : fieldOf(found.frame, key.field);
    }
    case 'frame-count':
      return String(framesLike(truth, key.frame).filter(({ step }) => step <= key.untilStep).length);
    case 'seen-at':
      return seenAt(key, truth);
    case 'arp-answers':
      return arpAnswers(key, truth);
    case 'neighbour':
      return neighbourKey(key, truth);
    case 'fdb':
      return fdbKey(key, truth);
    case 'destination':
      return destinationKey(key, truth);
    case 'carried':
      return carried(key, truth);
    case 'step':
      return stepKey(key, truth);
  }
}

type Of<F extends Computed['from']> = Extract<Computed, { readonly from: F }>;

/** Several frames in a row carry one packet from device to device: `nth` counts packets. */
function seenAt({ frame: { dir, frameClass, nth }, untilStep }: Of<'seen-at'>, truth: Truth): string | null {
  const packets: { readonly first: Frame; readonly nodes: Set<string> }[] = [];
  for (const { frame, node, step } of framesLike(truth, { at: null, dir, frameClass })) {
    if (step > untilStep) continue;
    const known = packets.find(({ first }) => isSamePacket(first, frame));
    if (known === undefined) packets.push({ first: frame, nodes: new Set([node]) });
    else known.nodes.add(node);
  }
  const packet = packets[nth - 1];
  return packet === undefined ? null : [...packet.nodes].join(' ');
}

/** As long as the asker's table waits for an answer. */
const ANSWER_US_MAX = 1_000_000;

function arpAnswers({ asker, address }: Of<'arp-answers'>, truth: Truth): string | null {
  const events = eventsInPlay(truth).flatMap(({ event }) => (event.kind === 'frame' ? [event] : []));
  const asked = events.find(({ node, dir, frame: { payload } }) => {
    const isRequest = payload.kind === 'arp' && payload.operation === 1;
    return node === asker && dir === 'out' && isRequest && formatIpv4(payload.targetIp) === address;
  });
  if (asked === undefined || asked.frame.payload.kind !== 'arp') return null;
  const { senderMac } = asked.frame.payload;
  const hosts = new Set(hostsOf(truth));
  const answers = events.filter(({ node, dir, t, frame: { payload } }) => {
    if (dir !== 'out' || !hosts.has(node) || t < asked.t || t > asked.t + ANSWER_US_MAX) return false;
    if (payload.kind !== 'arp' || payload.operation !== 2) return false;
    return formatIpv4(payload.senderIp) === address && payload.targetMac === senderMac;
  });
  return [...new Set(answers.map(({ node }) => node))].join(' ');
}

function hostsOf({ history }: Truth): string[] {
  return history.lab.nodes.filter(({ kind }) => kind === 'linux').map(({ name }) => name);
}

function hasNode(world: World, node: string, kind: 'host' | 'switch'): boolean {
  return nodesOf(world).some((one) => one.name === node && one.kind === kind);
}

function neighbourKey({ node, address, column, afterStep }: Of<'neighbour'>, truth: Truth): string | null {
  const { world } = standBefore(truth, afterStep + 1);
  if (!hasNode(world, node, 'host')) return null;
  const row = neighboursOf(world, node).find((entry) => formatIpv4(entry.address) === address);
  if (row === undefined) return NONE;
  if (column === 'state') return row.state;
  if (row.mac === null) return NONE;
  const mac = formatMac(row.mac);
  return column === 'mac' ? mac : ownerOf(truth, mac);
}

function ownerOf({ history }: Truth, mac: string): string {
  const ends = history.lab.links.flatMap(({ endpoints }) => endpoints);
  return ends.find((end) => end.mac === mac)?.node ?? NONE;
}

function fdbKey({ node, mac, afterStep }: Of<'fdb'>, truth: Truth): string | null {
  const { world } = standBefore(truth, afterStep + 1);
  if (!hasNode(world, node, 'switch')) return null;
  const row = fdbOf(world, node).find((entry) => entry.state === 'learned' && formatMac(entry.mac) === mac);
  return row?.port ?? NONE;
}

/** `address` may carry a port: `192.168.1.11:80`. */
function destinationKey({ node, address, column, afterStep }: Of<'destination'>, truth: Truth): string | null {
  const { world } = standBefore(truth, afterStep + 1);
  if (!hasNode(world, node, 'host')) return null;
  const [host = '', port] = address.split(':');
  const wanted = parseIpv4(host);
  if (!wanted.ok) return null;
  const row = ipvsServicesOf(world, node)
    .flatMap(({ destinations }) => destinations)
    .find((entry) => entry.address === wanted.value && (port === undefined || String(entry.port) === port));
  if (row === undefined) return null;
  const { active, inactive, statsNow } = row;
  const { connections, inPackets, outPackets, inBytes, outBytes } = statsNow;
  const counts = {
    active,
    inactive,
    connections,
    'packets-in': inPackets,
    'packets-out': outPackets,
    'bytes-in': inBytes,
    'bytes-out': outBytes,
  };
  return String(counts[column]);
}

const ETHERNET_BYTES = 14;
const ARP_BYTES = 28;

function lengthOf({ payload }: Frame): number {
  if (payload.kind === 'arp') return ETHERNET_BYTES + ARP_BYTES;
  return ETHERNET_BYTES + (payload.kind === 'ipv4' ? ipv4Length(payload) : payload.bytes.length);
}

function carried({ node, column, untilStep }: Of<'carried'>, truth: Truth): string | null {
  if (!truth.history.lab.nodes.some(({ name }) => name === node)) return null;
  const frames = eventsInPlay(truth).flatMap(({ step, event }) =>
    step <= untilStep && event.kind === 'frame' && event.dir === 'in' && event.node === node ? [event.frame] : [],
  );
  return String(column === 'frames' ? frames.length : frames.reduce((sum, frame) => sum + lengthOf(frame), 0));
}

function stepKey({ step, what }: Of<'step'>, truth: Truth): string | null {
  const result = truth.history.end.results.find((entry) => entry.step === step);
  if (result?.kind !== 'run') return null;
  return what === 'exit' ? String(result.result.exit) : result.result.stdout.replace(/\n$/, '');
}
