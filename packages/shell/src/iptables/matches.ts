import { type ConnectionState, type PortRange, parseMac } from '@frameplay/engine';
import { unsupported } from '../stop.js';
import { invalidRule } from '../xtables/trouble.js';
import type { RuleOption } from '../xtables/words.js';
import { hasPorts, hasProtocol, type RuleDraft } from './draft.js';
import { readMark } from './mark.js';
import { flagBits, portNumber } from './names.js';
import { badParameter } from './trouble.js';

const MODULES = ['tcp', 'udp', 'icmp', 'mark', 'multiport', 'comment', 'mac', 'state', 'conntrack'];
const KNOWN_ELSEWHERE = /^(limit|iprange|owner|recent|set|string|time|ttl|addrtype|length|ipvs)$/;

export function loadModule(reading: RuleDraft, name: string): void {
  if (KNOWN_ELSEWHERE.test(name)) unsupported(`iptables -m ${name}`);
  if (!MODULES.includes(name)) badParameter(`Couldn't load match \`${name}':No such file or directory`);
  reading.modules.add(name);
}

/** Of the modules that `-m` or `-p` loaded. */
export function readMatchOption(reading: RuleDraft, { name, value, inverted }: RuleOption): boolean {
  const { rule } = reading;
  if (readListOption(reading, { name, value, inverted })) return true;
  const ports = hasPorts(reading);
  if (name === 'sport' && ports) rule.sourcePorts = { ranges: [readRange(value)], list: false, inverted };
  else if (name === 'dport' && ports) rule.destinationPorts = { ranges: [readRange(value)], list: false, inverted };
  else if (name === 'icmp-type' && hasProtocol(reading, 'icmp')) rule.icmpType = { ...readIcmpType(value), inverted };
  else if (name === 'mark' && reading.modules.has('mark')) rule.mark = { ...readMark(value, 'mark'), inverted };
  else if (name === 'comment' && reading.modules.has('comment')) rule.comment = value;
  else
    return readFlagsOption(reading, { name, value, inverted }) || readOriginOption(reading, { name, value, inverted });
  return true;
}

const SYN_ONLY = { mask: flagBits('FIN,SYN,RST,ACK'), compare: flagBits('SYN') };

function readFlagsOption(reading: RuleDraft, { name, value, inverted }: RuleOption): boolean {
  if (!['syn', 'tcp-flags'].includes(name) || !hasProtocol(reading, 'tcp')) return false;
  const [mask = '', compare = ''] = value.split(' ');
  const flags = name === 'syn' ? SYN_ONLY : { mask: flagBits(mask), compare: flagBits(compare) };
  reading.rule.tcpFlags = { ...flags, inverted };
  return true;
}

/** Of `-m mac`, `-m state`, `-m conntrack`. */
function readOriginOption({ rule, modules }: RuleDraft, { name, value, inverted }: RuleOption): boolean {
  if (name === 'mac-source' && modules.has('mac')) {
    const mac = parseMac(value);
    rule.mac = { mac: mac.ok ? mac.value : badParameter('Invalid MAC address specified.'), inverted };
  } else if (name === 'state' && modules.has('state'))
    rule.state = { states: readStates(value, STATES.slice(0, 4)), module: 'state', inverted };
  else if (name === 'ctstate' && modules.has('conntrack'))
    rule.state = { states: readStates(value, STATES), module: 'conntrack', inverted };
  else return false;
  return true;
}

const STATES: readonly ConnectionState[] = ['INVALID', 'NEW', 'RELATED', 'ESTABLISHED', 'UNTRACKED'];

/** In the order in which they are listed. */
function readStates(text: string, known: readonly ConnectionState[]): readonly ConnectionState[] {
  const names = text.toUpperCase().split(',');
  for (const name of names) {
    if (name === 'SNAT' || name === 'DNAT') unsupported(`iptables --ctstate ${name}`);
    if (!known.some((state) => state === name)) badParameter(`Bad state "${name}"`);
  }
  return STATES.filter((state) => names.includes(state));
}

/** What a module asks for, and the hooks where it can know it. */
export function finishMatches({ chain, rule, modules }: RuleDraft): void {
  if (modules.has('mac') && rule.mac === null) badParameter('mac: option "--mac-source" must be specified\n');
  if (modules.has('state') && rule.state?.module !== 'state') badParameter("You must specify `--state'");
  if (modules.has('conntrack') && rule.state?.module !== 'conntrack')
    badParameter('You must specify one or more options');
  if (rule.mac !== null && (chain === 'OUTPUT' || chain === 'POSTROUTING')) invalidRule('iptables', chain);
}

/** Of `-m multiport`. */
function readListOption(reading: RuleDraft, { name, value, inverted }: RuleOption): boolean {
  if (!reading.modules.has('multiport') || !name.endsWith('ports')) return false;
  if (name === 'ports') unsupported('iptables --ports');
  if (!hasPorts(reading)) badParameter("multiport needs `-p tcp', `-p udp', `-p udplite', `-p sctp' or `-p dccp'");
  if (name === 'sports') reading.rule.sourcePorts = { ...readList(value), inverted };
  else reading.rule.destinationPorts = { ...readList(value), inverted };
  return true;
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
