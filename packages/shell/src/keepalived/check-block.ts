import { formatIpv4, type HttpUrl, type Ipv4Address, parseIpv4, type TcpCheckConfig } from '@frameplay/engine';
import { unsupported } from '../stop.js';
import { type Handler, type Reading, readAddress, readBlock, readInteger, readSeconds } from './reading.js';
import { configError, type Statement } from './statements.js';

/** How checks are made; a check inherits from its real server, that from its virtual server. */
export interface CheckDefaults {
  connectTimeoutUs: number | undefined;
  retry: number | undefined;
  delayBeforeRetryUs: number | undefined;
  delayLoopUs: number | undefined;
  warmupUs: number | undefined;
  alpha: boolean | undefined;
  virtualHost: string | undefined;
}

export const NOTHING_SAID: CheckDefaults = {
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
const SECONDS_MAX = 86_400;
const IN_HTTP_GET_ELSEWHERE = ['bind_port', 'bind_if', 'fwmark', 'fast_recovery', 'enable_sni'];
const IN_URL_ELSEWHERE = ['digest', 'regex', 'regex_no_match', 'regex_options', 'regex_stack', 'tls_compliant'];

/** What may be said at each of the three places. */
export function checkHandlers(defaults: CheckDefaults): Record<string, Handler> {
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

const HTTP_DELAY_BEFORE_RETRY_US = 3_000_000;

/** TCP_CHECK and HTTP_GET: the same connection, and perhaps a request. */
export function readCheck(
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
