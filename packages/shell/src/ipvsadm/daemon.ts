import {
  formatIpv4,
  type IpvsDaemonRole,
  type IpvsDaemonSpec,
  ipvsDaemonsOf,
  isMulticast,
  parseIpv4,
} from '@frameplay/engine';
import { lines } from '../columns.js';
import type { Context } from '../context.js';
import { stop } from '../stop.js';
import type { IpvsWords } from './words.js';

const DEFAULT_INTERFACE = 'eth0';

export function daemonRole(read: IpvsWords, command: 'start-daemon' | 'stop-daemon'): IpvsDaemonRole {
  const role = read.daemon;
  if (role === 'master' || role === 'backup') return role;
  return stop(2, `illegal ${command === 'start-daemon' ? 'start-daemon parameter' : 'start_daemon'} specified`);
}

export function daemonSpec(read: IpvsWords): IpvsDaemonSpec {
  const length = numberOf(read, 'sync-maxlen', 1, 65_535 - 28, 'illegal sync-maxlen specified');
  const port = numberOf(read, 'mcast-port', 1, 65_535, 'illegal mcast-port specified');
  const ttl = numberOf(read, 'mcast-ttl', 1, 255, 'illegal mcast-ttl specified');
  const group = groupOf(read.values.get('mcast-group'));
  return {
    iface: read.values.get('mcast-interface') ?? DEFAULT_INTERFACE,
    syncId: numberOf(read, 'syncid', 0, 255, 'illegal syncid specified') ?? 0,
    ...(length === undefined ? {} : { maxLength: length }),
    ...(group === undefined ? {} : { group }),
    ...(port === undefined ? {} : { port }),
    ...(ttl === undefined ? {} : { ttl }),
  };
}

type NumberOption = 'sync-maxlen' | 'mcast-port' | 'mcast-ttl' | 'syncid';

function numberOf(
  read: IpvsWords,
  option: NumberOption,
  min: number,
  max: number,
  message: string,
): number | undefined {
  const text = read.values.get(option);
  if (text === undefined) return undefined;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : stop(2, message);
}

function groupOf(text: string | undefined): IpvsDaemonSpec['group'] {
  if (text === undefined) return undefined;
  const address = parseIpv4(text);
  return address.ok && isMulticast(address.value) ? address.value : stop(2, 'invalid mcast-group specified');
}

/** `ipvsadm -L --daemon` */
export function listDaemons(context: Context): string {
  return lines(
    ipvsDaemonsOf(context.world, context.node).map(({ role, iface, syncId, maxLength, group, port, ttl }) => {
      const where = `group=${formatIpv4(group)}, port=${port}, ttl=${ttl}`;
      return `${role} sync daemon (mcast=${iface}, syncid=${syncId}, maxlen=${maxLength}, ${where})`;
    }),
  );
}
