import { type KernelError, kernelError } from '../../core/kernel-error.js';
import { done, type Result } from '../../core/result.js';
import { addressType } from '../../host/fib.js';
import { removeConnection } from '../../ipvs/connection-table.js';
import {
  type Destination,
  type Ipvs,
  type IpvsServiceKey,
  type SchedulerName,
  type Service,
  serviceKeyText,
  type Template,
} from '../../ipvs/ipvs.js';
import { setThresholds } from '../../ipvs/overload.js';
import { schedulerNamed } from '../../ipvs/schedulers/registry.js';
import {
  countsNow,
  createStatistics,
  type Statistics,
  shownCounts,
  shownRates,
  zeroStatistics,
} from '../../ipvs/statistics.js';
import { removeTemplate } from '../../ipvs/template.js';
import type { IpvsTimeouts } from '../../ipvs/timeouts.js';
import { retire, revive } from '../../ipvs/trash.js';
import { type Ipv4Address, isMulticast } from '../../wire/address.js';
import { Effects } from '../effects.js';
import type {
  ForwardingMethod,
  IpvsConnectionView,
  IpvsDestinationView,
  IpvsServiceView,
  IpvsStats,
} from '../views.js';
import type { World } from '../world-handle.js';
import { type HostNode, hostNamed, ipvsToChange, stateOf } from '../world-state.js';

export interface IpvsServiceSpec {
  readonly key: IpvsServiceKey;
  readonly scheduler: SchedulerName;
  readonly flags?: readonly string[];
  /** Null: not persistent. */
  readonly persistenceTimeoutS?: number | null;
  readonly persistenceMask?: number;
}

export interface IpvsDestinationSpec {
  readonly address: Ipv4Address;
  readonly port: number;
  readonly forwarding: ForwardingMethod;
  readonly weight: number;
  readonly upperThreshold?: number;
  readonly lowerThreshold?: number;
}

const ALL_ONES = 0xff_ff_ff_ff;

/** `ipvsadm -A`. EEXIST. */
export function addIpvsService(world: World, node: string, spec: IpvsServiceSpec): Result<void, KernelError> {
  const ipvs = ipvsToChange(hostNamed(stateOf(world), node));
  const text = serviceKeyText(spec.key);
  if (ipvs.services.has(text)) return kernelError('EEXIST', 'Service already exists');
  const service: Service = {
    key: spec.key,
    scheduler: spec.scheduler,
    flags: spec.flags ?? [],
    persistenceTimeoutS: spec.persistenceTimeoutS ?? null,
    persistenceMask: spec.persistenceMask ?? ALL_ONES,
    destinations: [],
    state: { current: 0, currentWeight: 0, maxWeight: 0, step: 1, localities: new Map() },
    stats: createStatistics(),
  };
  schedulerNamed(spec.scheduler).init(service);
  ipvs.services.set(text, service);
  return done;
}

/** `ipvsadm -E`. ESRCH. */
export function editIpvsService(world: World, node: string, spec: IpvsServiceSpec): Result<void, KernelError> {
  const { ipvs } = hostNamed(stateOf(world), node);
  const service = ipvs.services.get(serviceKeyText(spec.key));
  if (service === undefined) return noService();
  service.persistenceTimeoutS = spec.persistenceTimeoutS ?? null;
  service.persistenceMask = spec.persistenceMask ?? ALL_ONES;
  service.flags = spec.flags ?? [];
  if (service.scheduler !== spec.scheduler) {
    service.scheduler = spec.scheduler;
    schedulerNamed(spec.scheduler).init(service);
  }
  return done;
}

function noService(): { readonly ok: false; readonly error: KernelError } {
  return kernelError('ESRCH', 'No such service');
}

/** `ipvsadm -D`. ESRCH. */
export function removeIpvsService(world: World, node: string, key: IpvsServiceKey): Result<void, KernelError> {
  const { ipvs } = hostNamed(stateOf(world), node);
  const service = ipvs.services.get(serviceKeyText(key));
  if (service === undefined) return noService();
  dropService(ipvs, service, world.now);
  expireWithoutDestination(world, node);
  return done;
}

function dropService(ipvs: Ipvs, service: Service, now: number): void {
  for (const destination of service.destinations) retire(ipvs, destination, now, 'with-service');
  ipvs.services.delete(serviceKeyText(service.key));
}

/** expire_nodest_conn: connections of removed servers go at once (ip_vs_enqueue_expire_nodest_conns). */
function expireWithoutDestination(world: World, node: string): void {
  const state = stateOf(world);
  const { ipvs } = hostNamed(state, node);
  if (ipvs.sysctls.expire_nodest_conn === 0) return;
  const effects = new Effects(state);
  const isGone = (id: number): boolean => id !== 0 && ipvs.destinations.get(id)?.available !== true;
  for (const connection of [...ipvs.connections.values()])
    if (isGone(connection.destination)) removeConnection(effects, ipvs, connection);
  for (const template of [...ipvs.templates.values()])
    if (template.controlled === 0 && isGone(template.destination)) removeTemplate(effects, ipvs, template);
}

