import { type FirewallTable, type FirewallTarget, type PortRange, parseIpv4, type RejectWith } from '@frameplay/engine';
import { unsupported } from '../stop.js';
import { invalidRule } from '../xtables/trouble.js';
import type { RuleOption } from '../xtables/words.js';
import { hasPorts, hasProtocol, type RuleDraft } from './draft.js';
import { readMark } from './mark.js';
import { badParameter } from './trouble.js';

const ELSEWHERE = /^(LOG|NFLOG|TPROXY|CONNMARK|TTL|DSCP|TOS|CLUSTERIP|NOTRACK|CT|NETMAP|SYNPROXY|TEE)$/;

/** The target as far as its name tells it. */
export function plainTarget(name: string): FirewallTarget {
  switch (name) {
    case 'ACCEPT':
      return { kind: 'accept' };
    case 'DROP':
      return { kind: 'drop' };
    case 'RETURN':
      return { kind: 'return' };
    case 'REJECT':
      return { kind: 'reject', by: 'icmp-port-unreachable' };
    case 'MASQUERADE':
      return { kind: 'masquerade', ports: null };
    case 'REDIRECT':
      return { kind: 'redirect', ports: null };
    case 'MARK':
    case 'TCPMSS':
    case 'DNAT':
    case 'SNAT':
      return { kind: 'none' };
    default:
      if (ELSEWHERE.test(name)) return unsupported(`iptables -j ${name}`);
      return badParameter(`Chain '${name}' does not exist`);
  }
}

/** An option of the target that was named; false: it is not one. */
export function readTargetOption(draft: RuleDraft, { name, value }: RuleOption): boolean {
  const target = targetOf(draft, name, value);
  if (target === null) return false;
  draft.rule.target = target;
  return true;
}

function targetOf(draft: RuleDraft, name: string, value: string): FirewallTarget | null {
  switch (draft.targetName) {
    case 'MARK':
      return name.endsWith('mark') ? markTarget(name, value) : null;
    case 'REJECT':
      return name === 'reject-with' ? { kind: 'reject', by: readRejectWith(value) } : null;
    case 'TCPMSS':
      return mssTarget(name, value);
    case 'DNAT':
      return isTo(name, 'to-destination') ? { kind: 'dnat', ...readPlace(draft, value) } : null;
    case 'SNAT':
      return isTo(name, 'to-source') ? { kind: 'snat', ...readPlace(draft, value) } : null;
    case 'MASQUERADE':
      return isTo(name, 'to-ports') ? { kind: 'masquerade', ports: readPorts(draft, value) } : null;
    case 'REDIRECT':
      return isTo(name, 'to-ports') ? { kind: 'redirect', ports: readPorts(draft, value) } : null;
    default:
      return null;
  }
}

function isTo(name: string, full: string): boolean {
  return name === full || name === 'to';
}

function markTarget(name: string, text: string): FirewallTarget {
  const { value, mask } = readMark(text, name);
  switch (name) {
    case 'set-mark':
      return { kind: 'mark', value, mask: (mask | value) >>> 0 };
    case 'or-mark':
      return { kind: 'mark', value, mask: value };
    case 'and-mark':
      return { kind: 'mark', value: 0, mask: ~value >>> 0 };
    case 'xor-mark':
      return { kind: 'mark', value, mask: 0 };
    case 'set-xmark':
      return { kind: 'mark', value, mask };
    default:
      return badParameter(`unknown option "--${name}"`);
  }
}

const MSS_MAX = 65_515;

function mssTarget(name: string, text: string): FirewallTarget | null {
  if (name === 'clamp-mss-to-pmtu') return { kind: 'tcp-mss', size: null };
  if (name !== 'set-mss') return null;
  const size = /^\d{1,6}$/.test(text) ? Number(text) : MSS_MAX + 1;
  if (size <= MSS_MAX) return { kind: 'tcp-mss', size };
  return badParameter(`TCPMSS: bad value for option "--set-mss", or out of range (0-${MSS_MAX}).\n`);
}

