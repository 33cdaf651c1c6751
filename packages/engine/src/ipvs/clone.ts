import { cloneFlows } from '../core/flow-map.js';
import {
  type Destination,
  type FlowsByProtocol,
  type Ipvs,
  type SchedulerState,
  type Service,
  UNUSED_IPVS,
} from './ipvs.js';
import { cloneStatistics } from './statistics.js';

/** A copy of one IPVS; services of the copy refer to destinations of the copy. */
export function cloneIpvs(ipvs: Ipvs): Ipvs {
  if (ipvs === UNUSED_IPVS) return ipvs;
  const destinations = new Map<number, Destination>();
  for (const [id, destination] of ipvs.destinations)
    destinations.set(id, { ...destination, stats: cloneStatistics(destination.stats) });
  const services = new Map<string, Service>();
  for (const [key, service] of ipvs.services)
    services.set(key, {
      ...service,
      destinations: service.destinations.map((destination) => destinations.get(destination.id) ?? destination),
      state: { ...service.state, localities: cloneLocalities(service.state.localities) },
      stats: cloneStatistics(service.stats),
    });
  const connections: Ipvs['connections'] = new Map();
  for (const [id, connection] of ipvs.connections) connections.set(id, { ...connection });
  const templates: Ipvs['templates'] = new Map();
  for (const [id, template] of ipvs.templates) templates.set(id, { ...template });
  const templateIds = new Map(ipvs.templateIds);
  return {
    ...ipvs,
    sync: cloneSync(ipvs.sync),
    destinations,
    services,
    connections,
    flows: cloneByProtocol(ipvs.flows),
    replies: cloneByProtocol(ipvs.replies),
    templates,
    templateIds,
  };
}

function cloneByProtocol({ tcp, udp }: FlowsByProtocol): FlowsByProtocol {
  return { tcp: cloneFlows(tcp), udp: cloneFlows(udp) };
}

function cloneLocalities(localities: SchedulerState['localities']): SchedulerState['localities'] {
  const copy: SchedulerState['localities'] = new Map();
  for (const [address, locality] of localities) copy.set(address, { ...locality });
  return copy;
}

/** Records and the daemons' settings are never changed. */
function cloneSync({ master, backup }: Ipvs['sync']): Ipvs['sync'] {
  if (master === null) return { master, backup };
  const buffer = master.buffer === null ? null : { ...master.buffer };
  return { master: { ...master, buffer, full: master.full.slice() }, backup };
}
