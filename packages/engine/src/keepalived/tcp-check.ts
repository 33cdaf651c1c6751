import { nextBelow } from '../core/prng.js';
import { closeSocket, connectSocket } from '../host/tcp/socket-calls.js';
import { IPV4_ANY } from '../wire/address.js';
import type { RealServer, TcpCheck, VirtualServer } from './daemon.js';
import { log, type Workplace } from './environment.js';
import { realServerName } from './names.js';
import { setDaemonTimer } from './timers.js';
import { setServerState } from './virtual-server.js';

// TCP_CHECK: check_tcp.c and ipwrapper.c of keepalived 2.2.7.

/** What a check costs the daemon, as measured: so the checks of one instant keep their order. */
const SUCCESS_US = 5;
const FAILURE_US = 2;

interface Checked {
  readonly server: VirtualServer;
  readonly real: RealServer;
}

function checkedBy(at: Workplace, check: TcpCheck): Checked | null {
  const server = at.keepalived.daemon?.virtualServers[check.virtualServer];
  const real = server?.servers[check.realServer];
  return server === undefined || real === undefined ? null : { server, real };
}

function nextCheckAt(at: Workplace, check: TcpCheck, delayUs: number): void {
  const index = at.keepalived.daemon?.checks.indexOf(check) ?? 0;
  setDaemonTimer(at, at.env.now + delayUs, 'check', index);
}

/** register_checkers_thread: a random part of `warmup` keeps the checks of many servers apart. */
export function scheduleCheck(at: Workplace, check: TcpCheck, delayUs: number): void {
  const { warmupUs } = check.config;
  nextCheckAt(at, check, delayUs + (warmupUs === 0 ? 0 : nextBelow(at.host.prng, warmupUs)));
}

/** tcp_connect_thread. */
export function startCheck(at: Workplace, check: TcpCheck): void {
  const { address, port, source, connectTimeoutUs } = check.config;
  const socket = connectSocket(at.env, at.host, at.id, { address, port }, source ?? IPV4_ANY);
  if (typeof socket === 'string') {
    conclude(at, check, false);
    return;
  }
  check.socket = socket.id;
  const index = at.keepalived.daemon?.checks.indexOf(check) ?? 0;
  check.timeoutTimer = setDaemonTimer(at, at.env.now + connectTimeoutUs, 'check-timeout', index);
}

/** tcp_check_thread: has the connection come about? */
export function lookAtCheck(at: Workplace, check: TcpCheck): void {
  const socket = at.host.sockets.get(check.socket);
  if (check.socket === 0 || socket?.state === 'syn-sent') return;
  finishCheck(at, check, socket !== undefined && socket.state !== 'closed');
}

export function checkTimedOut(at: Workplace, check: TcpCheck): void {
  if (check.socket !== 0) finishCheck(at, check, false);
}

function finishCheck(at: Workplace, check: TcpCheck, success: boolean): void {
  at.env.cancelTimer(check.timeoutTimer);
  const socket = at.host.sockets.get(check.socket);
  check.socket = 0;
  if (socket !== undefined) closeSocket(at.env, at.host, socket);
  conclude(at, check, success);
}

/** tcp_epilog. */
function conclude(at: Workplace, check: TcpCheck, success: boolean): void {
  const { retry, delayLoopUs, delayBeforeRetryUs } = check.config;
  const decided = success || check.retries >= retry;
  if (decided) {
    check.retries = 0;
    if (success ? !check.up || !check.hasRun : check.up || !check.hasRun) decide(at, check, success);
  } else check.retries += 1;
  check.hasRun = true;
  const workUs = success ? SUCCESS_US : FAILURE_US;
  nextCheckAt(at, check, (decided ? delayLoopUs : delayBeforeRetryUs) + workUs);
}

function decide(at: Workplace, check: TcpCheck, success: boolean): void {
  const checked = checkedBy(at, check);
  if (checked === null) return;
  const name = realServerName(checked.server.config.key, { ...checked.real.config, ...check.config });
  if (success) log(at, `TCP connection to ${name} success.`);
  else if (check.config.retry > 0 && check.hasRun)
    log(at, `TCP_CHECK on service ${name} failed after ${check.config.retry} retries.`);
  else log(at, `TCP_CHECK on service ${name} failed.`);
  updateCheck(at, check, checked, success);
}

/** update_svr_checker_state: the first failed check takes the server out, the last good one brings it back. */
function updateCheck(at: Workplace, check: TcpCheck, { server, real }: Checked, up: boolean): void {
  if (check.up === up) return;
  if (up && real.failedChecks <= 1) setServerState(at, server, real, true);
  if (!up && real.failedChecks === 0) setServerState(at, server, real, false);
  check.up = up;
  real.failedChecks += up ? -1 : 1;
}
