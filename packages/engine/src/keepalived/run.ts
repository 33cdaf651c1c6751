import { type Host, interfaceByName } from '../host/host.js';
import { isRunning } from '../host/interface.js';
import { joinGroup, leaveGroup } from '../host/multicast.js';
import { closeSocket } from '../host/tcp/socket-calls.js';
import type { Ipv4Packet } from '../wire/frame.js';
import { decodeVrrp, VRRP_GROUP } from '../wire/vrrp.js';
import type { KeepalivedConfig } from './config.js';
import { createDaemon, type Keepalived, type KeepalivedDaemon, type Notice, type VrrpInstance } from './daemon.js';
import { type KeepalivedEnvironment, log, type Workplace } from './environment.js';
import { checkTimedOut, lookAtCheck, scheduleCheck, startCheck } from './tcp-check.js';
import { readTimerTag, setDaemonTimer } from './timers.js';
import { clearVirtualServer, initVirtualServer } from './virtual-server.js';
import { advertArrived, downInstance, initInstance, instanceExpired, upInstance, weighInstance } from './vrrp.js';
import { advertSource } from './vrrp-send.js';
import { garpDue, releaseAddresses } from './vrrp-state.js';

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
  keepalived.daemon = createDaemon(id, config);
  setDaemonTimer({ env, host, keepalived, id }, env.now + START_US, 'boot', 0);
}

/** Where the group is listened to. */
export function ifacesOf(instances: readonly VrrpInstance[]): string[] {
  const listening = instances.filter(({ config }) => config.peers.length === 0);
  return [...new Set(listening.map(({ config }) => config.iface))];
}

/** SIGTERM: adverts of priority 0, the VIPs and the services go. */
export function stopKeepalived(env: KeepalivedEnvironment, host: Host, keepalived: Keepalived): void {
  const daemon = keepalived.daemon;
  if (daemon === null) return;
  const at: Workplace = { env, host, keepalived, id: daemon.id };
  for (const instance of daemon.instances) if (instance.state === 'master') releaseAddresses(at, instance, true);
  for (const server of daemon.virtualServers) if (daemon.phase === 'running') clearVirtualServer(at, server);
  endDaemon(at, daemon);
}

/** SIGKILL: everything stays as it is; the kernel closes the sockets. */
export function killKeepalived(env: KeepalivedEnvironment, host: Host, keepalived: Keepalived): void {
  const daemon = keepalived.daemon;
  if (daemon !== null) endDaemon({ env, host, keepalived, id: daemon.id }, daemon);
}

function endDaemon(at: Workplace, daemon: KeepalivedDaemon): void {
  for (const instance of daemon.instances) at.env.cancelTimer(instance.timer);
  for (const iface of ifacesOf(daemon.instances)) leave(at, iface);
  closeChecks(at.env, at.host, daemon);
  at.keepalived.daemon = null;
}

export function closeChecks(env: KeepalivedEnvironment, host: Host, daemon: KeepalivedDaemon): void {
  for (const check of daemon.checks) {
    env.cancelTimer(check.timeoutTimer);
    const socket = host.sockets.get(check.socket);
    if (socket !== undefined) closeSocket(env, host, socket);
  }
}

export function leave(at: Workplace, name: string): void {
  const iface = interfaceByName(at.host, name);
  if (iface !== undefined) leaveGroup(at.env, at.host, iface, VRRP_GROUP);
}

function boot(at: Workplace, daemon: KeepalivedDaemon): void {
  daemon.phase = 'running';
  watchLinks(at, daemon);
  joinGroups(at, daemon);
  for (const instance of daemon.instances) initInstance(at, instance);
  for (const server of daemon.virtualServers) initVirtualServer(at, server);
  for (const check of daemon.checks) scheduleCheck(at, check, FIRST_CHECK_US);
}

export function joinGroups(at: Workplace, daemon: KeepalivedDaemon): void {
  for (const name of ifacesOf(daemon.instances)) {
    const iface = interfaceByName(at.host, name);
    if (iface !== undefined) joinGroup(at.env, at.host, iface, VRRP_GROUP);
  }
}

