import type { ForwardingMethod, RealServerConfig } from '@frameplay/engine';
import { unsupported } from '../stop.js';
import { type CheckDefaults, checkHandlers, readCheck } from './check-block.js';
import { type Reading, readAddress, readBlock, readInteger } from './reading.js';
import { configError, type Statement } from './statements.js';

/** What a real server inherits from its virtual server. */
export interface ServerDefaults extends CheckDefaults {
  forwarding: ForwardingMethod;
  inhibitOnFailure: boolean;
  weight: number;
}

/** Alerts and the like: read, and nothing comes of it. */
export const WITHOUT_EFFECT = ['smtp_alert', 'snmp_name', 'omega', 'ip_family'];

export function portOf(statement: Statement): number {
  return statement.words[2] === undefined ? 0 : readInteger(statement, 0, 65_535, 2);
}

export function readForwarding(statement: Statement, value: string): ForwardingMethod {
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

const OTHER_CHECKS = [
  ...['SSL_GET', 'SMTP_CHECK', 'DNS_CHECK', 'MISC_CHECK', 'BFD_CHECK', 'UDP_CHECK', 'PING_CHECK'],
  ...['FILE_CHECK', 'notify_up', 'notify_down'],
];

/** `real_server ADDRESS PORT { ... }`. */
export function readRealServer(reading: Reading, statement: Statement, inherited: ServerDefaults): RealServerConfig {
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
