import type { MacAddress } from '../../wire/address.js';
import type { ArpPacket } from '../../wire/frame.js';
import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import type { Interface } from '../interface.js';
import type { ArpHookName, ArpMacMatch, ArpMangle, ArpRule } from './arp-rule-set.js';
import { matchesAddress, matchesInterface } from './match.js';

/** What a rule counts: at INPUT without the Ethernet header, which is off by then. */
const BYTES: Readonly<Record<ArpHookName, number>> = { INPUT: 28, OUTPUT: 42 };

/** arpt_do_table, in arp_rcv and arp_xmit: the packet, perhaps rewritten, or null if it is dropped. */
export function runArpHook(
  env: HostEnvironment,
  host: Host,
  hook: ArpHookName,
  packet: ArpPacket,
  iface: Interface,
): ArpPacket | null {
  if (host.arpFirewall === null) return packet;
  const { entries, policy } = host.arpFirewall[hook];
  let passed = packet;
  for (const entry of entries) {
    if (!matches(entry.rule, hook, passed, iface)) continue;
    entry.packets += 1;
    entry.bytes += BYTES[hook];
    const { target } = entry.rule;
    if (target.kind === 'return') break;
    if (target.kind === 'none') continue;
    if (target.kind === 'mangle') passed = mangled(env, passed, target);
    const verdict = target.kind === 'mangle' ? target.verdict : target.kind;
    if (verdict === 'accept') return passed;
    if (verdict === 'drop') return dropped(env);
  }
  return policy === 'DROP' ? dropped(env) : passed;
}

function dropped(env: HostEnvironment): null {
  env.decided('NETFILTER-ARP-DROP');
  return null;
}

function matches(rule: ArpRule, hook: ArpHookName, packet: ArpPacket, iface: Interface): boolean {
  return (
    matchesAddress(rule.source, packet.senderIp) &&
    matchesAddress(rule.destination, packet.targetIp) &&
    matchesMac(rule.sourceMac, packet.senderMac) &&
    matchesMac(rule.destinationMac, packet.targetMac) &&
    matchesInterface(rule.inInterface, hook === 'INPUT' ? iface : null) &&
    matchesInterface(rule.outInterface, hook === 'OUTPUT' ? iface : null) &&
    (rule.opcode === null || (rule.opcode.operation === packet.operation) !== rule.opcode.inverted)
  );
}

function matchesMac(match: ArpMacMatch | null, mac: MacAddress): boolean {
  return match === null || (match.mac === mac) !== match.inverted;
}

function mangled(env: HostEnvironment, packet: ArpPacket, mangle: ArpMangle): ArpPacket {
  env.decided('NETFILTER-ARP-MANGLE');
  return {
    ...packet,
    senderIp: mangle.senderIp ?? packet.senderIp,
    targetIp: mangle.targetIp ?? packet.targetIp,
    senderMac: mangle.senderMac ?? packet.senderMac,
    targetMac: mangle.targetMac ?? packet.targetMac,
  };
}