/** initialise_tracking_priorities: which interfaces matter, and which of them are down already. */
export function watchLinks(at: Workplace, daemon: KeepalivedDaemon): void {
  const names = daemon.instances.flatMap(({ config }) => [config.iface, ...config.tracked.map(({ iface }) => iface)]);
  daemon.links = [...new Set(names)].map((iface) => ({ iface, running: isUp(at.host, iface) }));
  for (const link of daemon.links) {
    if (link.running) continue;
    for (const instance of daemon.instances) {
      const weight = weightOf(instance, link.iface);
      if (weight === 0) instance.faults += 1;
      else if (weight !== null && weight < 0) instance.totalPriority += weight;
    }
  }
  for (const instance of daemon.instances) {
    startPriority(instance, daemon);
    const group = instance.group === null ? undefined : daemon.groups[instance.group];
    if (group === undefined || instance.faults === 0) continue;
    group.faults += 1;
    group.state = 'fault';
  }
}

// A positive weight is added while the interface is up, a negative one while it is down.
function startPriority(instance: VrrpInstance, daemon: KeepalivedDaemon): void {
  for (const link of daemon.links) {
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
  const daemon = keepalived.daemon;
  if (daemon === null) return;
  const at: Workplace = { env, host, keepalived, id: daemon.id };
  const { purpose, index } = readTimerTag(tag);
  const instance = daemon.instances[index];
  const check = daemon.checks[index];
  if (purpose === 'boot') boot(at, daemon);
  else if (purpose === 'vrrp' && instance !== undefined) instanceExpired(at, instance);
  else if (purpose === 'garp' && instance !== undefined) garpDue(at, instance, false);
  else if (purpose === 'garp-lower-priority' && instance !== undefined) garpDue(at, instance, true);
  else if (purpose === 'check' && check !== undefined) startCheck(at, check);
  else if (purpose === 'check-timeout' && check !== undefined) checkTimedOut(at, check);
}

/** Its turn: adverts and link messages first, then the sockets of the checks. */
export function runKeepalived(env: KeepalivedEnvironment, host: Host, keepalived: Keepalived): void {
  const daemon = keepalived.daemon;
  if (daemon === null) return;
  const at: Workplace = { env, host, keepalived, id: daemon.id };
  const inbox = daemon.inbox;
  daemon.inbox = [];
  for (const notice of inbox) readNotice(at, daemon, notice);
  for (const check of daemon.checks) lookAtCheck(at, check);
}

function readNotice(at: Workplace, daemon: KeepalivedDaemon, notice: Notice): void {
  if (notice.kind === 'link') {
    linkChanged(at, daemon, notice.iface, notice.running);
    return;
  }
  const { packet, ifindex } = notice;
  const advert = packet.payload.kind === 'opaque' ? decodeVrrp(packet.payload.bytes) : null;
  if (advert === null) return;
  for (const instance of daemon.instances) {
    if (!isHeard(at, instance, packet, ifindex)) continue;
    if (instance.config.virtualRouterId === advert.virtualRouterId) advertArrived(at, instance, packet, advert);
  }
}

/** The socket of an instance with peers is bound to its address, any other to the group and the interface. */
function isHeard(at: Workplace, instance: VrrpInstance, packet: Ipv4Packet, ifindex: number): boolean {
  const { iface, peers } = instance.config;
  if (peers.length > 0) return packet.dst === advertSource(at, instance);
  return packet.dst === VRRP_GROUP && interfaceByName(at.host, iface)?.ifindex === ifindex;
}

/** process_interface_flags_change. */
function linkChanged(at: Workplace, daemon: KeepalivedDaemon, iface: string, running: boolean): void {
  const link = daemon.links.find((candidate) => candidate.iface === iface);
  if (link === undefined || link.running === running) return;
  link.running = running;
  log(at, `Netlink reports ${iface} ${running ? 'up' : 'down'}`);
  for (const instance of daemon.instances) {
    const weight = weightOf(instance, iface);
    if (weight === null) continue;
    if (weight !== 0) weighInstance(at, instance, running ? Math.abs(weight) : -Math.abs(weight));
    else if (running) upInstance(at, instance);
    else downInstance(at, instance);
  }
}
