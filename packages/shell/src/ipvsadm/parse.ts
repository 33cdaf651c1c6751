import type { IpvsServiceKey } from '@frameplay/engine';
import { stop, unsupported } from '../stop.js';
import { daemonRole, daemonSpec } from './daemon.js';
import { checkOptions } from './option-check.js';
import type { DestinationWords, IpvsRequest, ListWhat, ServiceWords } from './request.js';
import { kernelFlags } from './scheduler-flags.js';
import { type IpvsValues, readValues, timeoutIn } from './values.js';
import { type FlagOption, type IpvsCommand, readIpvsWords } from './words.js';

/** ipvsadm 1.31. Reads and checks everything, in its order; nothing has been changed when it stops. */
export function parseIpvsadm(words: readonly string[]): IpvsRequest {
  if (words.length === 0) return listRequest(readValues({ ...NOTHING, command: 'L' }));
  const read = readIpvsWords(words);
  if (read.command === 'version') return { command: 'version' };
  const role = read.command === 'start-daemon' || read.command === 'stop-daemon' ? daemonRole(read) : 'master';
  const values = readValues(read);
  if (read.problem !== undefined) stop(255, read.problem);
  if (read.command === 'set') setTimeouts(read.others);
  const stray = read.others[read.command === 'set' ? 3 : 0];
  if (stray !== undefined) stop(2, `unexpected argument ${stray}`);
  const flags = kernelFlags(values.scheduler ?? DEFAULT_SCHEDULER, values.schedulerFlags);
  checkOptions(read.command, read.options);
  switch (read.command) {
    case 'set':
      return setTimeouts(read.others);
    case 'start-daemon':
      return { command: read.command, role, daemon: daemonSpec(values) };
    case 'stop-daemon':
      return { command: read.command, role };
    default:
      return requestOf(read.command, values, flags);
  }
}

const NOTHING = { role: '', options: [], others: [], problem: undefined };
const DEFAULT_SCHEDULER = 'wlc';

type TableCommand = Exclude<IpvsCommand, 'version' | 'set' | 'start-daemon' | 'stop-daemon'>;

function requestOf(command: TableCommand, values: IpvsValues, flags: readonly string[]): IpvsRequest {
  switch (command) {
    case 'A':
    case 'E': {
      const name = command === 'A' ? 'add-service' : 'edit-service';
      return { command: name, key: keyOf(values), service: serviceWords(values, flags) };
    }
    case 'D':
      return { command: 'delete-service', key: keyOf(values) };
    case 'a':
    case 'e': {
      const name = command === 'a' ? 'add-destination' : 'edit-destination';
      return { command: name, key: keyOf(values), destination: changedDestination(values) };
    }
    case 'd':
      return { command: 'delete-destination', key: keyOf(values), destination: destinationWords(values) };
    case 'C':
      return { command: 'clear' };
    case 'Z':
      return { command: 'zero', key: values.key };
    case 'L':
      return listRequest(values);
    case 'S':
      return { command: 'save', numeric: values.flags.has('n') };
    case 'R':
      return { command: 'restore' };
  }
}

function setTimeouts([tcp, tcpFin, udp]: readonly string[]): Extract<IpvsRequest, { command: 'set-timeouts' }> {
  if (tcp === undefined || tcpFin === undefined || udp === undefined)
    return stop(2, '--set option requires 3 timeout values');
  const [tcpS, tcpFinS, udpS] = [timeoutIn(tcp, 0), timeoutIn(tcpFin, 0), timeoutIn(udp, 0)];
  return { command: 'set-timeouts', tcpS, tcpFinS, udpS };
}

/** checkOptions has seen that it is there. */
function keyOf({ key }: IpvsValues): IpvsServiceKey {
  return key ?? stop(2, "You need to supply the 'service-address' option");
}

function serviceWords(values: IpvsValues, flags: readonly string[]): ServiceWords {
  const { key, persistenceTimeoutS, persistenceMask } = values;
  if (key !== undefined && key.kind !== 'mark' && key.port === 0 && persistenceTimeoutS === null)
    stop(2, 'Zero port specified for non-persistent service');
  const onePacket = values.flags.has('o');
  if (onePacket && key?.kind === 'tcp') stop(2, 'One-Packet Scheduling is only for UDP virtual services');
  // The one that exists.
  if (values.engine === 'sip') unsupported('ipvsadm --pe sip');
  return {
    scheduler: values.scheduler ?? DEFAULT_SCHEDULER,
    engine: values.engine,
    persistenceTimeoutS,
    persistenceMask,
    flags: onePacket ? ['ops', ...flags] : flags,
  };
}

function destinationWords(values: IpvsValues): DestinationWords {
  const { server, forwarding = 'direct-route', weight, upperThreshold, lowerThreshold } = values;
  const { address, port } = server ?? stop(2, "You need to supply the 'real-server' option");
  return { address, port, forwarding, weight, upperThreshold, lowerThreshold };
}

/** With direct routing and tunnelling the packet keeps its port, so ipvsadm writes the service's; not with a mark. */
function changedDestination(values: IpvsValues): DestinationWords {
  const key = keyOf(values);
  const destination = destinationWords(values);
  checkTunnel(values, destination);
  if (key.kind === 'mark' || destination.forwarding === 'masquerade') return destination;
  return { ...destination, port: key.port };
}

function checkTunnel({ tunnelType, flags }: IpvsValues, { forwarding }: DestinationWords): void {
  const given = TUNNEL_FLAGS.filter((flag) => flags.has(flag as FlagOption));
  if (forwarding !== 'tunnel' && (tunnelType !== undefined || given.length > 0))
    stop(2, 'Tunnel options conflict with forward method');
  if (tunnelType === 'gue' || tunnelType === 'gre') unsupported(`ipvsadm --tun-type ${tunnelType}`);
  if (given[0] !== undefined) stop(2, `Illegal '${given[0]}' option with the 'ipip' tunnel type`);
}

const TUNNEL_FLAGS = ['tun-port', 'tun-nocsum', 'tun-csum', 'tun-remcsum'];

function listRequest({ key, flags }: IpvsValues): IpvsRequest {
  const has = (flag: FlagOption): boolean => flags.has(flag);
  const special = has('c') || has('timeout') || has('daemon');
  const columns = has('stats') || has('rate') || has('thresholds');
  if ((special && columns) || ((has('timeout') || has('daemon')) && has('persistent-conn')))
    stop(2, 'options conflicts in the list command');
  const what = LISTS.find(([flag]) => has(flag))?.[1] ?? 'services';
  const engines = what === 'connections' && has('persistent-conn');
  const format = { numeric: has('n'), exact: has('exact'), sorted: !has('nosort'), engines };
  return { command: 'list', what, key, format };
}

/** In the order in which ipvsadm looks. */
const LISTS: readonly [FlagOption, ListWhat][] = [
  ['c', 'connections'],
  ['timeout', 'timeouts'],
  ['daemon', 'daemons'],
  ['stats', 'stats'],
  ['rate', 'rate'],
  ['thresholds', 'thresholds'],
  ['persistent-conn', 'persistent'],
  ['tun-info', 'tunnels'],
];
