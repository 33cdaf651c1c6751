import { formatIpv4, type PingLine, type PingResult } from '@frameplay/engine';
import type { CommandResult, PingOutput } from './command-run.js';
import { kernelMessage } from './kernel-message.js';

const HEADERS_BYTES = 28;

/** What ping prints at the end, all of it. */
export function pingResult(output: PingOutput, result: PingResult): CommandResult {
  const { stdout, stderr } = pingSoFar(output, result);
  return { exit: result.received > 0 ? 0 : 1, stdout: `${stdout}\n${statistics(output.host, result)}`, stderr };
}

/** What it prints as it goes. */
export function pingSoFar(output: PingOutput, result: PingResult): { stdout: string; stderr: string } {
  const shown = output.quiet ? [] : result.lines;
  const stdout = shown.filter((line) => line.kind !== 'send-error').map((line) => `${lineText(line)}\n`);
  const stderr = shown.filter((line) => line.kind === 'send-error').map((line) => `${lineText(line)}\n`);
  return { stdout: firstLine(output) + stdout.join(''), stderr: stderr.join('') };
}

function firstLine({ host, payloadBytes, from }: PingOutput): string {
  const source = from === undefined ? ' ' : ` from ${from}${from.includes(' ') ? '' : ' '}: `;
  return `PING ${host} (${host})${source}${payloadBytes}(${payloadBytes + HEADERS_BYTES}) bytes of data.\n`;
}

function lineText(line: PingLine): string {
  switch (line.kind) {
    case 'reply':
      return `${line.bytes} bytes from ${formatIpv4(line.from)}: icmp_seq=${line.seq} ttl=${line.ttl} time=${milliseconds(line.roundTripUs)} ms`;
    case 'error':
      return errorText(line);
    case 'send-error':
      return line.code === 'EMSGSIZE'
        ? `ping: local error: message too long, mtu=${line.mtu}`
        : `ping: sendmsg: ${sendMessage(line.code)}`;
  }
}

function sendMessage(code: string): string {
  const known = ['EACCES', 'EHOSTUNREACH', 'EINVAL', 'ENETDOWN', 'ENETUNREACH', 'EPERM'] as const;
  const found = known.find((candidate) => candidate === code);
  return found === undefined ? code : kernelMessage(found);
}

type ErrorLine = Extract<PingLine, { kind: 'error' }>;

/** pr_icmph() of iputils. A redirect is written with a colon after the address, the others without. */
function errorText(line: ErrorLine): string {
  const from = `From ${formatIpv4(line.from)}`;
  if (line.type === REDIRECT) {
    return `${from}: icmp_seq=${line.seq} Redirect ${REDIRECTS[line.code] ?? ''}(New nexthop: ${formatIpv4(line.gateway)})`;
  }
  const reason = line.type === 11 ? (EXCEEDED[line.code] ?? '') : unreachable(line);
  return `${from} icmp_seq=${line.seq} ${reason}`;
}

const REDIRECTS = ['Network', 'Host', 'Type of Service and Network', 'Type of Service and Host'];
const EXCEEDED = ['Time to live exceeded', 'Frag reassembly time exceeded'];

function unreachable(line: ErrorLine): string {
  switch (line.code) {
    case 0:
      return 'Destination Net Unreachable';
    case 1:
      return 'Destination Host Unreachable';
    case 2:
      return 'Destination Protocol Unreachable';
    case 3:
      return 'Destination Port Unreachable';
    case 4:
      return `Frag needed and DF set (mtu = ${line.mtu})`;
    case 13:
      return 'Packet filtered';
    default:
      return `Dest Unreachable, Bad Code: ${line.code}`;
  }
}

function milliseconds(us: number): string {
  const whole = Math.trunc(us / 1000);
  const thousandths = String(us % 1000).padStart(3, '0');
  if (whole >= 100) return String(whole);
  if (whole >= 10) return `${whole}.${thousandths.slice(0, 1)}`;
  return whole >= 1 ? `${whole}.${thousandths.slice(0, 2)}` : `0.${thousandths}`;
}

function statistics(host: string, result: PingResult): string {
  const { transmitted, received } = result;
  const errors = failures(result).length;
  const counts = `${transmitted} packets transmitted, ${received} received${errors > 0 ? `, +${errors} errors` : ''}`;
  const loss = transmitted === 0 ? '' : `, ${lossText(transmitted, received)}% packet loss`;
  const time = `, time ${Math.trunc((result.endedAt - result.startedAt) / 1000)}ms`;
  return `--- ${host} ping statistics ---\n${counts}${loss}${transmitted === 0 ? '' : time}\n${lastLine(result)}\n`;
}

/** printf's %g of the share that was lost. */
function lossText(transmitted: number, received: number): string {
  return String(Number((((transmitted - received) * 100) / transmitted).toPrecision(6)));
}

function lastLine(result: PingResult): string {
  const pipe = pipeSize(result);
  const times = result.lines.filter((line) => line.kind === 'reply').map((line) => line.roundTripUs);
  if (times.length === 0) return pipe > 1 ? `pipe ${pipe}` : '';
  return `rtt min/avg/max/mdev = ${roundTrips(times)} ms${pipe > 1 ? `, pipe ${pipe}` : ''}`;
}

function roundTrips(times: readonly number[]): string {
  const average = Math.trunc(times.reduce((sum, time) => sum + time, 0) / times.length);
  const squares = times.reduce((sum, time) => sum + time * time, 0) / times.length;
  const deviation = Math.trunc(Math.sqrt(Math.max(0, squares - average * average)));
  const fixed = (us: number): string => `${Math.trunc(us / 1000)}.${String(us % 1000).padStart(3, '0')}`;
  return [Math.min(...times), average, Math.max(...times), deviation].map(fixed).join('/');
}

const REDIRECT = 5;

/** A redirect is told, but the request goes on. */
function failures(result: PingResult): ErrorLine[] {
  return result.lines.filter((line) => line.kind === 'error').filter((line) => line.type !== REDIRECT);
}

/** How many requests were under way at once, at most (acknowledge() of iputils). */
function pipeSize(result: PingResult): number {
  return result.lines.reduce((most, line) => Math.max(most, underWay(line)), 1);
}

function underWay(line: PingLine): number {
  if (line.kind === 'send-error') return 1;
  return line.kind === 'error' && line.type === REDIRECT ? 1 : line.underWay;
}
