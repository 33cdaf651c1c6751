import { formatIpv4, type TracerouteProbe, type TracerouteResult } from '@frameplay/engine';
import type { CommandResult, TracerouteOutput } from './command-run.js';

/** print_probe() of traceroute 2.1. */
export function tracerouteResult(output: TracerouteOutput, result: TracerouteResult): CommandResult {
  const { host, hopsMax, packetBytes } = output;
  const first = `traceroute to ${host} (${host}), ${hopsMax} hops max, ${packetBytes} byte packets`;
  const probes = result.probes.map((probe, index) => {
    const isFirst = index % result.queries === 0;
    const before = isFirst ? undefined : result.probes[index - 1];
    return (isFirst ? `\n${String(probe.hop).padStart(2)} ` : '') + probeText(probe, before, output.numeric);
  });
  return { exit: 0, stdout: `${first}${probes.join('')}\n`, stderr: '' };
}

function probeText(
  probe: Readonly<TracerouteProbe>,
  before: Readonly<TracerouteProbe> | undefined,
  numeric: boolean,
): string {
  if (probe.state !== 'answered') return ' *';
  const address = formatIpv4(probe.from);
  const isSame = before?.state === 'answered' && before.from === probe.from;
  const name = isSame ? '' : numeric ? ` ${address}` : ` ${address} (${address})`;
  const time = `${Math.trunc(probe.roundTripUs / 1000)}.${String(probe.roundTripUs % 1000).padStart(3, '0')}`;
  return `${name}  ${time} ms${errorText(probe)}`;
}

/** `!H` and its like; a port that nobody listens at is what the last probe is meant to find. */
function errorText({ type, code, mtu }: Readonly<TracerouteProbe>): string {
  if (type !== 3 || code === 3) return '';
  switch (code) {
    case 0:
    case 6:
      return ' !N';
    case 1:
    case 7:
      return ' !H';
    case 2:
      return ' !P';
    case 4:
      return ` !F-${mtu}`;
    case 9:
    case 10:
    case 13:
      return ' !X';
    default:
      return ` !<${code}>`;
  }
}
