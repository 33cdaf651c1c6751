import { type Host, interfaceByName } from '../host/host.js';
import { isRunning } from '../host/interface.js';
import { joinGroup, leaveGroup } from '../host/multicast.js';
import { closeSocket } from '../host/tcp/socket-calls.js';
import { decodeVrrp, VRRP_GROUP } from '../wire/vrrp.js';
import type { KeepalivedConfig } from './config.js';
import { type KeepalivedEnvironment, log, type Workplace } from './environment.js';
import { createProcess, type Keepalived, type KeepalivedProcess, type Notice, type VrrpInstance } from './process.js';
import { checkTimedOut, lookAtCheck, scheduleCheck, startCheck } from './tcp-check.js';
import { readTimerTag, setProcessTimer } from './timers.js';
import { clearVirtualServer, initVirtualServer } from './virtual-server.js';
import {
  advertArrived,
  downInstance,
  garpDue,
  initInstance,
  instanceExpired,
  releaseAddresses,
  upInstance,
  weighInstance,
} from './vrrp.js';

/** From the start of the parent to the first act of its children, as measured. */
const START_US = 117;
/** BOOTSTRAP_DELAY: checks begin a second later. */
export const FIRST_CHECK_US = 1_000_000;

/** `keepalived -n`. The log of the run before is gone. */
export function startKeepalived(
  env: KeepalivedEnvironment,
  host: Host,
  keepalived: Keepalived,
  id: number,
  config: KeepalivedConfig,
): void {
  keepalived.log = [];
  keepalived.shown = 0;
  keepalived.process = createProcess(id, config);
  setProcessTimer({ env, host, keepalived, id }, env.now + START_US, 'boot', 0);
}

export function ifacesOf(instances: readonly VrrpInstance[]): string[] {
  return [...new Set(instances.map(({ config }) => config.iface))];
}

/** SIGTERM: adverts of priority 0, the VIPs and the services go. */
export function stopKeepalived(env: KeepalivedEnvironment, host: Host, keepalived: Keepalived): void {
  const process = keepalived.process;
  if (process === null) return;
  const at: Workplace = { env, host, keepalived, id: process.id };
  for (const instance of process.instances) if (instance.state === 'master') releaseAddresses(at, instance, true);
  for (const server of process.virtualServers) if (process.phase === 'running') clearVirtualServer(at, server);
  endProcess(at, process);
}

/** SIGKILL: everything stays as it is; the kernel closes the sockets. */
export function killKeepalived(env: KeepalivedEnvironment, host: Host, keepalived: Keepalived): void {
  const process = keepalived.process;
  if (process !== null) endProcess({ env, host, keepalived, id: process.id }, process);
}

function endProcess(at: Workplace, process: KeepalivedProcess): void {
  for (const instance of process.instances) at.env.cancelTimer(instance.timer);
  for (const iface of ifacesOf(process.instances)) leave(at, iface);
  closeChecks(at.env, at.host, process);
  at.keepalived.process = null;
}

export function closeChecks(env: KeepalivedEnvironment, host: Host, process: KeepalivedProcess): void {
  for (const check of process.checks) {
    env.cancelTimer(check.timeoutTimer);
    const socket = host.sockets.get(check.socket);
    if (socket !== undefined) closeSocket(env, host, socket);
  }
}

export function leave(at: Workplace, name: string): void {
  const iface = interfaceByName(at.host, name);
  if (iface !== undefined) leaveGroup(at.env, at.host, iface, VRRP_GROUP);
}

function boot(at: Workplace, process: KeepalivedProcess): void {
  process.phase = 'running';
  watchLinks(at, process);
  joinGroups(at, process);
  for (const instance of process.instances) initInstance(at, instance);
  for (const server of process.virtualServers) initVirtualServer(at, server);
  for (const check of process.checks) scheduleCheck(at, check, FIRST_CHECK_US);
}

export function joinGroups(at: Workplace, process: KeepalivedProcess): void {
  for (const name of ifacesOf(process.instances)) {
    const iface = interfaceByName(at.host, name);
    if (iface !== undefined) joinGroup(at.env, at.host, iface, VRRP_GROUP);
  }
}

