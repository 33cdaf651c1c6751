import { formatIpv4, type Ipv4Address, type IpvsServiceKey, ipvsServicesOf } from '@frameplay/engine';
import { lines } from '../columns.js';
import type { Context } from '../context.js';
import { flagNames } from './scheduler-flags.js';
import { endpointText, FULL_MASK, protocolOfKey, sortedDestinations, sortedServices } from './text.js';

/** `ipvsadm -Sn`: the calls that would make the table again. Thresholds are not among them. */
export function saveIpvs(context: Context, numeric: boolean): string {
  const services = sortedServices(ipvsServicesOf(context.world, context.node));
  return lines(
    services.flatMap((service) => {
      const name = keyOption(service.key, numeric);
      const flags = flagNames(service.scheduler, service.flags);
      const persistent = service.persistenceTimeoutS === null ? '' : ` -p ${service.persistenceTimeoutS}`;
      const partial = service.persistenceTimeoutS !== null && service.persistenceMask !== FULL_MASK;
      const mask = partial ? ` -M ${formatIpv4(service.persistenceMask as Ipv4Address)}` : '';
      const schedulerFlags = flags === '' ? '' : ` -b ${flags}`;
      const ops = service.flags.includes('ops') ? ' -o' : '';
      return [
        `-A ${name} -s ${service.scheduler}${persistent}${mask}${ops}${schedulerFlags}`,
        ...sortedDestinations(service).map((destination) => {
          const server = endpointText(destination.address, destination.port, numeric, protocolOfKey(service.key));
          const type = destination.forwarding === 'tunnel' ? ' --tun-type ipip' : '';
          return `-a ${name} -r ${server} ${METHODS[destination.forwarding]} -w ${destination.weight}${type}`;
        }),
      ];
    }),
  );
}

const METHODS = { 'direct-route': '-g', masquerade: '-m', tunnel: '-i' } as const;

function keyOption(key: IpvsServiceKey, numeric: boolean): string {
  if (key.kind === 'mark') return `-f ${key.mark}`;
  return `${key.kind === 'tcp' ? '-t' : '-u'} ${endpointText(key.address, key.port, numeric, key.kind)}`;
}
