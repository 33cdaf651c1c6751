import { formatIpv4, type Ipv4Address, type IpvsServiceKey, ipvsServicesOf } from '@frameplay/engine';
import { lines } from '../columns.js';
import type { Context } from '../context.js';
import { endpointText, FULL_MASK, sortedDestinations, sortedServices } from './text.js';

/** `ipvsadm -Sn`: the calls that would make the table again. */
export function saveIpvs(context: Context): string {
  const services = sortedServices(ipvsServicesOf(context.world, context.node));
  return lines(
    services.flatMap((service) => {
      const name = keyOption(service.key);
      const flags = service.flags.filter((flag) => flag !== 'ops');
      const persistent = service.persistenceTimeoutS === null ? '' : ` -p ${service.persistenceTimeoutS}`;
      const partial = service.persistenceTimeoutS !== null && service.persistenceMask !== FULL_MASK;
      const mask = partial ? ` -M ${formatIpv4(service.persistenceMask as Ipv4Address)}` : '';
      const schedulerFlags = flags.length === 0 ? '' : ` -b ${flags.join(',')}`;
      const ops = service.flags.includes('ops') ? ' -o' : '';
      return [
        `-A ${name} -s ${service.scheduler}${persistent}${mask}${schedulerFlags}${ops}`,
        ...sortedDestinations(service).map((destination) => {
          const thresholds =
            destination.upperThreshold === 0
              ? ''
              : ` -x ${destination.upperThreshold} -y ${destination.lowerThreshold}`;
          const server = endpointText(destination.address, destination.port);
          return `-a ${name} -r ${server} ${METHODS[destination.forwarding]} -w ${destination.weight}${thresholds}`;
        }),
      ];
    }),
  );
}

const METHODS = { 'direct-route': '-g', masquerade: '-m', tunnel: '-i' } as const;

function keyOption(key: IpvsServiceKey): string {
  if (key.kind === 'mark') return `-f ${key.mark}`;
  return `${key.kind === 'tcp' ? '-t' : '-u'} ${endpointText(key.address, key.port)}`;
}
