import {
  type ForwardingMethod,
  formatIpv4,
  type HttpUrl,
  type Ipv4Address,
  type IpvsServiceKey,
  parseIpv4,
  type RealServerConfig,
  type SchedulerName,
  type TcpCheckConfig,
  type VirtualServerConfig,
} from '@frameplay/engine';
import { unsupported } from '../stop.js';
import { type Handler, type Reading, readAddress, readBlock, readInteger, readSeconds, warn } from './reading.js';
import { configError, type Statement } from './statements.js';

/** How checks are made; a check inherits from its real server, that from its virtual server. */
interface CheckDefaults {
  connectTimeoutUs: number | undefined;
  retry: number | undefined;
  delayBeforeRetryUs: number | undefined;
  delayLoopUs: number | undefined;
  warmupUs: number | undefined;
  alpha: boolean | undefined;
  virtualHost: string | undefined;
}

interface ServerDefaults extends CheckDefaults {
  forwarding: ForwardingMethod;
  inhibitOnFailure: boolean;
  weight: number;
}

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

const NOTHING: CheckDefaults = {
  connectTimeoutUs: undefined,
  retry: undefined,
  delayBeforeRetryUs: undefined,
  delayLoopUs: undefined,
  warmupUs: undefined,
  alpha: undefined,
  virtualHost: undefined,
};

const CONNECT_TIMEOUT_US = 5_000_000;
const DELAY_LOOP_US = 60_000_000;
const DELAY_BEFORE_RETRY_US = 1_000_000;
const PERSISTENCE_S = 360;
const SECONDS_MAX = 86_400;
const SCHEDULERS = ['rr', 'wrr', 'lc', 'wlc', 'sh', 'dh', 'sed', 'nq', 'mh', 'fo', 'ovf', 'lblc', 'lblcr'] as const;
const WITHOUT_EFFECT = ['smtp_alert', 'snmp_name', 'omega', 'ip_family'];
const IN_HTTP_GET_ELSEWHERE = ['bind_port', 'bind_if', 'fwmark', 'fast_recovery', 'enable_sni'];
const IN_URL_ELSEWHERE = ['digest', 'regex', 'regex_no_match', 'regex_options', 'regex_stack', 'tls_compliant'];

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
    defaults: { ...NOTHING, forwarding: 'masquerade', inhibitOnFailure: false, weight: 1 },
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

