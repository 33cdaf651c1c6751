import {
  type ArpHookName,
  type ArpMangle,
  type ArpRule,
  type ArpTarget,
  type Ipv4Address,
  type MacAddress,
  parseIpv4,
  parseMac,
} from '@frameplay/engine';
import { unsupported } from '../stop.js';
import { readAddress } from '../xtables/address.js';
import { badParameterOf, invalidRule } from '../xtables/trouble.js';
import type { RuleOption } from '../xtables/words.js';
import { opcodeNumber } from './opcodes.js';

interface Draft {
  readonly rule: { -readonly [Key in keyof ArpRule]: ArpRule[Key] };
  mangle: { -readonly [Key in keyof ArpMangle]: ArpMangle[Key] } | null;
}

const EMPTY: ArpRule = {
  source: null,
  destination: null,
  sourceMac: null,
  destinationMac: null,
  inInterface: null,
  outInterface: null,
  opcode: null,
  target: { kind: 'none' },
};

const NOTHING_MANGLED: ArpMangle = {
  kind: 'mangle',
  senderIp: null,
  targetIp: null,
  senderMac: null,
  targetMac: null,
  verdict: 'accept',
};

/** The rule that the options of a call describe. */
export function readArpRule(chain: ArpHookName, options: readonly RuleOption[]): ArpRule {
  const draft: Draft = { rule: { ...EMPTY }, mangle: null };
  for (const option of options) if (!readMatch(draft, option)) readTargetWord(draft, option);
  const { rule, mangle } = draft;
  if (rule.inInterface !== null && chain === 'OUTPUT') bad("Can't use -i with OUTPUT\n");
  if (rule.outInterface !== null && chain === 'INPUT') bad("Can't use -o with INPUT\n");
  if (mangle === null) return rule;
  const { kind: _kind, verdict: _verdict, ...fields } = mangle;
  if (Object.values(fields).every((field) => field === null)) invalidRule('arptables', chain);
  return { ...rule, target: mangle };
}

function bad(message: string): never {
  return badParameterOf('arptables', message);
}

function readMatch({ rule }: Draft, { name, value, inverted }: RuleOption): boolean {
  switch (name) {
    case 'source':
      rule.source = { ...readAddress('arptables', value), inverted };
      return true;
    case 'destination':
      rule.destination = { ...readAddress('arptables', value), inverted };
      return true;
    case 'src-mac':
      rule.sourceMac = { mac: readMac(value), inverted };
      return true;
    case 'dst-mac':
      rule.destinationMac = { mac: readMac(value), inverted };
      return true;
    case 'in-interface':
      rule.inInterface = { name: value, inverted };
      return true;
    case 'out-interface':
      rule.outInterface = { name: value, inverted };
      return true;
    case 'opcode':
      rule.opcode = { operation: opcodeNumber(value), inverted };
      return true;
    default:
      return false;
  }
}

function readTargetWord(draft: Draft, { name, value, inverted }: RuleOption): void {
  if (name === 'jump') {
    if (inverted) bad('unexpected ! flag before --jump');
    if (value === 'mangle') draft.mangle = { ...NOTHING_MANGLED };
    else draft.rule.target = plainTarget(value);
    return;
  }
  if (/^(h-length|h-type|proto-type|match|set-)/.test(name)) unsupported(`arptables --${name}`);
  if (draft.mangle === null) bad(`unknown option "--${name}"`);
  else readMangle(draft.mangle, name, value);
}

function readMangle(mangle: NonNullable<Draft['mangle']>, name: string, value: string): void {
  switch (name) {
    case 'mangle-ip-s':
      mangle.senderIp = readHost(value);
      return;
    case 'mangle-ip-d':
      mangle.targetIp = readHost(value);
      return;
    case 'mangle-mac-s':
      mangle.senderMac = readMac(value);
      return;
    case 'mangle-mac-d':
      mangle.targetMac = readMac(value);
      return;
    case 'mangle-target':
      mangle.verdict = readVerdict(value);
      return;
    default:
      bad(`unknown option "--${name}"`);
  }
}

function plainTarget(name: string): ArpTarget {
  switch (name) {
    case 'ACCEPT':
      return { kind: 'accept' };
    case 'DROP':
      return { kind: 'drop' };
    case 'RETURN':
      return { kind: 'return' };
    case 'CLASSIFY':
    case 'MARK':
      return unsupported(`arptables -j ${name}`);
    default:
      return bad(`Chain '${name}' does not exist`);
  }
}

function readHost(text: string): Ipv4Address {
  const address = parseIpv4(text);
  return address.ok ? address.value : bad(`host/network \`${text}' not found`);
}

function readMac(text: string): MacAddress {
  if (text.includes('/')) unsupported('arptables with a mask of a MAC address');
  const mac = parseMac(text);
  return mac.ok ? mac.value : bad(`Problem with specified mac address`);
}

function readVerdict(text: string): ArpMangle['verdict'] {
  switch (text) {
    case 'ACCEPT':
      return 'accept';
    case 'DROP':
      return 'drop';
    case 'CONTINUE':
      return 'continue';
    default:
      return bad('bad target for --mangle-target');
  }
}