/** initialise_tracking_priorities: which interfaces matter, and which of them are down already. */
export function watchLinks(at: Workplace, process: KeepalivedProcess): void {
  const names = process.instances.flatMap(({ config }) => [config.iface, ...config.tracked.map(({ iface }) => iface)]);
  process.links = [...new Set(names)].map((iface) => ({ iface, running: isUp(at.host, iface) }));
  for (const link of process.links) {
    if (link.running) continue;
    for (const instance of process.instances) {
      const weight = weightOf(instance, link.iface);
      if (weight === 0) instance.faults += 1;
      else if (weight !== null && weight < 0) instance.totalPriority += weight;
    }
  }
  for (const instance of process.instances) startPriority(instance, process);
}

// A positive weight is added while the interface is up, a negative one while it is down.
function startPriority(instance: VrrpInstance, process: KeepalivedProcess): void {
  for (const link of process.links) {
    const weight = weightOf(instance, link.iface);
    if (link.running && weight !== null && weight > 0) instance.totalPriority += weight;
  }
  if (instance.config.priority !== 255) instance.effectivePriority = Math.min(254, Math.max(1, instance.totalPriority));
}

function isUp(host: Host, name: string): boolean {
  const iface = interfaceByName(host, name);
  return iface !== undefined && isRunning(iface);
}

/** Null: the instance does not look at this interface; 0: it fails with it. */
function weightOf({ config }: VrrpInstance, iface: string): number | null {
  if (config.iface === iface && config.tracksOwnInterface) return 0;
  return config.tracked.find((tracked) => tracked.iface === iface)?.weight ?? null;
}

export function keepalivedTimer(env: KeepalivedEnvironment, host: Host, keepalived: Keepalived, tag: number): void {
  const process = keepalived.process;
  if (process === null) return;
  const at: Workplace = { env, host, keepalived, id: process.id };
  const { purpose, index } = readTimerTag(tag);
  const instance = process.instances[index];
  const check = process.checks[index];
  if (purpose === 'boot') boot(at, process);
  else if (purpose === 'vrrp' && instance !== undefined) instanceExpired(at, instance);
  else if (purpose === 'garp' && instance !== undefined) garpDue(at, instance, false);
  else if (purpose === 'garp-lower-priority' && instance !== undefined) garpDue(at, instance, true);
  else if (purpose === 'check' && check !== undefined) startCheck(at, check);
  else if (purpose === 'check-timeout' && check !== undefined) checkTimedOut(at, check);
}

/** Its turn: adverts and link messages first, then the sockets of the checks. */
export function runKeepalived(env: KeepalivedEnvironment, host: Host, keepalived: Keepalived): void {
  const process = keepalived.process;
  if (process === null) return;
  const at: Workplace = { env, host, keepalived, id: process.id };
  const inbox = process.inbox;
  process.inbox = [];
  for (const notice of inbox) readNotice(at, process, notice);
  for (const check of process.checks) lookAtCheck(at, check);
}

function readNotice(at: Workplace, process: KeepalivedProcess, notice: Notice): void {
  if (notice.kind === 'link') {
    linkChanged(at, process, notice.iface, notice.running);
    return;
  }
  const { packet, ifindex } = notice;
  const advert = packet.payload.kind === 'opaque' ? decodeVrrp(packet.payload.bytes) : null;
  if (advert === null) return;
  for (const instance of process.instances) {
    if (interfaceByName(at.host, instance.config.iface)?.ifindex !== ifindex) continue;
    if (instance.config.virtualRouterId === advert.virtualRouterId) advertArrived(at, instance, packet, advert);
  }
}

/** process_interface_flags_change. */
function linkChanged(at: Workplace, process: KeepalivedProcess, iface: string, running: boolean): void {
  const link = process.links.find((candidate) => candidate.iface === iface);
  if (link === undefined || link.running === running) return;
  link.running = running;
  log(at, `Netlink reports ${iface} ${running ? 'up' : 'down'}`);
  for (const instance of process.instances) {
    const weight = weightOf(instance, iface);
    if (weight === null) continue;
    if (weight !== 0) weighInstance(at, instance, running ? Math.abs(weight) : -Math.abs(weight));
    else if (running) upInstance(at, instance);
    else downInstance(at, instance);
  }
}
