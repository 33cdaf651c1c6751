import { type Ipv4Address, type IpvsServiceKey, parseIpv4 } from '@frameplay/engine';
import { stop, unsupported } from '../stop.js';
import { daemonRole, daemonSpec } from './daemon.js';
import type { DestinationWords, IpvsRequest, ListWhat, ServiceWords } from './request.js';
import { kernelFlags } from './scheduler-flags.js';
import { type FlagOption, type IpvsCommand, type IpvsWords, readIpvsWords, type ValueOption } from './words.js';

/** ipvsadm 1.31. Reads and checks everything; nothing has been changed when it stops. */
export function parseIpvsadm(words: readonly string[]): IpvsRequest {
  const read = readIpvsWords(words);
  const command = read.command ?? 'L';
  checkOptions(read, command);
  switch (command) {
    case 'A':
    case 'E': {
      const key = requiredKey(read, command);
      const service = serviceWords(read, key);
      return { command: command === 'A' ? 'add-service' : 'edit-service', key, service };
    }
    case 'D':
      return { command: 'delete-service', key: requiredKey(read, command) };
    case 'a':
    case 'e': {
      const key = requiredKey(read, command);
      const name = command === 'a' ? 'add-destination' : 'edit-destination';
      return { command: name, key, destination: samePort(key, destinationWords(read, key, command)) };
    }
    case 'd': {
      const key = requiredKey(read, command);
      return { command: 'delete-destination', key, destination: destinationWords(read, key, command) };
    }
    case 'C':
      return { command: 'clear' };
    case 'Z':
      return { command: 'zero', key: keyOf(read) };
    case 'L':
      return listRequest(read);
    case 'S':
      return { command: 'save', numeric: read.flags.has('n') };
    case 'R':
      return { command: 'restore' };
    case 'set':
      return timeouts(read);
    case 'start-daemon':
      return { command, role: daemonRole(read, command), daemon: daemonSpec(read) };
    case 'stop-daemon':
      return { command, role: daemonRole(read, command) };
  }
}

type AnyOption = ValueOption | FlagOption;

/** Which options go with which command (ipvsadm.c, commands_v_options). */
const ALLOWED: Readonly<Record<IpvsCommand, readonly AnyOption[]>> = {
  A: ['t', 'u', 'f', 's', 'p', 'M', 'o', 'b'],
  E: ['t', 'u', 'f', 's', 'p', 'M', 'o', 'b'],
  D: ['t', 'u', 'f'],
  a: ['t', 'u', 'f', 'r', 'g', 'i', 'm', 'w', 'x', 'y'],
  e: ['t', 'u', 'f', 'r', 'g', 'i', 'm', 'w', 'x', 'y'],
  d: ['t', 'u', 'f', 'r'],
  C: [],
  Z: ['t', 'u', 'f'],
  L: [
    't',
    'u',
    'f',
    'n',
    'c',
    'stats',
    'timeout',
    'persistent-conn',
    'thresholds',
    'rate',
    'daemon',
    'nosort',
    'exact',
  ],
  S: ['n'],
  R: [],
  set: [],
  'start-daemon': ['mcast-interface', 'syncid', 'sync-maxlen', 'mcast-group', 'mcast-port', 'mcast-ttl'],
  'stop-daemon': ['syncid'],
};

const COMMAND_NAMES: Readonly<Record<IpvsCommand, string>> = {
  A: 'add-service',
  E: 'edit-service',
  D: 'delete-service',
  a: 'add-server',
  e: 'edit-server',
  d: 'delete-server',
  C: 'flush',
  Z: 'zero',
  L: 'list',
  S: 'save',
  R: 'restore',
  set: 'set',
  'start-daemon': 'start-daemon',
  'stop-daemon': 'stop-daemon',
};

const OPTION_NAMES: Readonly<Partial<Record<AnyOption, string>>> = {
  t: 'service-address',
  u: 'service-address',
  f: 'service-address',
  s: 'scheduler',
  p: 'persistent',
  M: 'netmask',
  r: 'real-server',
  g: 'forwarding-method',
  i: 'forwarding-method',
  m: 'forwarding-method',
  w: 'weight',
  n: 'numeric',
  c: 'connection',
  x: 'u-threshold',
  y: 'l-threshold',
  o: 'ops',
  b: 'sched-flags',
};

function checkOptions(read: IpvsWords, command: IpvsCommand): void {
  for (const option of [...read.values.keys(), ...read.flags]) {
    if (ALLOWED[command].includes(option)) continue;
    const name = OPTION_NAMES[option] ?? option;
    stop(2, `Illegal '${name}' option with the '${COMMAND_NAMES[command]}' command`);
  }
  const services = (['t', 'u', 'f'] as const).filter((option) => read.values.has(option));
  if (services.length > 1) stop(2, 'multiple service options specified');
  const methods = (['g', 'i', 'm'] as const).filter((option) => read.flags.has(option));
  if (methods.length > 1) stop(2, 'multiple forward methods specified');
}

function needs(option: string, command: IpvsCommand): never {
  return stop(2, `You need to supply the '${option}' option for the '${COMMAND_NAMES[command]}' command`);
}

