import { nextBelow } from '../core/prng.js';
import type { TcpSocket } from '../host/tcp/socket.js';
import { closeSocket, connectSocket, writeSocket } from '../host/tcp/socket-calls.js';
import { IPV4_ANY } from '../wire/address.js';
import type { HttpGetConfig } from './config.js';
import type { RealServer, TcpCheck, VirtualServer } from './daemon.js';
import { log, type Workplace } from './environment.js';
import { readAnswer, requestFor } from './http-get.js';
import { realServerName } from './names.js';
import { setDaemonTimer } from './timers.js';
import { setServerState } from './virtual-server.js';

// TCP_CHECK: check_tcp.c and ipwrapper.c of keepalived 2.2.7. HTTP_GET begins the same way.

/** What starting a check and hearing of its outcome cost the daemon, as measured: so checks keep their order. */
const START_US = 6;
const OUTCOME_US = 5;

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

/** tcp_connect_thread; checks that are due at once begin one after the other. */
export function startCheck(at: Workplace, check: TcpCheck): void {
  const daemon = at.keepalived.daemon;
  if (daemon === null) return;
  if (at.env.now < daemon.checkerFreeAt) {
    nextCheckAt(at, check, daemon.checkerFreeAt - at.env.now);
    return;
  }
  daemon.checkerFreeAt = at.env.now + START_US;
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
  const connected = socket !== undefined && (socket.state !== 'closed' || check.requested);
  if (!connected || check.config.http === null) finishCheck(at, check, connected);
  else if (!check.requested) askFor(at, check, socket, check.config.http);
  else {
    const good = readAnswer(check, socket, check.config.http);
    if (good !== null) finishCheck(at, check, good);
  }
}

/** http_request_thread: the answer has as much time as the connection had. */
function askFor(at: Workplace, check: TcpCheck, socket: TcpSocket, http: HttpGetConfig): void {
  check.requested = true;
  writeSocket(at.env, at.host, socket, requestFor(check, http));
  at.env.cancelTimer(check.timeoutTimer);
  const index = at.keepalived.daemon?.checks.indexOf(check) ?? 0;
  check.timeoutTimer = setDaemonTimer(at, at.env.now + check.config.connectTimeoutUs, 'check-timeout', index);
}

export function checkTimedOut(at: Workplace, check: TcpCheck): void {
  if (check.socket !== 0) finishCheck(at, check, false);
}

function finishCheck(at: Workplace, check: TcpCheck, success: boolean): void {
  at.env.cancelTimer(check.timeoutTimer);
  const socket = at.host.sockets.get(check.socket);
  check.socket = 0;
  check.requested = false;
  check.response = '';
  if (socket !== undefined) closeSocket(at.env, at.host, socket);
  conclude(at, check, success);
}

/** tcp_epilog. */
function conclude(at: Workplace, check: TcpCheck, success: boolean): void {
  if (check.config.http !== null) {
    concludeHttp(at, check, check.config.http, success);
    return;
  }
  const { retry, delayLoopUs, delayBeforeRetryUs } = check.config;
  const decided = success || check.retries >= retry;
  if (decided) {
    check.retries = 0;
    if (success ? !check.up || !check.hasRun : check.up || !check.hasRun) decide(at, check, success);
  } else check.retries += 1;
  check.hasRun = true;
  nextCheckAt(at, check, (decided ? delayLoopUs : delayBeforeRetryUs) + OUTCOME_US);
}

function decide(at: Workplace, check: TcpCheck, success: boolean): void {
  const checked = checkedBy(at, check);
  if (checked === null) return;
  const name = realServerName(checked.server.config.key, checked.real.config);
  if (success) log(at, `TCP connection to ${name} success.`);
  else if (check.config.retry > 0 && check.hasRun)
    log(at, `TCP_CHECK on service ${name} failed after ${check.config.retry} retries.`);
  else log(at, `TCP_CHECK on service ${name} failed.`);
  updateCheck(at, check, checked, success);
}

/** epilog() of check_http.c: the server is good when all its URLs are, and after a failure all once more. */
function concludeHttp(at: Workplace, check: TcpCheck, http: HttpGetConfig, success: boolean): void {
  const { delayLoopUs, delayBeforeRetryUs } = check.config;
  if (success) {
    httpSucceeded(at, check, http);
    nextCheckAt(at, check, delayLoopUs + OUTCOME_US);
    return;
  }
  // A server that is known to be dead is not tried again sooner.
  if (check.up || !check.hasRun) httpFailed(at, check);
  nextCheckAt(
    at,
    check,
    (check.urlFailed ? Math.max(delayBeforeRetryUs, delayLoopUs) : delayBeforeRetryUs) + OUTCOME_US,
  );
}

function httpSucceeded(at: Workplace, check: TcpCheck, http: HttpGetConfig): void {
  check.urlAt += 1;
  check.retries = 0;
  if (!check.urlFailed && check.urlAt < http.urls.length) return;
  check.urlAt = 0;
  if (!check.urlFailed) {
    const checked = checkedBy(at, check);
    if (checked !== null) updateCheck(at, check, checked, true);
    check.hasRun = true;
  }
  check.urlFailed = false;
}

function httpFailed(at: Workplace, check: TcpCheck): void {
  check.hasRun = true;
  check.retries += 1;
  if (check.retries <= check.config.retry) return;
  const checked = checkedBy(at, check);
  if (checked !== null) updateCheck(at, check, checked, false);
  check.urlFailed = true;
}

/** update_svr_checker_state: the first failed check takes the server out, the last good one brings it back. */
function updateCheck(at: Workplace, check: TcpCheck, { server, real }: Checked, up: boolean): void {
  if (check.up === up) return;
  if (up && real.failedChecks <= 1) setServerState(at, server, real, true);
  if (!up && real.failedChecks === 0) setServerState(at, server, real, false);
  check.up = up;
  real.failedChecks += up ? -1 : 1;
}