/** `ipvsadm -C`. */
export function clearIpvs(world: World, node: string): Result<void, KernelError> {
  const { ipvs } = hostNamed(stateOf(world), node);
  for (const service of [...ipvs.services.values()]) dropService(ipvs, service, world.now);
  expireWithoutDestination(world, node);
  return done;
}

/** `ipvsadm -a`. ESRCH (service), EEXIST, EINVAL (address), ERANGE (weight, thresholds). */
export function addIpvsDestination(
  world: World,
  node: string,
  key: IpvsServiceKey,
  spec: IpvsDestinationSpec,
): Result<void, KernelError> {
  const target = hostNamed(stateOf(world), node);
  const service = target.ipvs.services.get(serviceKeyText(key));
  if (service === undefined) return noService();
  const refusal = badDestination(target, spec);
  if (refusal !== null) return refusal;
  const port = spec.port;
  if (findDestination(service, spec.address, port) !== undefined)
    return kernelError('EEXIST', 'Destination already exists');
  const destination =
    revive(target.ipvs, serviceKeyText(key), spec.address, port, world.now) ??
    createDestination(target.ipvs, key, spec, port);
  applySpec(destination, spec, true);
  service.destinations = [destination, ...service.destinations];
  schedulerNamed(service.scheduler).changed(service, null);
  return done;
}

function badDestination(
  target: HostNode,
  spec: IpvsDestinationSpec,
): { readonly ok: false; readonly error: KernelError } | null {
  if (spec.weight < 0 || (spec.lowerThreshold ?? 0) > (spec.upperThreshold ?? 0))
    return kernelError('ERANGE', 'Numerical result out of range');
  const { address } = spec;
  const isZeroNet = address >>> 24 === 0;
  const isUnicast = !isZeroNet && !isMulticast(address) && address !== ALL_ONES;
  if (isUnicast && addressType(target.host, address) !== 'broadcast') return null;
  return kernelError('EINVAL', 'Invalid argument');
}

function findDestination(service: Service, address: Ipv4Address, port: number): Destination | undefined {
  return service.destinations.find((destination) => destination.address === address && destination.port === port);
}

function createDestination(ipvs: Ipvs, key: IpvsServiceKey, spec: IpvsDestinationSpec, port: number): Destination {
  const destination: Destination = {
    id: ipvs.nextDestinationId++,
    service: serviceKeyText(key),
    address: spec.address,
    port,
    forwarding: spec.forwarding,
    weight: spec.weight,
    lastWeight: spec.weight,
    upperThreshold: 0,
    lowerThreshold: 0,
    overloaded: false,
    available: true,
    active: 0,
    inactive: 0,
    persistent: 0,
    references: 0,
    idleSince: 0,
    unusedSince: null,
    stats: createStatistics(),
  };
  ipvs.destinations.set(destination.id, destination);
  return destination;
}

function applySpec(destination: Destination, spec: IpvsDestinationSpec, isNew: boolean): void {
  destination.weight = spec.weight;
  if (isNew || spec.weight !== 0) destination.lastWeight = spec.weight;
  destination.forwarding = spec.forwarding;
  setThresholds(destination, spec.upperThreshold ?? 0, spec.lowerThreshold ?? 0);
}

/** `ipvsadm -e`. ESRCH (service), ENOENT (destination). */
export function editIpvsDestination(
  world: World,
  node: string,
  key: IpvsServiceKey,
  spec: IpvsDestinationSpec,
): Result<void, KernelError> {
  const target = hostNamed(stateOf(world), node);
  const service = target.ipvs.services.get(serviceKeyText(key));
  if (service === undefined) return noService();
  const refusal = badDestination(target, spec);
  if (refusal !== null) return refusal;
  const destination = findDestination(service, spec.address, spec.port);
  if (destination === undefined) return kernelError('ENOENT', 'No such destination');
  applySpec(destination, spec, false);
  schedulerNamed(service.scheduler).changed(service, null);
  return done;
}

