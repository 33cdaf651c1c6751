import type { FirewallRule, FirewallTable, FirewallTarget, HookName, PortRange, RejectWith } from '@frameplay/engine';
import { networkOf, parseIpv4Prefix } from '@frameplay/engine';
import { unsupported } from '../stop.js';
import { portNumber, protocolNumber } from './names.js';
import { badParameter, kernelRefused } from './trouble.js';
import type { RuleOption } from './words.js';

type Draft = { -readonly [Key in keyof FirewallRule]: FirewallRule[Key] };

interface Reading {
  readonly rule: Draft;
  readonly modules: Set<string>;
  targetName: string | null;
}

const EMPTY: FirewallRule = {
  source: null,
  destination: null,
  inInterface: null,
  outInterface: null,
  protocol: null,
  sourcePorts: null,
  destinationPorts: null,
  icmpType: null,
  syn: null,
  mark: null,
  comment: null,
  target: { kind: 'none' },
};

/** The rule that the options of a call describe; in their order, as iptables loads its modules. */
export function readRule(table: FirewallTable, chain: HookName, options: readonly RuleOption[]): FirewallRule {
  const reading: Reading = { rule: { ...EMPTY }, modules: new Set(), targetName: null };
  for (const option of options) readOption(reading, option);
  finishTarget(reading);
  checkInterfaces(reading.rule, chain);
  checkTarget(reading.rule.target, table, chain);
  return reading.rule;
}

function readOption(reading: Reading, option: RuleOption): void {
  const { rule } = reading;
  const { name, value, inverted } = option;
  switch (name) {
    case 'source':
      rule.source = { ...readAddress(value), inverted };
      return;
    case 'destination':
      rule.destination = { ...readAddress(value), inverted };
      return;
    case 'in-interface':
      rule.inInterface = { name: value, inverted };
      return;
    case 'out-interface':
      rule.outInterface = { name: value, inverted };
      return;
    case 'protocol':
      rule.protocol = { protocol: protocolNumber(value), inverted };
      return;
    case 'match':
      loadModule(reading, value);
      return;
    case 'jump':
      if (inverted) badParameter('unexpected ! flag before --jump');
      reading.targetName = value;
      rule.target = plainTarget(value);
      return;
    default:
      if (!readMatchOption(reading, option) && !readTargetOption(reading, option))
        badParameter(`unknown option "--${name}"`);
  }
}

function readAddress(text: string) {
  if (text.includes(',')) unsupported('iptables with several addresses');
  const [host = '', mask] = text.split('/');
  const dotted = mask?.includes('.') ? prefixOfMask(mask) : mask;
  const prefix = parseIpv4Prefix(dotted === undefined ? host : `${host}/${dotted}`);
  if (!prefix.ok) return badParameter(`host/network \`${text}' not found`);
  const { address, prefixLength } = prefix.value;
  return { address: networkOf(address, prefixLength), prefixLength };
}

function prefixOfMask(mask: string): string {
  const bits = mask
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
  return /^1*0*$/.test(bits) && bits.length === 32 ? String(bits.indexOf('0') < 0 ? 32 : bits.indexOf('0')) : mask;
}

const MODULES = ['tcp', 'udp', 'icmp', 'mark', 'multiport', 'comment'];
const KNOWN_ELSEWHERE = /^(state|conntrack|limit|iprange|mac|owner|recent|set|string|time|ttl|addrtype|length|ipvs)$/;

function loadModule(reading: Reading, name: string): void {
  if (KNOWN_ELSEWHERE.test(name)) unsupported(`iptables -m ${name}`);
  if (!MODULES.includes(name)) badParameter(`Couldn't load match \`${name}':No such file or directory`);
  reading.modules.add(name);
}

/** Of the modules that `-m` or `-p` loaded. */
function readMatchOption(reading: Reading, { name, value, inverted }: RuleOption): boolean {
  const { rule } = reading;
  if (readListOption(reading, { name, value, inverted })) return true;
  const ports = hasPorts(reading);
  if (name === 'sport' && ports) rule.sourcePorts = { ranges: [readRange(value)], list: false, inverted };
  else if (name === 'dport' && ports) rule.destinationPorts = { ranges: [readRange(value)], list: false, inverted };
  else if (name === 'syn' && hasProtocol(reading, 'tcp')) rule.syn = { syn: true, inverted };
  else if (name === 'icmp-type' && hasProtocol(reading, 'icmp')) rule.icmpType = { ...readIcmpType(value), inverted };
  else if (name === 'mark' && reading.modules.has('mark')) rule.mark = { ...readMark(value, 'mark'), inverted };
  else if (name === 'comment' && reading.modules.has('comment')) rule.comment = value;
  else return false;
  return true;
}

/** Of `-m multiport`. */
function readListOption(reading: Reading, { name, value, inverted }: RuleOption): boolean {
  if (!reading.modules.has('multiport') || !name.endsWith('ports')) return false;
  if (name === 'ports') unsupported('iptables --ports');
  if (!hasPorts(reading)) badParameter("multiport needs `-p tcp', `-p udp', `-p udplite', `-p sctp' or `-p dccp'");
  if (name === 'sports') reading.rule.sourcePorts = { ...readList(value), inverted };
  else reading.rule.destinationPorts = { ...readList(value), inverted };
  return true;
}

function hasPorts(reading: Reading): boolean {
  return hasProtocol(reading, 'tcp') || hasProtocol(reading, 'udp');
}

