import { formatIpv4, ipvsConnectionsOf } from '@frameplay/engine';
import { deviceName } from '../cluster/chain-texts.js';
import type { Bilingual, Decision } from '../decision.js';
import { type Explanation, explainBy } from '../rules/rules.js';
import type { LabView } from '../view.js';
import { isDirector } from './explain-arp.js';
import { knownRow } from './explain-reaction.js';
import type { Difference, Judge } from './fields.js';
import { portsOfPacket } from './frame-text.js';
import type { GradedFrame } from './graded-frame.js';
import { schedulerName } from './own-rows.js';
import { nodeWithAddress } from './right-decision.js';
import { packetIn } from './situation.js';

/** Why the director's outgoing frame is wrong. */
export function explainBalance(graded: GradedFrame, decision: Decision): Judge {
  return (difference) => {
    const { field, got, expected } = difference;
    switch (field) {
      case 'realServer':
        return explainServer(graded, expected);
      case 'src':
        return explainBy('DR-1', { expected });
      case 'dst':
        return isMacOfChosen(graded, decision, got) ? null : explainBy('DR-2', { row: knownRow(graded) });
      case 'srcIp':
        return explainBy('DR-3', { expected }, isDirector(graded.lab, got) ? 'M2' : null);
      case 'dstIp':
        return explainBy('DR-3', { expected }, isServerAddress(graded, got) ? 'M2' : null);
      case 'ttl':
        return explainTtl(graded, difference);
      case 'ports':
        return explainBy('DR-5', { expected }, 'M21');
      default:
        return explainBy('KERNEL-1', { expected });
    }
  };
}

/** A wrong server was chosen, and the MAC is rightly that of the wrong one. */
function isMacOfChosen({ lab, key }: GradedFrame, decision: Decision, mac: string | null): boolean {
  if (key.ipvs === null || decision.kind !== 'host' || decision.reaction.kind !== 'send') return false;
  const { realServer } = decision.reaction;
  if (realServer === nodeWithAddress(lab, formatIpv4(key.ipvs.destination.address))) return false;
  const node = lab.nodes.find(({ name }) => name === realServer);
  return node?.interfaces.some((iface) => iface.name !== 'lo' && iface.mac === mac) ?? false;
}

export function isServerAddress({ lab, activity }: GradedFrame, text: string | null): boolean {
  if (text === null || text === activity.vip) return false;
  return lab.nodes.some(
    ({ role, interfaces }) => role === 'server' && interfaces.some(({ addresses }) => addresses.includes(text)),
  );
}

function explainTtl(graded: GradedFrame, { got, expected }: Difference): Explanation {
  const before = String(packetIn(graded)?.ttl ?? Number(expected) + 1);
  return explainBy('DR-4', { before, expected }, got === before ? 'M37' : null);
}

/** Why it is this server's turn, or still its connection. */
export function explainServer(graded: GradedFrame, server: string): Explanation {
  const { key, lab } = graded;
  const expected = deviceName(lab, server);
  const packet = packetIn(graded);
  if (key.ipvs !== null && !key.ipvs.newConnection && packet !== null) {
    const client = `${formatIpv4(packet.src)}:${portsOfPacket(packet).sport}`;
    return explainBy('IPVS-CONN-1', { client, expected });
  }
  const scheduler = schedulerName(graded);
  if (scheduler !== 'rr') return explainBy('IPVS-SCHED-1', { scheduler, expected });
  const last = ipvsConnectionsOf(graded.world, graded.node)
    .filter(({ template }) => !template)
    .map(({ destinationAddress }) => nodeWithAddress(lab, formatIpv4(destinationAddress)))
    .filter((node) => node !== null);
  return explainBy('IPVS-RR-1', { last: lastPick(lab, last), expected });
}

function lastPick(lab: LabView, servers: readonly string[]): Bilingual {
  const names = [...new Set(servers)].map((server) => deviceName(lab, server));
  if (names.length === 0) return { zh: '还没有连接', en: 'there is no connection yet' };
  return {
    zh: `已有的连接给了${names.map(({ zh }) => zh).join('、')}`,
    en: `the connections so far went to ${names.map(({ en }) => en).join(', ')}`,
  };
}