function requiredKey(read: IpvsWords, command: IpvsCommand): IpvsServiceKey {
  return keyOf(read) ?? needs('service-address', command);
}

function keyOf(read: IpvsWords): IpvsServiceKey | undefined {
  const tcp = read.values.get('t');
  const udp = read.values.get('u');
  const mark = read.values.get('f');
  if (mark !== undefined)
    return { kind: 'mark', mark: numberIn(mark, 1, 0x7f_ff_ff_ff, `invalid fwmark value \`${mark}' specified`) };
  const text = tcp ?? udp;
  if (text === undefined) return undefined;
  const { address, port } = endpoint(text, 'illegal virtual server address[:port] specified');
  return { kind: tcp === undefined ? 'udp' : 'tcp', address, port: port ?? 0 };
}

function endpoint(text: string, message: string): { address: Ipv4Address; port: number | undefined } {
  if (text.startsWith('[')) unsupported('ipvsadm with IPv6');
  const [host = '', portText, ...rest] = text.split(':');
  const address = parseIpv4(host);
  if (!address.ok || rest.length > 0) return stop(2, message);
  return { address: address.value, port: portText === undefined ? undefined : numberIn(portText, 0, 65_535, message) };
}

function numberIn(text: string, min: number, max: number, message: string): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : stop(2, message);
}

const PERSISTENCE_S_MAX = 31 * 86_400;

function serviceWords(read: IpvsWords, key: IpvsServiceKey): ServiceWords {
  const persistent = read.values.get('p');
  const timeoutS =
    persistent === undefined
      ? null
      : numberIn(persistent, 1, PERSISTENCE_S_MAX, `invalid timeout value \`${persistent}' specified`);
  if (key.kind !== 'mark' && key.port === 0 && timeoutS === null) {
    stop(2, 'Zero port specified for non-persistent service');
  }
  if (read.flags.has('o') && key.kind === 'tcp') stop(2, 'One-Packet Scheduling is only for UDP virtual services');
  const scheduler = read.values.get('s') ?? 'wlc';
  const flags = kernelFlags(scheduler, read.values.get('b'));
  return {
    scheduler,
    persistenceTimeoutS: timeoutS,
    persistenceMask: netmask(read.values.get('M')),
    flags: read.flags.has('o') ? ['ops', ...flags] : flags,
  };
}

function netmask(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const address = parseIpv4(text);
  return address.ok ? address.value : stop(2, 'illegal virtual server persistent mask specified');
}

function destinationWords(read: IpvsWords, key: IpvsServiceKey, command: IpvsCommand): DestinationWords {
  const text = read.values.get('r') ?? needs('real-server', command);
  const { address, port } = endpoint(text, 'illegal real server address[:port] specified');
  return {
    address,
    port: port ?? (key.kind === 'mark' ? 0 : key.port),
    forwarding: read.flags.has('m') ? 'masquerade' : read.flags.has('i') ? 'tunnel' : 'direct-route',
    weight: numberIn(read.values.get('w') ?? '1', 0, 65_535, 'illegal weight specified'),
    upperThreshold: numberIn(read.values.get('x') ?? '0', 0, 0x7f_ff_ff_ff, 'illegal u_threshold specified'),
    lowerThreshold: numberIn(read.values.get('y') ?? '0', 0, 0x7f_ff_ff_ff, 'illegal l_threshold specified'),
  };
}

/** With direct routing and tunnelling the packet keeps its port, so ipvsadm writes the service's. */
function samePort(key: IpvsServiceKey, destination: DestinationWords): DestinationWords {
  if (key.kind === 'mark' || destination.forwarding === 'masquerade') return destination;
  return { ...destination, port: key.port };
}

/** What is to be listed; the others of `-c`, `--timeout`, `--daemon` and a service exclude each other. */
function listRequest(read: IpvsWords): IpvsRequest {
  const has = (flag: FlagOption): boolean => read.flags.has(flag);
  const key = keyOf(read);
  const [first, second] = [
    ...(has('c') ? ['connection'] : []),
    ...(key === undefined ? [] : ['service-address']),
    ...(has('timeout') ? ['timeout'] : []),
    ...(has('daemon') ? ['daemon'] : []),
  ];
  if (second !== undefined)
    stop(2, `The option '${second}' conflicts with the '${first}' option in the 'list' command`);
  const special = has('c') || has('timeout') || has('daemon');
  const columns = has('stats') || has('rate') || has('thresholds');
  if ((special && columns) || ((has('timeout') || has('daemon')) && has('persistent-conn')))
    stop(2, 'options conflicts in the list command');
  const what = LISTS.find(([flag]) => has(flag))?.[1] ?? 'services';
  return { command: 'list', what, key, format: { numeric: has('n'), exact: has('exact'), sorted: !has('nosort') } };
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
];

function timeouts(read: IpvsWords): IpvsRequest {
  const [tcpS = 0, tcpFinS = 0, udpS = 0] = read.timeouts.map((text) =>
    numberIn(text, 0, PERSISTENCE_S_MAX, `invalid timeout value \`${text}' specified`),
  );
  return { command: 'set-timeouts', tcpS, tcpFinS, udpS };
}
