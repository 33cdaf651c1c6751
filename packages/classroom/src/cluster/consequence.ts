import type { Bilingual } from '../decision.js';
import type { ConsequenceView } from '../view.js';
import type { ClusterState } from './cluster-state.js';
import type { MoveEvent, Poisoning } from './desk.js';
import { lookForPoisoning, ownerOf } from './poisoning.js';
import type { Turn } from './turn.js';

type Link = ConsequenceView['chain'][number];

/** Looks after each step whether requests go around the director, and tells it when that changed. */
export function tellConsequence(cluster: ClusterState, turn: Turn): void {
  lookForPoisoning(cluster);
  const { desk, run, id: clusterId } = cluster;
  const consequence = run.poisoning === null ? null : consequenceOf(cluster, run.poisoning);
  if (JSON.stringify(consequence) === JSON.stringify(desk.consequence)) return;
  desk.consequence = consequence;
  turn.events.push({ type: 'consequence', clusterId, consequence });
}

function consequenceOf(cluster: ClusterState, poisoning: Poisoning): ConsequenceView {
  const { vip } = cluster.desk.lab;
  const { node, mac, owner, counters } = poisoning;
  return {
    poisoned: { node, vip, mac, owner },
    chain: chainOf(cluster, poisoning),
    counters: { ...counters },
  };
}

/** Question, answer, the row that was written, what came too late, and the first packet that went the wrong way. */
function chainOf(cluster: ClusterState, poisoning: Poisoning): readonly Link[] {
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

function linkOf(cluster: ClusterState, poisoning: Poisoning, move: MoveEvent): Link[] {
  const { vip } = cluster.desk.lab;
  const { from, to, frame, no, kind } = move;
  const decided = move.sentBy === 'person';
  const make = (actor: string, text: Bilingual): Link[] => [{ no, kind, actor, text, decided }];
  if (frame.arp !== null) {
    if (from.node === poisoning.node && frame.arp.op === 1 && frame.arp.tpa === vip)
      return make(from.node, asks(from.node, vip));
    if (frame.arp.spa !== vip) return [];
    const teller = ownerOf(cluster.desk.lab, frame.arp.sha)?.name ?? frame.arp.sha;
    if (to.node === poisoning.node) return make(to.node, arrives(poisoning, teller, frame.arp.sha, no));
    return from.node === teller ? make(teller, tells(teller, vip, frame.arp.op, frame.arp.sha === poisoning.mac)) : [];
  }
  const goesAround = from.node === poisoning.node && frame.ip?.dst === vip && frame.dst === poisoning.mac;
  return goesAround && no > poisoning.sinceNo ? [{ ...goesLink(poisoning, move), decided: false }] : [];
}

function goesLink({ node, owner, mac }: Poisoning, { no, summary }: MoveEvent): Omit<Link, 'decided'> {
  const server = owner ?? mac;
  return {
    no,
    kind: GOES_WRONG,
    actor: node,
    text: {
      zh: `${node} 立刻把 ${summary} 发给 ${server}：调度器没有经手。`,
      en: `${node} sends ${summary} straight to ${server}: the director never sees it.`,
    },
  };
}

function asks(node: string, vip: string): Bilingual {
  return { zh: `${node} 问所有人：谁有 ${vip}？`, en: `${node} asks everybody: who has ${vip}?` };
}

function tells(teller: string, vip: string, op: 1 | 2, wrong: boolean): Bilingual {
  if (op === 1) {
    return {
      zh: `${teller} 自己发 ARP 请求，发送方写的是 ${vip}。`,
      en: `${teller} sends an ARP request of its own with ${vip} as sender.`,
    };
  }
  return wrong
    ? { zh: `${teller} 应答：${vip} 在我这儿。`, en: `${teller} answers: ${vip} is here.` }
    : { zh: `${teller} 也应答了：${vip} 在我这儿。`, en: `${teller} answers too: ${vip} is here.` };
}

function arrives({ node, mac, sinceNo }: Poisoning, teller: string, sha: string, no: number): Bilingual {
  if (sha === mac) {
    return {
      zh: `${node} 的邻居表写下：VIP 在 ${teller}。`,
      en: `${node} writes into its neighbour table: the VIP is at ${teller}.`,
    };
  }
  return no > sinceNo
    ? {
        zh: `${teller} 的应答后到：1 秒之内，先到的那个留下（locktime）。`,
        en: `The answer of ${teller} comes later: within 1 s the first one stays (locktime).`,
      }
    : { zh: `${teller} 的应答先到，后来被盖掉了。`, en: `The answer of ${teller} came first and was overwritten.` };
}
