import type { KeepalivedConfig, VirtualServerConfig, VrrpConfig } from '@frameplay/engine';
import { unsupported } from '../stop.js';
import { globalDefaults, readGlobalDefs } from './global-block.js';
import { type Reading, readBlock } from './reading.js';
import { readVirtualServer } from './server-block.js';
import { readStatements, type Statement } from './statements.js';
import { readVrrpInstance } from './vrrp-block.js';

export interface ParsedConfig {
  readonly config: KeepalivedConfig;
  /** What keepalived ignores, in its words. */
  readonly warnings: readonly string[];
}

const ELSEWHERE = [
  ...['vrrp_sync_group', 'vrrp_script', 'vrrp_track_file', 'vrrp_track_process', 'virtual_server_group', 'garp_group'],
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
  readBlock(reading, statements, {
    ...Object.fromEntries(ELSEWHERE.map((keyword) => [keyword, () => unsupported(`keepalived ${keyword}`)])),
    global_defs: (statement) => readGlobalDefs(reading, statement, defaults),
    // Read after global_defs, wherever that stands.
    vrrp_instance: (statement) => {
      instances.push(statement);
    },
    virtual_server: (statement) => {
      servers.push(readVirtualServer(reading, statement));
    },
  });
  const configs: VrrpConfig[] = instances.map((statement) => readVrrpInstance(reading, statement, defaults));
  return { config: { instances: configs, virtualServers: servers }, warnings: reading.warnings };
}
