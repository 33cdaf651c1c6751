import { formatIpv4, formatMac } from '@frameplay/engine';
import type { Decision, FieldName } from '../decision.js';
import { type Explanation, explainBy } from '../rules/rules.js';
import { explainAnswer } from './explain-answer.js';
import { explainOwnRequest } from './explain-arp.js';
import { explainBalance, explainServer, isServerAddress } from './explain-balance.js';
import { explainForward } from './explain-forward.js';
import { explainPacketReaction } from './explain-reaction.js';
import type { Difference, Judge } from './fields.js';
import type { GradedFrame } from './graded-frame.js';
import { interfaceOfAddress, macOf, routeRow } from './own-rows.js';
import { chosenServer } from './right-decision.js';
import { packetIn, routedTo, situationOf } from './situation.js';

/** Why a decision about a packet is wrong, from the outside in: verdict, reaction, server, fields. */
export function explainPacket(graded: GradedFrame, decision: Decision, wrong: ReadonlySet<FieldName>): Judge {
  const judgeField = judgeOfFields(graded, decision);
  return (difference) => {
    if (difference.field === 'verdict') return explainVerdict(graded, difference);
    if (wrong.has('verdict')) return null;
    if (difference.field === 'reaction') return explainPacketReaction(graded, difference);
    return wrong.has('reaction') ? null : judgeField(difference);
  };
}

function judgeOfFields(graded: GradedFrame, decision: Decision): Judge {
  if (decision.kind === 'host' && decision.reaction.kind === 'arp-request') {
    return explainRequest(graded);
  }
  switch (situationOf(graded)) {
    case 'balance':
      return explainBalance(graded, decision);
    case 'answer':
      return explainAnswer(graded);
    case 'forward':
      return explainForward(graded);
    case 'none':
      return ({ expected }) => explainBy('KERNEL-1', { expected });
  }
}

/** A director that asks for another server's MAC has chosen the wrong server. */
function explainRequest(graded: GradedFrame): Judge {
  const to = routedTo(graded);
  const explain = explainOwnRequest(graded, (to === null ? null : routeRow(graded, to)) ?? '?');
  const server = chosenServer(graded);
  return (difference) =>
    difference.field === 'tpa' && server !== null && isServerAddress(graded, difference.got)
      ? explainServer(graded, server)
      : explain(difference);
}

function explainVerdict(graded: GradedFrame, { expected }: Difference): Explanation {
  const { frame, iface } = graded;
  const mine = macOf(graded, iface);
  const packet = packetIn(graded);
  const owner = packet === null ? null : interfaceOfAddress(graded, packet.dst);
  const dstIp = packet === null ? '' : formatIpv4(packet.dst);
  if (expected === 'ignore' && formatMac(frame.dst) !== mine) {
    return explainBy('ETH-1', { dst: formatMac(frame.dst), mine }, owner === null ? null : 'M42');
  }
  if (expected === 'ignore') return explainBy('ETH-4', { dstIp }, 'M17');
  return owner === null ? explainBy('ETH-3', { mine }) : explainBy('ETH-2', { mine, dstIp, iface: owner });
}
