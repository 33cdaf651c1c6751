import { type ConnectionFailure, formatIpv4, type HttpClientResult } from '@frameplay/engine';
import type { CommandResult, CurlOutput } from './command-run.js';

/** What curl prints, and its exit code. */
export function curlResult(output: CurlOutput, result: HttpClientResult): CommandResult {
  const exit = exitCode(result);
  const tookMs = Math.trunc((result.endedAt - result.startedAt) / 1000);
  const shown = exit !== 0 && (!output.silent || output.showError);
  const headers = output.includeHeaders && result.headers !== '' ? `${result.headers}` : '';
  const body = output.discardBody ? '' : headers + result.body;
  return {
    exit,
    stdout: body + writeOut(output, result, exit),
    stderr: shown ? `curl: (${exit}) ${message(output, result, exit, tookMs)}\n` : '',
  };
}

const EXIT: Readonly<Record<ConnectionFailure, number>> = {
  refused: 7,
  'host-unreachable': 7,
  'network-unreachable': 7,
  'connect-timeout': 28,
  timeout: 28,
  reset: 56,
  closed: 52,
  'address-not-available': 45,
};

const PARTIAL_FILE = 18;

function exitCode(result: HttpClientResult): number {
  if (result.failure === null) return 0;
  // Closed half-way through the body is not an empty reply.
  return result.failure === 'closed' && result.status !== null ? PARTIAL_FILE : EXIT[result.failure];
}

function message(output: CurlOutput, result: HttpClientResult, exit: number, tookMs: number): string {
  switch (exit) {
    case 7:
      return `Failed to connect to ${output.host} port ${output.port} after ${tookMs} ms: Couldn't connect to server`;
    case 28:
      return result.connectedAt === null
        ? `Connection timed out after ${tookMs} milliseconds`
        : `Operation timed out after ${tookMs} milliseconds with ${result.body.length} bytes received`;
    case 45:
      return 'bind failed with errno 99: Cannot assign requested address';
    case 52:
      return 'Empty reply from server';
    case PARTIAL_FILE:
      return 'transfer closed with outstanding read data remaining';
    default:
      return 'Recv failure: Connection reset by peer';
  }
}

function writeOut(output: CurlOutput, result: HttpClientResult, exit: number): string {
  const values: Readonly<Record<string, string>> = {
    http_code: String(result.status ?? 0).padStart(3, '0'),
    response_code: String(result.status ?? 0).padStart(3, '0'),
    size_download: String(result.body.length),
    remote_ip: result.connectedAt === null ? '' : output.host,
    remote_port: String(result.connectedAt === null ? 0 : output.port),
    local_ip: result.connectedAt === null ? '' : formatIpv4(result.localAddress),
    local_port: String(result.connectedAt === null ? 0 : result.localPort),
    exitcode: String(exit),
    time_total: ((result.endedAt - result.startedAt) / 1_000_000).toFixed(6),
  };
  const filled = output.writeOut.replace(/%\{([^}]*)\}/g, (_all, name: string) => values[name] ?? '');
  return filled.replaceAll('\\n', '\n').replaceAll('\\t', '\t').replaceAll('%%', '%');
}
