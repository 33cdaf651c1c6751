import type { ComposedArp, ComposedPacket, Decision, FieldName, HostDecision, SwitchDecision } from '../decision.js';
import type { FieldTexts } from './fields.js';

export const NOTHING = 'none';

/** The answer as canonical texts. */
export function givenTexts(decision: Decision, kind: 'switch' | 'arp' | 'packet'): FieldTexts {
  return new Map(decision.kind === 'switch' ? ofSwitch(decision) : ofHost(decision, kind));
}

function ofSwitch({ learn, out }: SwitchDecision): [FieldName, string][] {
  return [
    ['learn', learn === null ? NOTHING : `${learn.mac} ${learn.port}`],
    ['out', portsText(out)],
  ];
}

function ofHost({ verdict, reaction }: HostDecision, kind: 'switch' | 'arp' | 'packet'): [FieldName, string][] {
  const texts: [FieldName, string][] = [];
  if (kind === 'packet') texts.push(['verdict', verdict]);
  texts.push(['reaction', reaction.kind]);
  switch (reaction.kind) {
    case 'none':
      return texts;
    case 'arp-reply':
    case 'arp-request':
      return [...texts, ...arpTexts(reaction.frame)];
    case 'send':
      if (reaction.realServer !== null) texts.push(['realServer', reaction.realServer]);
      return [...texts, ...packetTexts(reaction.frame)];
  }
}

export function arpTexts({ src, dst, sha, spa, tha, tpa }: ComposedArp): [FieldName, string][] {
  return [
    ['src', src],
    ['dst', dst],
    ['sha', sha],
    ['spa', spa],
    ['tha', tha],
    ['tpa', tpa],
  ];
}

export function packetTexts({ src, dst, srcIp, dstIp, ttl, sport, dport }: ComposedPacket): [FieldName, string][] {
  return [
    ['src', src],
    ['dst', dst],
    ['srcIp', srcIp],
    ['dstIp', dstIp],
    ['ttl', String(ttl)],
    ['ports', `${sport} ${dport}`],
  ];
}

export function portsText(ports: readonly string[]): string {
  return ports.length === 0 ? NOTHING : ports.join(' ');
}
