import type {
  Ipv4Address,
  IpvsServiceKey,
  RealServerConfig,
  SchedulerName,
  VirtualServerConfig,
} from '@frameplay/engine';
import { unsupported } from '../stop.js';
import { checkHandlers, NOTHING_SAID } from './check-block.js';
import { type Handler, type Reading, readAddress, readBlock, readInteger, warn } from './reading.js';
import { portOf, readForwarding, readRealServer, type ServerDefaults, WITHOUT_EFFECT } from './real-server-block.js';
import { configError, type Statement } from './statements.js';

interface Draft {
  protocol: 'tcp' | 'udp';
  scheduler: SchedulerName;
  flags: string[];
  persistenceTimeoutS: number | null;
  persistenceMask: number | null;
  quorum: number;
  hysteresis: number;
  sorry: { readonly address: Ipv4Address; readonly port: number; inhibit: boolean } | null;
  readonly defaults: ServerDefaults;
  readonly servers: Statement[];
}

const PERSISTENCE_S = 360;
const SCHEDULERS = ['rr', 'wrr', 'lc', 'wlc', 'sh', 'dh', 'sed', 'nq', 'mh', 'fo', 'ovf', 'lblc', 'lblcr'] as const;

/** `virtual_server ADDRESS PORT { ... }`, `virtual_server fwmark N { ... }`. */
export function readVirtualServer(reading: Reading, statement: Statement): VirtualServerConfig {
  const draft: Draft = {
    protocol: 'tcp',
    scheduler: 'wlc',
    flags: [],
    persistenceTimeoutS: null,
    persistenceMask: null,
    quorum: 1,
    hysteresis: 0,
    sorry: null,
    defaults: { ...NOTHING_SAID, forwarding: 'masquerade', inhibitOnFailure: false, weight: 1 },
    servers: [],
  };
  readBlock(reading, statement.block ?? [], { ...checkHandlers(draft.defaults), ...serverHandlers(reading, draft) });
  const { scheduler, flags, persistenceTimeoutS, persistenceMask, quorum, hysteresis, sorry, defaults } = draft;
  const key = readKey(statement, draft.protocol);
  const servers = draft.servers.map((server) => withPortOf(key, readRealServer(reading, server, defaults)));
  const sorryServer = sorry === null ? null : withPortOf(key, sorryConfig(sorry, defaults));
  return { key, scheduler, flags, persistenceTimeoutS, persistenceMask, quorum, hysteresis, servers, sorryServer };
}

/** Only address translation can change the port; the checks go to the one that was written. */
function withPortOf(key: IpvsServiceKey, server: RealServerConfig): RealServerConfig {
  if (server.forwarding === 'masquerade') return server;
  return { ...server, port: key.kind === 'mark' ? 0 : key.port };
}

function readKey(statement: Statement, protocol: 'tcp' | 'udp'): IpvsServiceKey {
  const [, first = '', second = ''] = statement.words;
  if (first === 'group') unsupported('keepalived virtual_server group');
  if (first === 'fwmark') return { kind: 'mark', mark: readInteger(statement, 1, 0x7f_ff_ff_ff, 2) };
  const address = readAddress(statement, first);
  if (second === '') return { kind: protocol, address, port: 0 };
  return { kind: protocol, address, port: readInteger(statement, 0, 65_535, 2) };
}

function serverHandlers(reading: Reading, draft: Draft): Record<string, Handler> {
  const { defaults } = draft;
  const scheduler: Handler = (statement, value) => {
    const found = SCHEDULERS.find((name) => name === value);
    if (found !== undefined) draft.scheduler = found;
    else configError(statement.line, `Invalid lvs_scheduler '${value}'`);
  };
  const forwarding: Handler = (statement, value) => {
    defaults.forwarding = readForwarding(statement, value);
  };
  return {
    ...Object.fromEntries(WITHOUT_EFFECT.map((keyword) => [keyword, () => undefined])),
    ...Object.fromEntries(
      ['ha_suspend', 'quorum_up', 'quorum_down', 'persistence_engine'].map((keyword) => [
        keyword,
        () => unsupported(`keepalived ${keyword}`),
      ]),
    ),
    lb_algo: scheduler,
    lvs_sched: scheduler,
    lb_kind: forwarding,
    lvs_method: forwarding,
    ops: () => {
      draft.flags.push('ops');
    },
    protocol: (statement, value) => {
      if (value === 'TCP') draft.protocol = 'tcp';
      else if (value === 'UDP') draft.protocol = 'udp';
      else configError(statement.line, `Unknown protocol ${value}`);
    },
    persistence_timeout: (statement, value) => {
      draft.persistenceTimeoutS = value === '' ? PERSISTENCE_S : readInteger(statement, 1, 31 * 86_400);
    },
    persistence_granularity: (statement, value) => {
      draft.persistenceMask = readAddress(statement, value);
    },
    quorum: (statement) => {
      draft.quorum = readInteger(statement, 1, 0x7f_ff_ff_ff);
    },
    hysteresis: (statement) => {
      draft.hysteresis = readInteger(statement, 0, 0x7f_ff_ff_ff);
    },
    weight: (statement) => {
      defaults.weight = readInteger(statement, 0, 65_535);
    },
    inhibit_on_failure: () => {
      defaults.inhibitOnFailure = true;
    },
    sorry_server: (statement, value) => {
      draft.sorry = { address: readAddress(statement, value), port: portOf(statement), inhibit: false };
    },
    sorry_server_inhibit: (statement) => {
      if (draft.sorry === null)
        warn(reading, statement.line, 'Ignoring sorry_server_inhibit used before or without sorry_server');
      else draft.sorry.inhibit = true;
    },
    real_server: (statement) => {
      draft.servers.push(statement);
    },
  };
}

function sorryConfig(sorry: NonNullable<Draft['sorry']>, defaults: ServerDefaults): RealServerConfig {
  return {
    address: sorry.address,
    port: sorry.port,
    weight: 1,
    forwarding: defaults.forwarding,
    inhibitOnFailure: sorry.inhibit,
    upperThreshold: 0,
    lowerThreshold: 0,
    checks: [],
  };
}
