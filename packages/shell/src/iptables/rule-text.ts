import { type FirewallRule, formatIpv4, formatMac, type PortRange } from '@frameplay/engine';
import { flagNames, portName, protocolName } from './names.js';
import { markText } from './number-text.js';
import { listedTarget, savedTarget } from './target-text.js';

/** A rule as `iptables -S` writes it, without its chain. */
export function savedRule(rule: FirewallRule, counts: string): string {
  const parts = [
    rule.source === null ? '' : `${not(rule.source)}-s ${addressText(rule.source)}`,
    rule.destination === null ? '' : `${not(rule.destination)}-d ${addressText(rule.destination)}`,
    rule.inInterface === null ? '' : `${not(rule.inInterface)}-i ${rule.inInterface.name}`,
    rule.outInterface === null ? '' : `${not(rule.outInterface)}-o ${rule.outInterface.name}`,
    rule.protocol === null || rule.protocol.protocol === 0
      ? ''
      : `${not(rule.protocol)}-p ${protocolName(rule.protocol.protocol)}`,
    ...savedMatches(rule),
    counts,
    savedTarget(rule.target),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function not({ inverted }: { readonly inverted: boolean }): string {
  return inverted ? '! ' : '';
}

function addressText({ address, prefixLength }: NonNullable<FirewallRule['source']>): string {
  return `${formatIpv4(address)}/${prefixLength}`;
}

function savedMatches(rule: FirewallRule): string[] {
  const own = protocolName(rule.protocol?.protocol ?? 0);
  const ports = [
    ...(rule.sourcePorts === null ? [] : [{ match: rule.sourcePorts, option: 'sport' }]),
    ...(rule.destinationPorts === null ? [] : [{ match: rule.destinationPorts, option: 'dport' }]),
  ];
  const single = ports
    .filter(({ match }) => !match.list)
    .map(({ match, option }) => `${not(match)}--${option} ${match.ranges.map(rangeText).join(',')}`);
  if (rule.tcpFlags !== null)
    single.push(
      `${not(rule.tcpFlags)}--tcp-flags ${flagNames(rule.tcpFlags.mask)} ${flagNames(rule.tcpFlags.compare)}`,
    );
  const lists = ports
    .filter(({ match }) => match.list)
    .map(({ match, option }) => `-m multiport ${not(match)}--${option}s ${match.ranges.map(rangeText).join(',')}`);
  return [
    ...(single.length === 0 ? [] : [`-m ${own} ${single.join(' ')}`]),
    ...(rule.icmpType === null ? [] : [`-m icmp ${not(rule.icmpType)}--icmp-type ${icmpText(rule.icmpType)}`]),
    ...lists,
    ...(rule.mac === null ? [] : [`-m mac ${not(rule.mac)}--mac-source ${formatMac(rule.mac.mac)}`]),
    ...(rule.state === null ? [] : [savedState(rule.state)]),
    ...(rule.mark === null ? [] : [`-m mark ${not(rule.mark)}--mark ${markText(rule.mark)}`]),
    ...(rule.comment === null ? [] : [`-m comment --comment ${quoted(rule.comment)}`]),
  ];
}

function rangeText({ first, last }: PortRange): string {
  return first === last ? String(first) : `${first}:${last}`;
}

function icmpText({ type, code }: NonNullable<FirewallRule['icmpType']>): string {
  return code === null ? String(type) : `${type}/${code}`;
}

function savedState({ module, states, inverted }: NonNullable<FirewallRule['state']>): string {
  return `-m ${module} ${inverted ? '! ' : ''}--${module === 'state' ? 'state' : 'ctstate'} ${states.join(',')}`;
}

function quoted(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;
}

/** What `iptables -L` writes behind the addresses. */
export function listedDetails(rule: FirewallRule, numeric: boolean): string {
  const port = (number: number): string => (numeric ? String(number) : portName(number));
  const single = (match: FirewallRule['sourcePorts'], one: string, many: string): string => {
    const range = match?.ranges[0];
    if (match === null || match.list || range === undefined) return '';
    const bang = match.inverted ? '!' : '';
    return range.first === range.last
      ? ` ${one}:${bang}${port(range.first)}`
      : ` ${many}:${bang}${port(range.first)}:${port(range.last)}`;
  };
  const plain = single(rule.sourcePorts, 'spt', 'spts') + single(rule.destinationPorts, 'dpt', 'dpts');
  const flags = listedFlags(rule, numeric);
  const own = plain + flags === '' ? '' : ` ${protocolName(rule.protocol?.protocol ?? 0)}${plain}${flags}`;
  return `${own}${listedIcmp(rule)}${listedLists(rule, port)}${listedOrigin(rule)}${listedMark(rule)}${listedTarget(rule.target)}`;
}

function listedIcmp({ icmpType }: FirewallRule): string {
  if (icmpType === null) return '';
  const bang = icmpType.inverted ? '!' : '';
  return ` ${bang}icmptype ${icmpType.type}${icmpType.code === null ? '' : ` code ${icmpType.code}`}`;
}

function listedLists(rule: FirewallRule, port: (number: number) => string): string {
  const list = (match: FirewallRule['sourcePorts'], name: string): string => {
    if (match === null || !match.list) return '';
    const ranges = match.ranges.map((range) =>
      range.first === range.last ? port(range.first) : `${port(range.first)}:${port(range.last)}`,
    );
    return ` multiport ${name} ${match.inverted ? '!' : ''}${ranges.join(',')}`;
  };
  return list(rule.sourcePorts, 'sports') + list(rule.destinationPorts, 'dports');
}

function listedMark({ mark, comment }: FirewallRule): string {
  const marked = mark === null ? '' : ` mark match ${mark.inverted ? '!' : ''}${markText(mark)}`;
  return `${marked}${comment === null ? '' : ` /* ${comment} */`}`;
}

function listedFlags({ tcpFlags }: FirewallRule, numeric: boolean): string {
  if (tcpFlags === null) return '';
  const { mask, compare, inverted } = tcpFlags;
  const text = (bits: number): string =>
    numeric ? `0x${bits.toString(16).toUpperCase().padStart(2, '0')}` : flagNames(bits);
  return ` flags:${inverted ? '!' : ''}${text(mask)}/${text(compare)}`;
}

function listedOrigin({ mac, state }: FirewallRule): string {
  const from = mac === null ? '' : ` MAC ${mac.inverted ? '! ' : ''}${formatMac(mac.mac)}`;
  if (state === null) return from;
  const name = state.module === 'state' ? 'state' : 'ctstate';
  return `${from} ${state.inverted ? '! ' : ''}${name} ${state.states.join(',')}`;
}
