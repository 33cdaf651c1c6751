import type { KeepalivedConfig, SyncGroupConfig, VirtualServerConfig, VrrpConfig } from '@frameplay/engine';
import { unsupported } from '../stop.js';
import { globalDefaults, readGlobalDefs } from './global-block.js';
import { type Reading, readBlock } from './reading.js';
import { readVirtualServer } from './server-block.js';
import { configError, readStatements, type Statement } from './statements.js';
import { readVrrpInstance } from './vrrp-block.js';

export interface ParsedConfig {
  readonly config: KeepalivedConfig;
  /** What keepalived ignores, in its words. */
  readonly warnings: readonly string[];
}

const ELSEWHERE = [
  ...['vrrp_script', 'vrrp_track_file', 'vrrp_track_process', 'virtual_server_group', 'garp_group'],
  ...['static_ipaddress', 'static_routes', 'static_rules', 'track_group', 'bfd_instance', 'linkbeat_interfaces'],
  ...['interface_up_down_delays', 'include', 'SSL', 'track_file'],
];

/** keepalived.conf of keepalived 2.2.7. Stops at what leaves nothing to run; the rest is a warning. */
export function parseKeepalivedConfig(text: string): ParsedConfig {
  const reading: Reading = { warnings: [] };
  const statements = readStatements(text);
  const defaults = globalDefaults();
  const instances: Statement[] = [];
  const servers: VirtualServerConfig[] = [];
  const groups: SyncGroupConfig[] = [];
  readBlock(reading, statements, {
    ...Object.fromEntries(ELSEWHERE.map((keyword) => [keyword, () => unsupported(`keepalived ${keyword}`)])),
    global_defs: (statement) => readGlobalDefs(reading, statement, defaults),
    // Read after global_defs, wherever that stands.
    vrrp_instance: (statement) => {
      instances.push(statement);
    },
    vrrp_sync_group: (statement) => {
      groups.push(readSyncGroup(reading, statement));
    },
    virtual_server: (statement) => {
      servers.push(readVirtualServer(reading, statement));
    },
  });
  const configs: VrrpConfig[] = instances.map((statement) => readVrrpInstance(reading, statement, defaults));
  const syncGroups = groups.map((group) => knownMembers(reading, group, configs));
  return { config: { instances: configs, syncGroups, virtualServers: servers }, warnings: reading.warnings };
}

const IN_GROUP_ELSEWHERE = [
  ...['track_interface', 'track_script', 'track_file', 'track_process', 'track_bfd', 'sync_group_tracking_weight'],
  ...['notify_master', 'notify_backup', 'notify_fault', 'notify_stop', 'notify'],
];

/** `vrrp_sync_group NAME { group { VI_1 VI_2 } }`: names on lines of their own, or several on one. */
function readSyncGroup(reading: Reading, statement: Statement): SyncGroupConfig {
  const name = statement.words[1] ?? configError(statement.line, 'vrrp_sync_group has no name');
  const members: string[] = [];
  readBlock(reading, statement.block ?? [], {
    ...Object.fromEntries(IN_GROUP_ELSEWHERE.map((keyword) => [keyword, () => unsupported(`keepalived ${keyword}`)])),
    group: (line) => {
      for (const { words } of line.block ?? []) members.push(...words);
    },
    smtp_alert: () => undefined,
    global_tracking: () => undefined,
  });
  return { name, members };
}

function knownMembers(reading: Reading, group: SyncGroupConfig, instances: readonly VrrpConfig[]): SyncGroupConfig {
  const members = group.members.filter((member) => instances.some(({ name }) => name === member));
  for (const member of group.members)
    if (!members.includes(member))
      reading.warnings.push(`Virtual router ${member} specified in sync group ${group.name} doesn't exist - ignoring`);
  return { name: group.name, members };
}
