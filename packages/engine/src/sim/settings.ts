import { interfaceByIfindex } from '../host/host.js';
import type { Route } from '../host/route.js';
import type { IpvsServiceKey } from '../ipvs/ipvs.js';
import { formatIpv4, formatMac, IPV4_ANY } from '../wire/address.js';
import type { SettingChange } from './cause.js';
import { isSameMoment, type SysctlMoment, sysctlMoment, sysctlValues } from './control/sysctls.js';
import { type HostNode, nodeNamed, type WorldState } from './world-state.js';

/** What a person can set on a device. */
export interface Settings {
  /** null: a switch. */
  readonly sysctls: SysctlMoment | null;
  /** All others as text: values by `kind key`. */
  readonly texts: Texts;
}

type Texts = ReadonlyMap<string, string>;

const NONE: Settings = { sysctls: null, texts: new Map() };

/** Of a host, that is; a switch has nothing to be set but its table. */
export function settingsOf(state: WorldState, name: string): Settings {
  const node = nodeNamed(state, name);
  if (node.kind === 'switch') return NONE;
  const settings = new Map<string, string>();
  addInterfaces(settings, node);
  addRoutes(settings, node);
  addIpvs(settings, node);
  for (const table of ['filter', 'mangle', 'nat'] as const) {
    for (const { hook, policy, entries } of node.host.firewall?.[table] ?? []) {
      settings.set(`firewall ${table} ${hook}`, JSON.stringify([policy, ...entries.map(({ rule }) => rule)]));
    }
  }
  for (const [hook, { policy, entries }] of Object.entries(node.host.arpFirewall ?? {})) {
    settings.set(`firewall arp ${hook}`, JSON.stringify([policy, ...entries.map(({ rule }) => rule)]));
  }
  return { sysctls: sysctlMoment(node), texts: settings };
}

function addInterfaces(settings: Map<string, string>, { host }: HostNode): void {
  for (const iface of host.interfaces) {
    settings.set(`link ${iface.name}`, `${iface.up ? 'up' : 'down'} mtu ${iface.mtu} arp ${iface.arp ? 'on' : 'off'}`);
    settings.set(`link ${iface.name} address`, formatMac(iface.mac));
    for (const { local, prefixLength, label } of iface.addresses) {
      settings.set(`address ${formatIpv4(local)}/${prefixLength} dev ${iface.name}`, label);
    }
  }
  for (const { address, ifindex, state, mac } of host.neighbours.values()) {
    const dev = interfaceByIfindex(host, ifindex)?.name ?? '';
    if (state === 'permanent') settings.set(`neighbour ${formatIpv4(address)} dev ${dev}`, formatMac(mac));
  }
}

/** The kernel makes the routes of `local`, and those of addresses, by itself. */
function addRoutes(settings: Map<string, string>, { host }: HostNode): void {
  for (const table of Object.values(host.routes) as (readonly Route[])[]) {
    for (const route of table) {
      if (route.protocol === 'kernel') continue;
      const { destination, prefixLength, type, gateway, metric } = route;
      const via = gateway === IPV4_ANY ? '' : ` via ${formatIpv4(gateway)}`;
      const dev = interfaceByIfindex(host, route.ifindex)?.name;
      const key = `route ${formatIpv4(destination)}/${prefixLength} table ${route.table} metric ${metric}`;
      settings.set(key, `${type}${via}${dev === undefined ? '' : ` dev ${dev}`}`);
    }
  }
  for (const rule of host.rules) settings.set(`rule ${rule.priority}`, JSON.stringify(rule));
}

function addIpvs(settings: Map<string, string>, { ipvs }: HostNode): void {
  for (const service of ipvs.services.values()) {
    const name = serviceName(service.key);
    settings.set(
      `service ${name}`,
      [service.scheduler, ...service.flags, `persistent ${service.persistenceTimeoutS ?? 'no'}`].join(' '),
    );
    for (const { address, port, weight, forwarding } of service.destinations) {
      settings.set(`server ${name} -> ${formatIpv4(address)}:${port}`, `${forwarding} weight ${weight}`);
    }
  }
}

function serviceName(key: IpvsServiceKey): string {
  return key.kind === 'mark' ? `FWM ${key.mark}` : `${key.kind.toUpperCase()} ${formatIpv4(key.address)}:${key.port}`;
}

export function settingChanges(before: Settings, after: Settings): SettingChange[] {
  const isSame = before.sysctls === null || after.sysctls === null || isSameMoment(before.sysctls, after.sysctls);
  return isSame ? textChanges(before.texts, after.texts) : textChanges(allTexts(before), allTexts(after));
}

function allTexts({ sysctls, texts }: Settings): Texts {
  const values = sysctls === null ? [] : sysctlValues(sysctls);
  return new Map([...values.map(([path, value]) => [`sysctl ${path}`, value] as const), ...texts]);
}

function textChanges(before: Texts, after: Texts): SettingChange[] {
  const changes: SettingChange[] = [];
  for (const [setting, value] of after) {
    const old = before.get(setting) ?? null;
    if (old !== value) changes.push(changeOf(setting, old, value));
  }
  for (const [setting, value] of before) if (!after.has(setting)) changes.push(changeOf(setting, value, null));
  return changes;
}

function changeOf(setting: string, before: string | null, after: string | null): SettingChange {
  const space = setting.indexOf(' ');
  return { kind: setting.slice(0, space) as SettingChange['kind'], key: setting.slice(space + 1), before, after };
}
