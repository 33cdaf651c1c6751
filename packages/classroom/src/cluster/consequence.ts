import type { ConsequenceView, LabView } from '../view.js';
import { arrives, asks, deviceName, goes, tells } from './chain-texts.js';
import type { SeatCluster } from './cluster-state.js';
import type { MoveEvent, Poisoning } from './desk.js';
import { lookForPoisoning, ownerOf } from './poisoning.js';
import type { Turn } from './turn.js';

type Link = ConsequenceView['chain'][number];

/** Looks after each step whether requests go around the director, and tells it when that changed. */
export function tellConsequence(cluster: SeatCluster, turn: Turn): void {
  lookForPoisoning(cluster);
  const { desk, run, id: clusterId } = cluster;
  const consequence = run.poisoning === null ? null : consequenceOf(cluster, run.poisoning);
  if (JSON.stringify(consequence) === JSON.stringify(desk.consequence)) return;
  desk.consequence = consequence;
  turn.events.push({ type: 'consequence', clusterId, consequence });
}

function consequenceOf(cluster: SeatCluster, poisoning: Poisoning): ConsequenceView {
  const { vip } = cluster.desk.lab;
  const { node, mac, owner, counters } = poisoning;
  return {
    poisoned: { node, vip, mac, owner },
    chain: chainOf(cluster, poisoning),
    counters: { ...counters },
  };
}

/** Question, answer, the row that was written, what came too late, and the first packet that went the wrong way. */
function chainOf(cluster: SeatCluster, poisoning: Poisoning): readonly Link[] {
  const before = cluster.desk.consequence?.chain ?? [];
  const links = cluster.desk.moves.flatMap((move) => linkOf(cluster, poisoning, move));
  const merged = new Map([...before, ...links].map((link) => [link.no, link]));
  const chain = [...merged.values()].sort((a, b) => a.no - b.no);
  return onlyFirstPacket(chain);
}

const GOES_WRONG = 'tcp';

function onlyFirstPacket(chain: readonly Link[]): readonly Link[] {
  const first = chain.find(({ kind }) => kind === GOES_WRONG);
  return chain.filter((link) => link.kind !== GOES_WRONG || link === first);
}

function linkOf(cluster: SeatCluster, poisoning: Poisoning, move: MoveEvent): Link[] {
  const { lab } = cluster.desk;
  const { from, frame, no, kind } = move;
  if (frame.arp !== null) return arpLink(lab, poisoning, move);
  const goesAround = from.node === poisoning.node && frame.ip?.dst === lab.vip && frame.dst === poisoning.mac;
  if (!goesAround || no <= poisoning.sinceNo) return [];
  const text = goes(deviceName(lab, from.node), deviceName(lab, poisoning.owner ?? poisoning.mac), move.summary);
  return [{ no, kind, actor: from.node, text, decided: false }];
}

function arpLink(lab: LabView, poisoning: Poisoning, { no, kind, from, to, frame, sentBy }: MoveEvent): Link[] {
  const { arp } = frame;
  if (arp === null) return [];
  const { vip } = lab;
  const asker = deviceName(lab, poisoning.node);
  if (from.node === poisoning.node && arp.op === 1 && arp.tpa === vip) {
    return [{ no, kind, actor: from.node, text: asks(asker, vip), decided: false }];
  }
  if (arp.spa !== vip) return [];
  const teller = ownerOf(lab, arp.sha)?.name ?? arp.sha;
  const isWrong = arp.sha === poisoning.mac;
  if (to.node === poisoning.node) {
    const text = arrives(asker, deviceName(lab, teller), isWrong, no > poisoning.sinceNo);
    return [{ no, kind, actor: to.node, text, decided: false }];
  }
  if (from.node !== teller) return [];
  const text = tells(deviceName(lab, teller), vip, arp.op, isWrong);
  return [{ no, kind, actor: teller, text, decided: isWrong && sentBy === 'person' }];
}
