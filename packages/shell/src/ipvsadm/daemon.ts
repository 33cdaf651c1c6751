import { formatIpv4, type IpvsDaemonRole, type IpvsDaemonSpec, ipvsDaemonsOf } from '@frameplay/engine';
import { lines } from '../columns.js';
import type { Context } from '../context.js';
import { stop } from '../stop.js';
import type { IpvsValues } from './values.js';
import type { IpvsWords } from './words.js';

const DEFAULT_INTERFACE = 'eth0';

export function daemonRole({ command, role }: IpvsWords): IpvsDaemonRole {
  if (role === 'master' || role === 'backup') return role;
  return stop(2, `illegal ${command === 'start-daemon' ? 'start-daemon parameter' : 'start_daemon'} specified`);
}

export function daemonSpec({ daemon }: IpvsValues): IpvsDaemonSpec {
  return { ...daemon, iface: daemon.iface ?? DEFAULT_INTERFACE, syncId: daemon.syncId ?? 0 };
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
