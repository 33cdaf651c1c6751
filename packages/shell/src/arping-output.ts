import { type ArpingReply, type ArpingResult, formatIpv4, formatMac } from '@frameplay/engine';
import { lines } from './columns.js';
import type { CommandResult } from './command-run.js';

interface ArpingOutput {
  readonly target: string;
  readonly iface: string;
  readonly detect: boolean;
  readonly gratuitous: boolean;
  readonly quiet: boolean;
}

export function arpingResult(output: ArpingOutput, result: ArpingResult): CommandResult {
  const requests = result.replies.filter((reply) => reply.request).length;
  const received = `Received ${result.replies.length} response(s)${requests > 0 ? ` (${requests} request(s))` : ''}`;
  const sent = `Sent ${result.sent} probes (${result.broadcasts} broadcast(s))`;
  const counts = output.quiet ? '' : lines([sent, received]);
  const { stdout, stderr } = arpingSoFar(output, result);
  return { exit: exitCode(output, result), stdout: stdout + counts, stderr };
}

/** What it prints as it goes. */
export function arpingSoFar(output: ArpingOutput, result: ArpingResult): { stdout: string; stderr: string } {
  if (output.quiet) return { stdout: '', stderr: '' };
  const source = output.detect ? '0.0.0.0' : formatIpv4(result.source);
  const first = `ARPING ${output.target} from ${source} ${output.iface}`;
  return { stdout: lines([first, ...result.replies.map(replyLine)]), stderr: '' };
}

function exitCode(output: ArpingOutput, { replies, sent }: ArpingResult): number {
  if (output.gratuitous) return 0;
  // Duplicate address detection succeeds when nobody answers.
  if (output.detect) return replies.length > 0 ? 1 : 0;
  // More answers than probes are a failure, too: somebody else answers.
  return replies.length > 0 && replies.length === sent ? 0 : 1;
}

function replyLine(reply: ArpingReply): string {
  const how = reply.broadcast ? 'Broadcast' : 'Unicast';
  const what = reply.request ? 'request' : 'reply';
  const milliseconds = `${Math.trunc(reply.roundTripUs / 1000)}.${String(reply.roundTripUs % 1000).padStart(3, '0')}`;
  return `${how} ${what} from ${formatIpv4(reply.senderIp)} [${formatMac(reply.senderMac).toUpperCase()}]  ${milliseconds}ms`;
}
