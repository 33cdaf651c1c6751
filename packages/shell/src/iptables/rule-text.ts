import { type FirewallRule, type FirewallTarget, formatIpv4, type PortRange } from '@frameplay/engine';
import { portName, protocolName } from './names.js';

/** A rule as `iptables -S` writes it, without its chain. */
export function savedRule(rule: FirewallRule): string {
  const parts = [
    rule.source === null ? '' : `${not(rule.source)}-s ${addressText(rule.source)}`,
    rule.destination === null ? '' : `${not(rule.destination)}-d ${addressText(rule.destination)}`,
    rule.inInterface === null ? '' : `${not(rule.inInterface)}-i ${rule.inInterface.name}`,
    rule.outInterface === null ? '' : `${not(rule.outInterface)}-o ${rule.outInterface.name}`,
    rule.protocol === null || rule.protocol.protocol === 0
      ? ''
      : `${not(rule.protocol)}-p ${protocolName(rule.protocol.protocol)}`,
    ...savedMatches(rule),
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
  if (rule.syn !== null) single.push(`${not(rule.syn)}--tcp-flags FIN,SYN,RST,ACK SYN`);
  const lists = ports
    .filter(({ match }) => match.list)
    .map(({ match, option }) => `-m multiport ${not(match)}--${option}s ${match.ranges.map(rangeText).join(',')}`);
  return [
    ...(single.length === 0 ? [] : [`-m ${own} ${single.join(' ')}`]),
    ...(rule.icmpType === null ? [] : [`-m icmp ${not(rule.icmpType)}--icmp-type ${icmpText(rule.icmpType)}`]),
    ...lists,
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

const ALL_ONES = 0xff_ff_ff_ff;

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}

function markText({ value, mask }: { readonly value: number; readonly mask: number }): string {
  return mask === ALL_ONES ? hex(value) : `${hex(value)}/${hex(mask)}`;
}

function quoted(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;
}

function savedTarget(target: FirewallTarget): string {
  switch (target.kind) {
    case 'none':
      return '';
    case 'mark':
      return `-j MARK --set-xmark ${hex(target.value)}/${hex(target.mask)}`;
    case 'reject':
      return `-j REJECT --reject-with ${target.by}`;
    default:
      return `-j ${target.kind.toUpperCase()}`;
  }
}

export function targetName(target: FirewallTarget): string {
  return target.kind === 'none' ? '' : target.kind.toUpperCase();
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
  const flags = rule.syn === null ? '' : ` flags:${rule.syn.inverted ? '!' : ''}FIN,SYN,RST,ACK/SYN`;
  const own = plain + flags === '' ? '' : ` ${protocolName(rule.protocol?.protocol ?? 0)}${plain}${flags}`;
  return `${own}${listedIcmp(rule)}${listedLists(rule, port)}${listedMark(rule)}${listedTarget(rule.target)}`;
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

function listedTarget(target: FirewallTarget): string {
  if (target.kind === 'reject') return ` reject-with ${target.by}`;
  if (target.kind !== 'mark') return '';
  const { value, mask } = target;
  if (value === 0) return ` MARK and ${hex(~mask >>> 0)}`;
  if (value === mask) return ` MARK or ${hex(value)}`;
  if (mask === 0) return ` MARK xor ${hex(value)}`;
  return mask === ALL_ONES ? ` MARK set ${hex(value)}` : ` MARK xset ${hex(value)}/${hex(mask)}`;
}
