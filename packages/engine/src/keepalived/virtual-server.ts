import type { RealServer, VirtualServer } from './daemon.js';
import { log, type Workplace } from './environment.js';
import { realServerName, virtualServerName } from './names.js';

// Real servers in IPVS's lists as the checks have it, and the quorum: ipwrapper.c of keepalived 2.2.7.

/** init_service_vs. */
export function initVirtualServer(at: Workplace, server: VirtualServer): void {
  at.env.addVirtualServer(at.host, server.config);
  for (const real of server.servers) {
    if (real.failedChecks === 0) {
      addServer(at, server, real);
      real.alive = true;
    } else if (real.config.inhibitOnFailure) addServer(at, server, real);
  }
  updateQuorum(at, server, true);
  const { sorry } = server;
  // A sorry server that is only inhibited is there from the beginning, of weight 0.
  if (sorry?.config.inhibitOnFailure && !sorry.set) {
    at.env.addRealServer(at.host, server.config.key, sorry.config, 0);
    sorry.set = true;
  }
}

/** LVS_CMD_ADD_DEST: with `inhibit_on_failure` a server that is there already gets its weight back. */
export function addServer(at: Workplace, server: VirtualServer, real: RealServer): void {
  const { key } = server.config;
  const weight = real.config.inhibitOnFailure && real.failedChecks > 0 ? 0 : real.config.weight;
  if (real.set) at.env.editRealServer(at.host, key, real.config, weight);
  else at.env.addRealServer(at.host, key, real.config, weight);
  real.set = true;
}

/** LVS_CMD_DEL_DEST: with `inhibit_on_failure` the server stays, of weight 0. */
function take(at: Workplace, server: VirtualServer, real: RealServer): void {
  const { key } = server.config;
  if (!real.set) return;
  if (real.config.inhibitOnFailure) {
    at.env.editRealServer(at.host, key, real.config, 0);
    return;
  }
  at.env.removeRealServer(at.host, key, real.config);
  real.set = false;
}

function sorryServes({ sorry }: VirtualServer): boolean {
  return sorry?.alive === true;
}

/** perform_svr_state: all checks of a server agree, or the first one says no. */
export function setServerState(at: Workplace, server: VirtualServer, real: RealServer, alive: boolean): void {
  if (real.alive === alive) return;
  const inhibit = real.config.inhibitOnFailure;
  const verb = alive ? (inhibit ? 'Enabl' : 'Add') : inhibit ? 'Disabl' : 'Remov';
  const preposition = inhibit ? 'of' : alive ? 'to' : 'from';
  const name = realServerName(server.config.key, real.config);
  log(at, `${verb}ing service ${name} ${preposition} VS ${virtualServerName(server.config)}`);
  const reaches = server.quorumUp || !sorryServes(server);
  // The check that brings it up is still counted as failed here.
  if (reaches && alive) addServer(at, server, { ...real, failedChecks: 0 });
  else if (reaches) take(at, server, real);
  if (reaches) real.set = alive || inhibit;
  real.alive = alive;
  updateQuorum(at, server, false);
}

function liveWeight(server: VirtualServer): number {
  return server.servers.reduce((sum, real) => sum + (real.alive ? real.config.weight : 0), 0);
}

/** update_quorum_state. */
function updateQuorum(at: Workplace, server: VirtualServer, starting: boolean): void {
  const { quorum, hysteresis } = server.config;
  const weight = liveWeight(server);
  const threshold = quorum + (server.quorumUp ? -hysteresis : hysteresis);
  if (!server.quorumUp && weight >= threshold) gainQuorum(at, server, threshold, weight);
  else if (server.quorumUp && (weight === 0 || weight < threshold)) loseQuorum(at, server, threshold, weight, starting);
  else if (starting && !server.quorumUp && server.sorry !== null && !server.sorry.alive)
    loseQuorum(at, server, threshold, weight, starting);
}

function gainQuorum(at: Workplace, server: VirtualServer, threshold: number, weight: number): void {
  const { quorum, hysteresis } = server.config;
  const name = virtualServerName(server.config);
  server.quorumUp = true;
  log(at, `Gained quorum ${quorum}+${hysteresis}=${threshold} <= ${weight} for VS ${name}`);
  const sorry = server.sorry;
  if (sorry === null || !sorry.alive) return;
  const verb = sorry.config.inhibitOnFailure ? 'Disabling' : 'Removing';
  log(at, `${verb} sorry server ${realServerName(server.config.key, sorry.config)} from VS ${name}`);
  take(at, server, sorry);
  sorry.alive = false;
  log(at, `Adding alive servers to the pool for VS ${name}`);
  for (const real of server.servers) if (real.alive) addServer(at, server, real);
}

function loseQuorum(at: Workplace, server: VirtualServer, threshold: number, weight: number, starting: boolean): void {
  const { quorum, hysteresis } = server.config;
  const name = virtualServerName(server.config);
  server.quorumUp = false;
  const what = starting ? 'Starting with quorum down' : 'Lost quorum';
  log(at, `${what} ${quorum}-${hysteresis}=${threshold} > ${weight} for VS ${name}`);
  const sorry = server.sorry;
  if (sorry === null || sorry.alive) return;
  const verb = sorry.config.inhibitOnFailure ? 'Enabling' : 'Adding';
  log(at, `${verb} sorry server ${realServerName(server.config.key, sorry.config)} to VS ${name}`);
  log(at, `Removing alive servers from the pool for VS ${name}`);
  for (const real of server.servers) if (real.alive) take(at, server, real);
  addServer(at, server, sorry);
  sorry.alive = true;
}

/** The server is in the file no more: even `inhibit_on_failure` does not keep it. */
export function dropServer(at: Workplace, server: VirtualServer, real: RealServer): void {
  if (real.set) at.env.removeRealServer(at.host, server.config.key, real.config);
  real.set = false;
  real.alive = false;
}

/** clear_services: what keepalived made goes with it. */
export function clearVirtualServer(at: Workplace, server: VirtualServer): void {
  const name = virtualServerName(server.config);
  for (const real of server.servers)
    log(at, `Shutting down service ${realServerName(server.config.key, real.config)} from VS ${name}`);
  at.env.removeVirtualServer(at.host, server.config.key);
}
