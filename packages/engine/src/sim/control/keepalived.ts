import { type KernelError, kernelError } from '../../core/kernel-error.js';
import { done, ok, type Result } from '../../core/result.js';
import type { ProgramId } from '../../host/program/program-result.js';
import type { KeepalivedConfig } from '../../keepalived/config.js';
import { reloadKeepalived as reload } from '../../keepalived/reload.js';
import { killKeepalived as kill, startKeepalived as start, stopKeepalived as stop } from '../../keepalived/run.js';
import { Effects } from '../effects.js';
import { keepalivedEffects } from '../keepalived-effects.js';
import type { World } from '../world-handle.js';
import { hostNamed, stateOf } from '../world-state.js';

/** The child of VRRP waits a second, so that an IGMP leave can be sent; the rest takes some milliseconds. */
const LINGER_US = 1_000_000;
const EXIT_US = 14_000;

function environmentOf(world: World) {
  const state = stateOf(world);
  return keepalivedEffects(state, new Effects(state));
}

function notRunning(): { readonly ok: false; readonly error: KernelError } {
  return kernelError('ESRCH', 'keepalived is not running');
}

/** `keepalived -n`. EEXIST: it runs already. */
export function startKeepalived(world: World, node: string, config: KeepalivedConfig): Result<void, KernelError> {
  const state = stateOf(world);
  const { host, keepalived } = hostNamed(state, node);
  if (keepalived.daemon !== null) return kernelError('EEXIST', 'daemon is already running');
  if (state.acting !== 0) state.startedBy.set(state.nextProgramId, state.acting);
  start(environmentOf(world), host, keepalived, state.nextProgramId++, config);
  return done;
}

/** SIGHUP, with what the file says now. ESRCH. */
export function reloadKeepalived(world: World, node: string, config: KeepalivedConfig): Result<void, KernelError> {
  const state = stateOf(world);
  const { host, keepalived } = hostNamed(state, node);
  if (keepalived.daemon === null) return notRunning();
  reload(environmentOf(world), host, keepalived, state.nextProgramId++, config);
  return done;
}

/** SIGKILL. ESRCH. */
export function killKeepalived(world: World, node: string): Result<void, KernelError> {
  const { host, keepalived } = hostNamed(stateOf(world), node);
  if (keepalived.daemon === null) return notRunning();
  kill(environmentOf(world), host, keepalived);
  return done;
}

/** SIGTERM; ends when the daemon is gone. ESRCH. */
export function startKeepalivedStop(world: World, node: string): Result<ProgramId, KernelError> {
  const state = stateOf(world);
  const { host, keepalived } = hostNamed(state, node);
  if (keepalived.daemon === null) return notRunning();
  const lingers = keepalived.daemon.instances.length > 0;
  const env = environmentOf(world);
  stop(env, host, keepalived);
  const id = state.nextProgramId++;
  state.programHosts.set(id, host.id);
  host.programs.set(id, { kind: 'wait', id, startedAt: world.now, result: null });
  env.setTimer(host, world.now + (lingers ? LINGER_US : 0) + EXIT_US, { kind: 'program', program: id, tag: 0 });
  return ok(id as ProgramId);
}

/** What it has logged since the last call; starting anew empties the log. */
export function takeKeepalivedLog(world: World, node: string): readonly string[] {
  const { keepalived } = hostNamed(stateOf(world), node);
  const fresh = keepalived.log.slice(keepalived.shown);
  keepalived.shown = keepalived.log.length;
  return fresh;
}

export function isKeepalivedRunning(world: World, node: string): boolean {
  return hostNamed(stateOf(world), node).keepalived.daemon !== null;
}
