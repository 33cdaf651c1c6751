import { type Ipv4Prefix, inPrefix, parseIpv4, type Scope } from '@frameplay/engine';
import type { AddressRow, ShownInterface } from './interface-rows.js';

/** Which interfaces, and which of their addresses, `ip addr show` and `ip link show` list. */
export interface InterfaceSelection {
  device?: string;
  up: boolean;
  /** As `type` says: veth, bridge, ipip, dummy. */
  type?: string;
  master?: string;
  prefix?: Ipv4Prefix;
  scope?: Scope;
  /** A pattern of the shell: `eth0:*`. */
  label?: string;
  secondary?: boolean;
}

/** As ipaddr_filter() of iproute2: an interface without any address stays, unless IPv4 (`-4`, `to`) was asked for. */
export function select(
  shown: readonly ShownInterface[],
  selection: InterfaceSelection & { readonly inet: boolean },
): ShownInterface[] {
  return shown
    .filter((one) => hasInterfaceOf(one, selection))
    .map(({ row, ...rest }) => ({
      ...rest,
      bare: row.addr_info.length === 0,
      row: { ...row, addr_info: row.addr_info.filter((info) => isWanted(info, selection)) },
    }))
    .filter(({ row, bare }) => row.addr_info.length > 0 || !selectsAddresses(selection) || (bare && !selection.inet));
}

function selectsAddresses(selection: InterfaceSelection & { readonly inet: boolean }): boolean {
  const { inet, scope, label, secondary } = selection;
  return inet || scope !== undefined || label !== undefined || secondary !== undefined;
}

function hasInterfaceOf({ row, type }: ShownInterface, selection: InterfaceSelection): boolean {
  if (selection.device !== undefined && row.ifname !== selection.device) return false;
  if (selection.type !== undefined && type !== selection.type) return false;
  if (selection.master !== undefined && row.master !== selection.master) return false;
  return !selection.up || row.flags.includes('UP');
}

function isWanted(info: AddressRow, { prefix, scope, label, secondary }: InterfaceSelection): boolean {
  if (scope !== undefined && info.scope !== scope) return false;
  if (secondary !== undefined && (info.secondary === true) !== secondary) return false;
  if (label !== undefined && !patternOf(label).test(info.label)) return false;
  const local = parseIpv4(info.local);
  return prefix === undefined || (local.ok && inPrefix(local.value, prefix.address, prefix.prefixLength));
}

function patternOf(text: string): RegExp {
  const quoted = text.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${quoted.replace(/\*/g, '.*').replace(/\?/g, '.')}$`);
}