function hasProtocol({ rule, modules }: Reading, name: 'tcp' | 'udp' | 'icmp'): boolean {
  if (rule.protocol?.protocol === protocolNumber(name) && !rule.protocol.inverted) return true;
  if (modules.has(name)) kernelRefused(4, ' RULE_APPEND failed (Invalid argument): rule in chain');
  return false;
}

function readRange(text: string): PortRange {
  const [first = '', last, ...more] = text.split(':');
  if (more.length > 0) badParameter(`invalid port/service \`${text}' specified`);
  const low = first === '' && last !== undefined ? 0 : portNumber(first);
  const high = last === undefined ? low : last === '' ? 65_535 : portNumber(last);
  if (low > high) badParameter('invalid portrange (min > max)');
  return { first: low, last: high };
}

const MULTIPORT_MAX = 15;

function readList(text: string): { readonly ranges: readonly PortRange[]; readonly list: true } {
  const ranges = text.split(',').map(readRange);
  if (ranges.length > MULTIPORT_MAX) badParameter('too many ports specified');
  return { ranges, list: true };
}

const ICMP_TYPES: Readonly<Record<string, readonly [number, number | null]>> = {
  'echo-reply': [0, null],
  pong: [0, null],
  'destination-unreachable': [3, null],
  'network-unreachable': [3, 0],
  'host-unreachable': [3, 1],
  'protocol-unreachable': [3, 2],
  'port-unreachable': [3, 3],
  'fragmentation-needed': [3, 4],
  redirect: [5, null],
  'echo-request': [8, null],
  ping: [8, null],
  'time-exceeded': [11, null],
  'ttl-exceeded': [11, null],
};

function readIcmpType(text: string): { readonly type: number; readonly code: number | null } {
  const named = ICMP_TYPES[text];
  if (named !== undefined) return { type: named[0], code: named[1] };
  const match = /^(\d{1,3})(?:\/(\d{1,3}))?$/.exec(text);
  if (match === null || Number(match[1]) > 255) return badParameter(`Unknown ICMP type \`${text}'`);
  return { type: Number(match[1]), code: match[2] === undefined ? null : Number(match[2]) };
}

const ALL_ONES = 0xff_ff_ff_ff;

function readMark(text: string, what: string): { readonly value: number; readonly mask: number } {
  const [value, mask, ...more] = text.split('/').map((part) => readUint32(part, what));
  if (value === undefined || more.length > 0)
    return badParameter(`${what}: bad value for option "--${what}": "${text}"`);
  return { value, mask: mask ?? ALL_ONES };
}

function readUint32(text: string, what: string): number {
  const value = /^(0x[0-9a-f]{1,8}|\d{1,10})$/i.test(text) ? Number(text) : Number.NaN;
  return value <= ALL_ONES
    ? value
    : badParameter(`${what}: bad value for option "--${what}", or out of range (0-4294967295).`);
}

function plainTarget(name: string): FirewallTarget {
  switch (name) {
    case 'ACCEPT':
      return { kind: 'accept' };
    case 'DROP':
      return { kind: 'drop' };
    case 'RETURN':
      return { kind: 'return' };
    case 'MARK':
      return { kind: 'none' };
    case 'REJECT':
      return { kind: 'reject', by: 'icmp-port-unreachable' };
    default:
      if (
        /^(LOG|NFLOG|DNAT|SNAT|MASQUERADE|REDIRECT|TPROXY|CONNMARK|TCPMSS|TTL|DSCP|TOS|CLUSTERIP|NOTRACK)$/.test(name)
      )
        return unsupported(`iptables -j ${name}`);
      return kernelRefused(2, `Chain '${name}' does not exist`);
  }
}

function readTargetOption(reading: Reading, { name, value }: RuleOption): boolean {
  if (reading.targetName === 'MARK' && name.endsWith('mark')) {
    reading.rule.target = markTarget(name, value);
    return true;
  }
  if (reading.targetName !== 'REJECT' || name !== 'reject-with') return false;
  reading.rule.target = { kind: 'reject', by: readRejectWith(value) };
  return true;
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

function finishTarget({ rule, targetName }: Reading): void {
  if (targetName === 'MARK' && rule.target.kind !== 'mark') {
    badParameter('MARK: One of the --set-xmark, --{and,or,xor,set}-mark options is required');
  }
  if (
    rule.target.kind === 'reject' &&
    rule.target.by === 'tcp-reset' &&
    rule.protocol?.protocol !== protocolNumber('tcp')
  )
    kernelRefused(4, ' RULE_APPEND failed (Invalid argument): rule in chain');
}

function checkInterfaces(rule: FirewallRule, chain: HookName): void {
  if (rule.inInterface !== null && (chain === 'OUTPUT' || chain === 'POSTROUTING'))
    badParameter(`Can't use -i with ${chain}`);
  if (rule.outInterface !== null && (chain === 'INPUT' || chain === 'PREROUTING'))
    badParameter(`Can't use -o with ${chain}`);
}

/** The kernel's own conditions: MARK in mangle only, REJECT in filter only. */
function checkTarget(target: FirewallTarget, table: FirewallTable, chain: HookName): void {
  if ((target.kind === 'mark' && table !== 'mangle') || (target.kind === 'reject' && table !== 'filter'))
    kernelRefused(4, ` RULE_APPEND failed (Invalid argument): rule in chain ${chain}`);
}
