import type { Host } from '../host/host.js';
import type { KeepalivedConfig, VrrpConfig } from './config.js';
import { createDaemon, type Keepalived, type KeepalivedDaemon, type RealServer, type VirtualServer } from './daemon.js';
import type { KeepalivedEnvironment, Workplace } from './environment.js';
import { closeChecks, FIRST_CHECK_US, ifacesOf, joinGroups, leave, watchLinks } from './run.js';
import { scheduleCheck } from './tcp-check.js';
import { addServer, clearVirtualServer, dropServer, initVirtualServer } from './virtual-server.js';
import { initInstance, resumeInstance } from './vrrp.js';
import { sendAdvert } from './vrrp-send.js';
import { releaseAddresses } from './vrrp-state.js';

/** SIGHUP: what stayed the same goes on, what is new begins, what is gone ends. */
export function reloadKeepalived(
  env: KeepalivedEnvironment,
  host: Host,
  keepalived: Keepalived,
  id: number,
  config: KeepalivedConfig,
): void {
  const old = keepalived.daemon;
  if (old === null) return;
  const at: Workplace = { env, host, keepalived, id };
  endOldInstances(at, old, config);
  closeChecks(env, host, old);
  const fresh = createDaemon(id, config);
  keepalived.daemon = fresh;
  fresh.phase = 'running';
  watchLinks(at, fresh);
  for (const iface of ifacesOf(old.instances)) if (!ifacesOf(fresh.instances).includes(iface)) leave(at, iface);
  joinGroups(at, fresh);
  for (const instance of fresh.instances) {
    const before = old.instances.find((other) => isSameInstance(other.config, instance.config));
    if (before === undefined || before.state === 'fault' || instance.faults > 0) initInstance(at, instance);
    else resumeInstance(at, instance, before);
  }
  for (const [index, group] of fresh.groups.entries()) {
    const members = fresh.instances.filter((instance) => instance.group === index);
    if (members.length > 0 && members.every(({ state }) => state === 'master')) group.state = 'master';
  }
  reloadServers(at, old, fresh);
}

/** vrrp_exist: an instance is known by its name. */
function isSameInstance(a: VrrpConfig, b: VrrpConfig): boolean {
  return a.name === b.name;
}

function endOldInstances(at: Workplace, old: KeepalivedDaemon, config: KeepalivedConfig): void {
  for (const instance of old.instances) {
    at.env.cancelTimer(instance.timer);
    // The backups must not time out meanwhile.
    if (instance.state === 'master') sendAdvert(at, instance, instance.effectivePriority);
    const stays = config.instances.some((other) => isSameInstance(other, instance.config));
    if (!stays && instance.state === 'master') releaseAddresses(at, instance, true);
  }
}

/** clear_diff_services and init_services. */
function reloadServers(at: Workplace, old: KeepalivedDaemon, fresh: KeepalivedDaemon): void {
  for (const before of old.virtualServers) {
    const next = fresh.virtualServers.find((server) => isSameServer(server, before));
    if (next === undefined) clearVirtualServer(at, before);
    else keepServer(at, before, next);
  }
  for (const server of fresh.virtualServers) {
    const known = old.virtualServers.some((before) => isSameServer(server, before));
    if (known) for (const real of server.servers) startNewServer(at, server, real);
    else initVirtualServer(at, server);
  }
  for (const check of fresh.checks) {
    const real = fresh.virtualServers[check.virtualServer]?.servers[check.realServer];
    check.up = real?.failedChecks === 0;
    check.hasRun = real?.set === true;
    check.retries = 0;
    scheduleCheck(at, check, FIRST_CHECK_US);
  }
}

function isSameServer(a: VirtualServer, b: VirtualServer): boolean {
  return JSON.stringify(a.config.key) === JSON.stringify(b.config.key);
}

/** clear_diff_rs: a real server in both files keeps its state and its connections. */
function keepServer(at: Workplace, before: VirtualServer, next: VirtualServer): void {
  at.env.editVirtualServer(at.host, next.config);
  next.quorumUp = before.quorumUp;
  for (const real of before.servers) {
    const { address, port } = real.config;
    const kept = next.servers.find(({ config }) => config.address === address && config.port === port);
    if (kept === undefined) {
      dropServer(at, before, real);
      continue;
    }
    kept.alive = real.alive;
    kept.set = real.set;
    kept.failedChecks = real.failedChecks;
    const weight = real.alive ? kept.config.weight : 0;
    if (kept.set) at.env.editRealServer(at.host, next.config.key, kept.config, weight);
  }
}

function startNewServer(at: Workplace, server: VirtualServer, real: RealServer): void {
  if (real.set || real.alive || real.failedChecks > 0) return;
  addServer(at, server, real);
  real.alive = true;
}