/** `ipvsadm -d`. ESRCH, ENOENT. */
export function removeIpvsDestination(
  world: World,
  node: string,
  key: IpvsServiceKey,
  destination: { readonly address: Ipv4Address; readonly port: number },
): Result<void, KernelError> {
  const { ipvs } = hostNamed(stateOf(world), node);
  const service = ipvs.services.get(serviceKeyText(key));
  if (service === undefined) return noService();
  const found = findDestination(service, destination.address, destination.port);
  if (found === undefined) return kernelError('ENOENT', 'No such destination');
  const position = service.destinations.indexOf(found);
  const previous = service.destinations[position - 1]?.id ?? 0;
  service.destinations = service.destinations.filter((other) => other !== found);
  schedulerNamed(service.scheduler).changed(service, { id: found.id, previous });
  retire(ipvs, found, world.now, 'alone');
  expireWithoutDestination(world, node);
  return done;
}

/** `ipvsadm --set`; 0 leaves a value as it is. */
export function setIpvsTimeouts(world: World, node: string, timeouts: IpvsTimeouts): Result<void, KernelError> {
  const ipvs = ipvsToChange(hostNamed(stateOf(world), node));
  if ([timeouts.tcpS, timeouts.tcpFinS, timeouts.udpS].some((seconds) => seconds < 0))
    return kernelError('EINVAL', 'Invalid argument');
  ipvs.timeouts = {
    tcpS: timeouts.tcpS === 0 ? ipvs.timeouts.tcpS : timeouts.tcpS,
    tcpFinS: timeouts.tcpFinS === 0 ? ipvs.timeouts.tcpFinS : timeouts.tcpFinS,
    udpS: timeouts.udpS === 0 ? ipvs.timeouts.udpS : timeouts.udpS,
  };
  return done;
}

/** `ipvsadm -Z`, of all or of one service. ESRCH. */
export function zeroIpvs(world: World, node: string, key?: IpvsServiceKey): Result<void, KernelError> {
  const { ipvs } = hostNamed(stateOf(world), node);
  const only = key === undefined ? undefined : ipvs.services.get(serviceKeyText(key));
  if (key !== undefined && only === undefined) return noService();
  for (const service of only === undefined ? ipvs.services.values() : [only]) {
    zeroStatistics(service.stats, world.now);
    for (const destination of service.destinations) zeroStatistics(destination.stats, world.now);
  }
  return done;
}

/** In the order of addition. */
export function ipvsServicesOf(world: World, node: string): readonly IpvsServiceView[] {
  const { ipvs } = hostNamed(stateOf(world), node);
  return [...ipvs.services.values()].map((service) => ({
    key: service.key,
    scheduler: service.scheduler,
    flags: service.flags,
    persistenceTimeoutS: service.persistenceTimeoutS,
    persistenceMask: service.persistenceMask,
    destinations: service.destinations.map((destination) => destinationView(destination, world.now)),
    ...statsViews(service.stats, world.now),
  }));
}

function destinationView(destination: Destination, now: number): IpvsDestinationView {
  return {
    address: destination.address,
    port: destination.port,
    forwarding: destination.forwarding,
    weight: destination.weight,
    upperThreshold: destination.upperThreshold,
    lowerThreshold: destination.lowerThreshold,
    active: destination.active,
    inactive: destination.inactive,
    persistent: destination.persistent,
    ...statsViews(destination.stats, now),
  };
}

function statsViews(
  stats: Statistics,
  now: number,
): { readonly stats: IpvsStats; readonly statsNow: IpvsStats; readonly rates: IpvsStats } {
  return { stats: shownCounts(stats, now), statsNow: countsNow(stats), rates: shownRates(stats, now) };
}

export function ipvsConnectionsOf(world: World, node: string): readonly IpvsConnectionView[] {
  const { ipvs } = hostNamed(stateOf(world), node);
  const templates = [...ipvs.templates.values()].map((template) => templateView(template, world.now));
  const connections = [...ipvs.connections.values()].map(
    (connection): IpvsConnectionView => ({
      protocol: connection.protocol,
      state: connection.state,
      clientAddress: connection.clientAddress,
      clientPort: connection.clientPort,
      virtualAddress: connection.virtualAddress,
      virtualPort: connection.virtualPort,
      destinationAddress: connection.destinationAddress,
      destinationPort: connection.destinationPort,
      expiresInUs: Math.max(0, connection.expiresAt - world.now),
      template: false,
    }),
  );
  return [...templates, ...connections];
}

function templateView(template: Template, now: number): IpvsConnectionView {
  return {
    protocol: template.protocol,
    state: template.assured ? 'ASSURED' : 'NONE',
    clientAddress: template.clientAddress,
    clientPort: 0,
    virtualAddress: template.virtualAddress,
    virtualPort: template.virtualPort,
    destinationAddress: template.destinationAddress,
    destinationPort: template.destinationPort,
    expiresInUs: Math.max(0, template.expiresAt - now),
    template: true,
  };
}

export function ipvsTimeoutsOf(world: World, node: string): IpvsTimeouts {
  return hostNamed(stateOf(world), node).ipvs.timeouts;
}
