import {
  type ForwardingMethod,
  type Ipv4Address,
  type IpvsServiceKey,
  isMulticast,
  parseIpv4,
} from '@frameplay/engine';
import { servicePort } from '../service-names.js';
import { stop, unsupported } from '../stop.js';
import { refuseRepeated } from './option-check.js';
import type { FlagOption, IpvsWords } from './words.js';

/** The values of all options, read and checked one by one, as parse_options() of ipvsadm does. */
export interface IpvsValues {
  key: IpvsServiceKey | undefined;
  scheduler: string | undefined;
  persistenceTimeoutS: number | null;
  persistenceMask: number | undefined;
  engine: string | undefined;
  schedulerFlags: string | undefined;
  server: { readonly address: Ipv4Address; readonly port: number } | undefined;
  forwarding: ForwardingMethod | undefined;
  weight: number;
  upperThreshold: number;
  lowerThreshold: number;
  tunnelType: string | undefined;
  readonly daemon: DaemonValues;
  readonly flags: Set<FlagOption>;
}

interface DaemonValues {
  iface?: string;
  syncId?: number;
  maxLength?: number;
  group?: Ipv4Address;
  port?: number;
  ttl?: number;
}

const INT_MAX = 0x7f_ff_ff_ff;
export const TIMEOUT_S_MAX = 31 * 86_400;
/** IPVS_SVC_PERSISTENT_TIMEOUT. */
const PERSISTENCE_S = 360;
const METHODS: Readonly<Partial<Record<string, ForwardingMethod>>> = {
  g: 'direct-route',
  m: 'masquerade',
  i: 'tunnel',
};

export function readValues({ options }: IpvsWords): IpvsValues {
  const values: IpvsValues = {
    key: undefined,
    scheduler: undefined,
    persistenceTimeoutS: null,
    persistenceMask: undefined,
    engine: undefined,
    schedulerFlags: undefined,
    server: undefined,
    forwarding: undefined,
    weight: 1,
    upperThreshold: 0,
    lowerThreshold: 0,
    tunnelType: undefined,
    daemon: {},
    flags: new Set(),
  };
  for (const [index, { name, value }] of options.entries()) {
    refuseRepeated(options, index);
    const method = METHODS[name];
    const reader = READERS[name];
    if (method !== undefined) values.forwarding = method;
    else if (reader !== undefined) reader(values, value ?? '', value === undefined);
    else values.flags.add(name as FlagOption);
  }
  return values;
}

type Reader = (values: IpvsValues, text: string, isMissing: boolean) => void;

const READERS: Readonly<Partial<Record<string, Reader>>> = {
  t: (values, text) => {
    values.key = { kind: 'tcp', ...virtualServer(text) };
  },
  u: (values, text) => {
    values.key = { kind: 'udp', ...virtualServer(text) };
  },
  f: (values, text) => {
    values.key = { kind: 'mark', mark: numberIn(text, 1, 0xff_ff_ff_ff, `invalid fwmark value \`${text}' specified`) };
  },
  s: (values, text) => {
    values.scheduler = text;
  },
  p: (values, text, isMissing) => {
    values.persistenceTimeoutS = isMissing ? PERSISTENCE_S : timeoutIn(text, 1);
  },
  M: (values, text) => {
    const mask = parseIpv4(text);
    values.persistenceMask = mask.ok ? mask.value : stop(2, 'illegal virtual server persistent mask specified');
  },
  pe: (values, text) => {
    values.engine = text;
  },
  b: (values, text) => {
    values.schedulerFlags = text;
  },
  r: (values, text) => {
    const { address, port } = endpoint(text, 'illegal real server address[:port] specified');
    values.server = { address, port: port ?? portOf(values.key) };
  },
  w: (values, text) => {
    values.weight = numberIn(text, 0, INT_MAX, 'illegal weight specified');
  },
  x: (values, text) => {
    values.upperThreshold = numberIn(text, 0, INT_MAX, 'illegal u_threshold specified');
  },
  y: (values, text) => {
    values.lowerThreshold = numberIn(text, 0, INT_MAX, 'illegal l_threshold specified');
  },
  'tun-type': (values, text) => {
    values.tunnelType = ['ipip', 'gue', 'gre'].includes(text) ? text : stop(2, 'illegal tunnel type specified');
  },
  'tun-port': (values, text) => {
    numberIn(text, 1, 65_535, 'illegal tunnel port specified');
    values.flags.add('tun-port' as FlagOption);
  },
  'mcast-interface': ({ daemon }, text) => {
    daemon.iface = text;
  },
  syncid: ({ daemon }, text) => {
    daemon.syncId = numberIn(text, 0, 255, 'illegal syncid specified');
  },
  'sync-maxlen': ({ daemon }, text) => {
    daemon.maxLength = numberIn(text, 1, 65_535 - 28, 'illegal sync-maxlen specified');
  },
  'mcast-group': ({ daemon }, text) => {
    if (text.includes(':')) unsupported('ipvsadm with IPv6');
    const group = parseIpv4(text);
    const isGroup = group.ok && isMulticast(group.value);
    daemon.group = isGroup ? group.value : stop(2, `invalid IPv4 mcast-group \`${text}'`);
  },
  'mcast-port': ({ daemon }, text) => {
    daemon.port = numberIn(text, 1, 65_535, 'illegal mcast-port specified');
  },
  'mcast-ttl': ({ daemon }, text) => {
    daemon.ttl = numberIn(text, 1, 255, 'illegal mcast-ttl specified');
  },
};

function portOf(key: IpvsServiceKey | undefined): number {
  return key === undefined || key.kind === 'mark' ? 0 : key.port;
}

function virtualServer(text: string): { address: Ipv4Address; port: number } {
  const { address, port } = endpoint(text, 'illegal virtual server address[:port] specified');
  return { address, port: port ?? 0 };
}

/** Ports may have their names. */
function endpoint(text: string, message: string): { address: Ipv4Address; port: number | undefined } {
  if (text.startsWith('[')) unsupported('ipvsadm with IPv6');
  const colon = text.lastIndexOf(':');
  const address = parseIpv4(colon < 0 ? text : text.slice(0, colon));
  if (!address.ok) return stop(2, message);
  if (colon < 0) return { address: address.value, port: undefined };
  const port = servicePort(text.slice(colon + 1));
  return { address: address.value, port: port !== undefined && port <= 65_535 ? port : stop(2, message) };
}

export function timeoutIn(text: string, min: number): number {
  return numberIn(text, min, TIMEOUT_S_MAX, `invalid timeout value \`${text}' specified`);
}

function numberIn(text: string, min: number, max: number, message: string): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : stop(2, message);
}
