import { type FirewallTarget, formatIpv4, type NatTarget, type PortRange } from '@frameplay/engine';
import { hex } from './number-text.js';

const NAMES: Readonly<Record<FirewallTarget['kind'], string>> = {
  accept: 'ACCEPT',
  drop: 'DROP',
  return: 'RETURN',
  none: '',
  mark: 'MARK',
  reject: 'REJECT',
  'tcp-mss': 'TCPMSS',
  dnat: 'DNAT',
  snat: 'SNAT',
  masquerade: 'MASQUERADE',
  redirect: 'REDIRECT',
};

export function targetName(target: FirewallTarget): string {
  return NAMES[target.kind];
}

/** `-j TARGET ...` as `iptables -S` writes it. */
export function savedTarget(target: FirewallTarget): string {
  if (target.kind === 'none') return '';
  const options = savedOptions(target);
  return `-j ${targetName(target)}${options === '' ? '' : ` ${options}`}`;
}

function savedOptions(target: FirewallTarget): string {
  switch (target.kind) {
    case 'mark':
      return `--set-xmark ${hex(target.value)}/${hex(target.mask)}`;
    case 'reject':
      return `--reject-with ${target.by}`;
    case 'tcp-mss':
      return target.size === null ? '--clamp-mss-to-pmtu' : `--set-mss ${target.size}`;
    case 'dnat':
      return `--to-destination ${placeText(target)}`;
    case 'snat':
      return `--to-source ${placeText(target)}`;
    case 'masquerade':
    case 'redirect':
      return target.ports === null ? '' : `--to-ports ${rangeText(target.ports)}`;
    default:
      return '';
  }
}

function placeText({ address, ports }: Extract<NatTarget, { readonly kind: 'dnat' | 'snat' }>): string {
  return `${address === null ? '' : formatIpv4(address)}${ports === null ? '' : `:${rangeText(ports)}`}`;
}

function rangeText({ first, last }: PortRange): string {
  return first === last ? String(first) : `${first}-${last}`;
}

/** What `iptables -L` says of it behind the matches. */
export function listedTarget(target: FirewallTarget): string {
  switch (target.kind) {
    case 'reject':
      return ` reject-with ${target.by}`;
    case 'mark':
      return listedMark(target);
    case 'tcp-mss':
      return ` TCPMSS ${target.size === null ? 'clamp to PMTU' : `set ${target.size}`}`;
    case 'dnat':
    case 'snat':
      return ` to:${placeText(target)}`;
    case 'masquerade':
      return target.ports === null ? '' : ` masq ports: ${rangeText(target.ports)}`;
    case 'redirect':
      return target.ports === null ? '' : ` redir ports ${rangeText(target.ports)}`;
    default:
      return '';
  }
}

const ALL_ONES = 0xff_ff_ff_ff;

function listedMark({ value, mask }: { readonly value: number; readonly mask: number }): string {
  if (value === 0) return ` MARK and ${hex(~mask >>> 0)}`;
  if (value === mask) return ` MARK or ${hex(value)}`;
  if (mask === 0) return ` MARK xor ${hex(value)}`;
  return mask === ALL_ONES ? ` MARK set ${hex(value)}` : ` MARK xset ${hex(value)}/${hex(mask)}`;
}