function checkHandlers(defaults: CheckDefaults): Record<string, Handler> {
  return {
    connect_timeout: (statement) => {
      defaults.connectTimeoutUs = readSeconds(statement, 0.000001, SECONDS_MAX);
    },
    retry: (statement) => {
      defaults.retry = readInteger(statement, 0, 1_000_000);
    },
    nb_get_retry: (statement) => {
      defaults.retry = readInteger(statement, 0, 1_000_000);
    },
    delay_before_retry: (statement) => {
      defaults.delayBeforeRetryUs = readSeconds(statement, 0, SECONDS_MAX);
    },
    delay_loop: (statement) => {
      defaults.delayLoopUs = readSeconds(statement, 0.001, SECONDS_MAX);
    },
    warmup: (statement) => {
      defaults.warmupUs = readSeconds(statement, 0, SECONDS_MAX);
    },
    alpha: () => {
      defaults.alpha = true;
    },
    virtualhost: (_statement, value) => {
      defaults.virtualHost = value;
    },
  };
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

function portOf(statement: Statement): number {
  return statement.words[2] === undefined ? 0 : readInteger(statement, 0, 65_535, 2);
}

function readForwarding(statement: Statement, value: string): ForwardingMethod {
  switch (value.toUpperCase()) {
    case 'NAT':
      return 'masquerade';
    case 'DR':
      return 'direct-route';
    case 'TUN':
      return 'tunnel';
    default:
      return configError(statement.line, `unknown lvs_method ${value}`);
  }
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

const OTHER_CHECKS = [
  ...['SSL_GET', 'SMTP_CHECK', 'DNS_CHECK', 'MISC_CHECK', 'BFD_CHECK', 'UDP_CHECK', 'PING_CHECK'],
  ...['FILE_CHECK', 'notify_up', 'notify_down'],
];

function readRealServer(reading: Reading, statement: Statement, inherited: ServerDefaults): RealServerConfig {
  const defaults: ServerDefaults = { ...inherited };
  const thresholds = { upper: 0, lower: 0 };
  const checks: Statement[] = [];
  readBlock(reading, statement.block ?? [], {
    ...Object.fromEntries(WITHOUT_EFFECT.map((keyword) => [keyword, () => undefined])),
    ...Object.fromEntries(OTHER_CHECKS.map((keyword) => [keyword, () => unsupported(`keepalived ${keyword}`)])),
    ...checkHandlers(defaults),
    weight: (line) => {
      defaults.weight = readInteger(line, 0, 65_535);
    },
    lvs_method: (line, value) => {
      defaults.forwarding = readForwarding(line, value);
    },
    inhibit_on_failure: () => {
      defaults.inhibitOnFailure = true;
    },
    uthreshold: (line) => {
      thresholds.upper = readInteger(line, 0, 0x7f_ff_ff_ff);
    },
    lthreshold: (line) => {
      thresholds.lower = readInteger(line, 0, 0x7f_ff_ff_ff);
    },
    TCP_CHECK: (line) => {
      checks.push(line);
    },
    HTTP_GET: (line) => {
      checks.push(line);
    },
  });
  const address = readAddress(statement, statement.words[1] ?? '');
  const port = portOf(statement);
  const { weight, forwarding, inhibitOnFailure } = defaults;
  return {
    address,
    port,
    weight,
    forwarding,
    inhibitOnFailure,
    upperThreshold: thresholds.upper,
    lowerThreshold: thresholds.lower,
    checks: checks.map((check) => readCheck(reading, check, { address, port }, defaults)),
  };
}

const HTTP_DELAY_BEFORE_RETRY_US = 3_000_000;

/** TCP_CHECK and HTTP_GET: the same connection, and perhaps a request. */
function readCheck(
  reading: Reading,
  statement: Statement,
  server: { readonly address: Ipv4Address; readonly port: number },
  inherited: CheckDefaults,
): TcpCheckConfig {
  const defaults: CheckDefaults = { ...inherited };
  const target = { ...server, source: null as Ipv4Address | null };
  const isHttp = statement.words[0] === 'HTTP_GET';
  const http: HttpDraft = { urls: [], minor: 0, closes: false };
  readBlock(reading, statement.block ?? [], {
    ...checkHandlers(defaults),
    ...refusing(IN_HTTP_GET_ELSEWHERE),
    ...(isHttp ? httpHandlers(http) : {}),
    log_all_failures: () => undefined,
    connect_ip: (line, value) => {
      target.address = readAddress(line, value);
    },
    connect_port: (line) => {
      target.port = readInteger(line, 1, 65_535);
    },
    bindto: (line, value) => {
      const source = parseIpv4(value);
      target.source = source.ok ? source.value : configError(line.line, `Malformed bind address ${value}`);
    },
  });
  if (isHttp && http.urls.length === 0)
    configError(statement.line, 'HTTP/SSL_GET checker has no urls specified - ignoring');
  const delayLoopUs = defaults.delayLoopUs ?? DELAY_LOOP_US;
  const patienceUs = isHttp ? HTTP_DELAY_BEFORE_RETRY_US : DELAY_BEFORE_RETRY_US;
  const host = defaults.virtualHost ?? `${formatIpv4(target.address)}:${target.port}`;
  const urls = http.urls.map((url) => readUrl(reading, url, host));
  return {
    ...target,
    connectTimeoutUs: defaults.connectTimeoutUs ?? CONNECT_TIMEOUT_US,
    retry: defaults.retry ?? 1,
    delayBeforeRetryUs: defaults.delayBeforeRetryUs ?? patienceUs,
    delayLoopUs,
    warmupUs: defaults.warmupUs ?? delayLoopUs,
    alpha: defaults.alpha ?? false,
    http: isHttp ? { ...http, urls } : null,
  };
}

interface HttpDraft {
  readonly urls: Statement[];
  minor: 0 | 1;
  closes: boolean;
}

function refusing(keywords: readonly string[]): Record<string, Handler> {
  return Object.fromEntries(keywords.map((word) => [word, () => unsupported(`keepalived ${word}`)]));
}

function httpHandlers(http: HttpDraft): Record<string, Handler> {
  return {
    url: (line) => {
      http.urls.push(line);
    },
    http_protocol: (line, value) => {
      if (!['1.0', '1.1', '1.0c', '1.0C'].includes(value))
        configError(line.line, `Invalid http_protocol version ${value}`);
      http.minor = value === '1.1' ? 1 : 0;
      http.closes = value !== '1.0';
    },
  };
}

const STATUS_MIN = 100;
const STATUS_MAX = 599;

function readUrl(reading: Reading, statement: Statement, host: string): HttpUrl {
  const url = { path: '/', host, statusCodes: [] as (readonly [number, number])[] };
  readBlock(reading, statement.block ?? [], {
    ...refusing(IN_URL_ELSEWHERE),
    path: (_line, value) => {
      url.path = value;
    },
    virtualhost: (_line, value) => {
      url.host = value;
    },
    status_code: (line) => {
      url.statusCodes.push(...line.words.slice(1).map((word) => readStatus(line, word)));
    },
  });
  return { ...url, statusCodes: url.statusCodes.length === 0 ? [[200, 299]] : url.statusCodes };
}

function readStatus(statement: Statement, word: string): readonly [number, number] {
  const [from = Number.NaN, to = from] = /^\d{3}(-\d{3})?$/.test(word) ? word.split('-').map(Number) : [];
  if (from >= STATUS_MIN && to <= STATUS_MAX && from <= to) return [from, to];
  return configError(statement.line, `Invalid HTTP_GET status code '${word}'`);
}
