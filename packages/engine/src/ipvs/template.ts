import { later, type SimTimeUs, US_PER_SECOND } from '../core/time.js';
import { NO_TIMER } from '../core/timer-queue.js';
import type { Ipv4Address } from '../wire/address.js';
import { type ConnectionEnvironment, type Flow, releaseDestination } from './connection-table.js';
import type { Connection, Destination, Ipvs, Service, Template, TemplateKey } from './ipvs.js';
import { serviceKeyText } from './ipvs.js';

// Persistence (ip_vs_sched_persist): the first connection of a client leaves a template, and while that
// lives the client's further connections go to the same server. The scheduler is not asked again.

const FTP_PORT = 21;
/** ip_vs_check_template: what an unusable template has in place of its ports. */
const NO_PORT = 65_535;
const EXPIRE_LATER_US = 60 * US_PER_SECOND;

/** Masks the client; marks and port 0 (and FTP) have one template for all ports. */
export function templateKeyFor(service: Service, flow: Flow): TemplateKey {
  const clientAddress = ((flow.clientAddress & service.persistenceMask) >>> 0) as Ipv4Address;
  if (service.key.kind === 'mark')
    return { protocol: 'ip', clientAddress, virtualAddress: service.key.mark as Ipv4Address, virtualPort: 0 };
  const { protocol, virtualAddress, virtualPort } = flow;
  const ownPort = virtualPort === service.key.port && virtualPort !== FTP_PORT;
  return { protocol, clientAddress, virtualAddress, virtualPort: ownPort ? virtualPort : 0 };
}

export function templateKeyText(key: TemplateKey): string {
  return `${key.protocol}:${key.clientAddress}:${key.virtualAddress}:${key.virtualPort}`;
}

export function findTemplate(ipvs: Ipvs, key: TemplateKey): Template | undefined {
  const id = ipvs.templateIds.get(templateKeyText(key));
  return id === undefined ? undefined : ipvs.templates.get(id);
}

/** ip_vs_ct_in_get and ip_vs_check_template: one whose server is gone or, on demand, quiesced loses its ports. */
export function usableTemplate(ipvs: Ipvs, key: TemplateKey): Template | undefined {
  const template = findTemplate(ipvs, key);
  if (template === undefined) return undefined;
  const destination = ipvs.destinations.get(template.destination);
  const quiescent = ipvs.sysctls.expire_quiescent_template !== 0 && destination?.weight === 0;
  if (destination?.available === true && !quiescent) return template;
  ipvs.templateIds.delete(templateKeyText(key));
  template.virtualPort = NO_PORT;
  template.destinationPort = NO_PORT;
  return undefined;
}

export function addTemplate(
  ipvs: Ipvs,
  service: Service,
  destination: Destination,
  key: TemplateKey,
  mark: number,
): Template {
  const template: Template = {
    ...key,
    id: ipvs.nextTemplateId++,
    destinationAddress: destination.address,
    destinationPort: key.virtualPort === 0 ? 0 : destination.port,
    forwarding: destination.forwarding,
    destination: 0,
    service: serviceKeyText(service.key),
    mark,
    assured: false,
    controlled: 0,
    packets: 0,
    toldUntil: 0,
    timeoutUs: (service.persistenceTimeoutS ?? 0) * US_PER_SECOND,
    expiresAt: 0 as SimTimeUs,
    timer: NO_TIMER,
  };
  insertTemplate(ipvs, template);
  bindTemplate(template, destination);
  return template;
}

export function insertTemplate(ipvs: Ipvs, template: Template): void {
  ipvs.templates.set(template.id, template);
  ipvs.templateIds.set(templateKeyText(template), template.id);
}

/** ip_vs_bind_dest. */
export function bindTemplate(template: Template, destination: Destination): void {
  template.destination = destination.id;
  destination.persistent += 1;
  destination.references += 1;
}

/** ip_vs_control_add: the template outlives its connections. */
export function controlBy(template: Template, connection: Connection): void {
  connection.template = template.id;
  template.controlled += 1;
}

/** ip_vs_conn_put. */
export function touchTemplate(env: ConnectionEnvironment, template: Template): void {
  env.cancelTimer(template.timer);
  template.expiresAt = later(env.now, template.timeoutUs);
  template.timer = env.setTemplateTimer(template.expiresAt, template.id);
}

/** ip_vs_conn_expire of a template. True: connections still need it, so it stays for another minute. */
export function templateDue(env: ConnectionEnvironment, ipvs: Ipvs, template: Template): boolean {
  if (template.controlled > 0) {
    template.timeoutUs = EXPIRE_LATER_US;
    touchTemplate(env, template);
    return true;
  }
  removeTemplate(env, ipvs, template);
  return false;
}

export function removeTemplate(env: ConnectionEnvironment, ipvs: Ipvs, template: Template): void {
  env.cancelTimer(template.timer);
  ipvs.templates.delete(template.id);
  const text = templateKeyText(template);
  if (ipvs.templateIds.get(text) === template.id) ipvs.templateIds.delete(text);
  const destination = ipvs.destinations.get(template.destination);
  if (destination === undefined) return;
  destination.persistent -= 1;
  releaseDestination(env, destination);
}