/** `ADDRESS`, `ADDRESS:PORT`, `:PORT-PORT`. */
function readPlace(draft: RuleDraft, text: string) {
  const [host = '', ports, ...more] = text.split(':');
  if (more.length > 0) badParameter(`Invalid port:port syntax - use dash`);
  if (host.includes('-')) unsupported('iptables with a range of addresses to choose from');
  const address = host === '' ? null : parseIpv4(host);
  if (address !== null && !address.ok) return badParameter(`Bad IP address "${host}"`);
  return {
    address: address === null ? null : address.value,
    ports: ports === undefined ? null : readPorts(draft, ports),
  };
}

const PORT_MAX = 65_535;

function readPorts(draft: RuleDraft, text: string): PortRange {
  if (!hasPorts(draft)) badParameter('Need TCP, UDP, SCTP or DCCP with port specification');
  const [first = '', last = first, ...more] = text.split('-');
  const [low, high] = [first, last].map((word) => (/^\d{1,6}$/.test(word) ? Number(word) : PORT_MAX + 1));
  if (low === undefined || high === undefined || more.length > 0 || low > PORT_MAX || high > PORT_MAX)
    return badParameter(`Port \`${text}' not valid`);
  if (low > high) badParameter('Port range funky');
  return { first: low, last: high };
}

const REJECTIONS: Readonly<Record<string, RejectWith>> = {
  'icmp-net-unreachable': 'icmp-net-unreachable',
  'net-unreach': 'icmp-net-unreachable',
  'icmp-host-unreachable': 'icmp-host-unreachable',
  'host-unreach': 'icmp-host-unreachable',
  'icmp-proto-unreachable': 'icmp-proto-unreachable',
  'proto-unreach': 'icmp-proto-unreachable',
  'icmp-port-unreachable': 'icmp-port-unreachable',
  'port-unreach': 'icmp-port-unreachable',
  'icmp-net-prohibited': 'icmp-net-prohibited',
  'net-prohib': 'icmp-net-prohibited',
  'icmp-host-prohibited': 'icmp-host-prohibited',
  'host-prohib': 'icmp-host-prohibited',
  'icmp-admin-prohibited': 'icmp-admin-prohibited',
  'admin-prohib': 'icmp-admin-prohibited',
  'tcp-reset': 'tcp-reset',
  'tcp-rst': 'tcp-reset',
};

function readRejectWith(text: string): RejectWith {
  return REJECTIONS[text] ?? badParameter(`unknown reject type "${text}"`);
}

const WITHOUT: Readonly<Record<string, string>> = {
  MARK: 'MARK: One of the --set-xmark, --{and,or,xor,set}-mark options is required',
  TCPMSS: 'TCPMSS target: At least one parameter is required',
  DNAT: 'DNAT: option "--to-destination" must be specified\n',
  SNAT: 'SNAT: option "--to-source" must be specified\n',
};

/** What the target asks for, and where it can stand. */
export function finishTarget(draft: RuleDraft, table: FirewallTable): void {
  const { chain, rule, targetName } = draft;
  const { target } = rule;
  if (targetName !== null && target.kind === 'none') badParameter(WITHOUT[targetName] ?? `${targetName}: no option`);
  if (target.kind === 'drop' && table === 'nat') refuseDropInNat();
  if (!isPossible(draft, table)) invalidRule('iptables', chain);
}

function isPossible(draft: RuleDraft, table: FirewallTable): boolean {
  const { chain, rule } = draft;
  const { target } = rule;
  switch (target.kind) {
    case 'reject':
      return table === 'filter' && (target.by !== 'tcp-reset' || hasProtocol(draft, 'tcp'));
    case 'tcp-mss':
      return hasProtocol(draft, 'tcp') && (target.size !== null || !['PREROUTING', 'INPUT'].includes(chain));
    case 'dnat':
    case 'redirect':
      return table === 'nat' && (chain === 'PREROUTING' || chain === 'OUTPUT');
    case 'snat':
      return table === 'nat' && (chain === 'POSTROUTING' || chain === 'INPUT');
    case 'masquerade':
      return table === 'nat' && chain === 'POSTROUTING';
    default:
      return true;
  }
}

export function refuseDropInNat(): never {
  const why = 'The "nat" table is not intended for filtering, the use of DROP is therefore inhibited.';
  return badParameter(`\n${why}\n\n`);
}
