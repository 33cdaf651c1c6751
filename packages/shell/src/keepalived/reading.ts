import { type Ipv4Address, parseIpv4 } from '@frameplay/engine';
import { CONFIG_PATH, configError, type Statement } from './statements.js';

/** What is read, and what keepalived would say of it without stopping. */
export interface Reading {
  readonly warnings: string[];
}

export function warn(reading: Reading, line: number, message: string): void {
  reading.warnings.push(`(${CONFIG_PATH}: Line ${line}) ${message}`);
}

export type Handler = (statement: Statement, value: string) => void;

/** Calls the handler of each statement. What keepalived does not know it ignores, and says so. */
export function readBlock(
  reading: Reading,
  statements: readonly Statement[],
  handlers: Readonly<Record<string, Handler>>,
): void {
  for (const statement of statements) {
    const keyword = statement.words[0] ?? '';
    const handler = Object.hasOwn(handlers, keyword) ? handlers[keyword] : undefined;
    if (handler === undefined) warn(reading, statement.line, `Unknown keyword '${keyword}'`);
    else handler(statement, statement.words[1] ?? '');
  }
}

const US_PER_SECOND = 1_000_000;

/** read_timer: seconds, perhaps with decimals, as microseconds. */
export function readSeconds(statement: Statement, minS: number, maxS: number): number {
  const text = statement.words[1] ?? '';
  const value = /^\d+(\.\d+)?$/.test(text) ? Math.round(Number(text) * US_PER_SECOND) : Number.NaN;
  if (value >= minS * US_PER_SECOND && value <= maxS * US_PER_SECOND) return value;
  return configError(statement.line, `${statement.words[0]} '${text}' is invalid`);
}

export function readInteger(statement: Statement, min: number, max: number, at = 1): number {
  const text = statement.words[at] ?? '';
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  return configError(
    statement.line,
    `${statement.words[0]} '${text}' is invalid, it must be between ${min} and ${max}`,
  );
}

export function readAddress(statement: Statement, text: string): Ipv4Address {
  const address = parseIpv4(text);
  return address.ok ? address.value : configError(statement.line, `Malformed ip address ${text}`);
}

/** `on`, `yes`, `true`, or nothing: true. */
export function readSwitch(statement: Statement): boolean {
  const text = statement.words[1];
  if (text === undefined || ['on', 'yes', 'true'].includes(text)) return true;
  if (['off', 'no', 'false'].includes(text)) return false;
  return configError(statement.line, `Unknown on/off value '${text}' for ${statement.words[0]}`);
}
