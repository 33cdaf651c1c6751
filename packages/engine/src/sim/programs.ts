import { invariant } from '../core/invariant.js';
import type { KernelError } from '../core/kernel-error.js';
import type { Result } from '../core/result.js';
import type { Ipv4Address } from '../wire/address.js';
import type {
  ArpingOptions,
  HttpClientOptions,
  PingOptions,
  ProgramId,
  ProgramResult,
  ServeOptions,
} from './program-result.js';
import type { World } from './world.js';

/** Starts a server that stays. EADDRINUSE; ENOTSUP for what this version does not serve. */
export function serve(world: World, node: string, options: ServeOptions): Result<void, KernelError> {
  invariant(false, `not yet ${[world, node, options].length}`);
}

/** curl. Failures of the connection are in the result, not here. */
export function startHttpClient(
  world: World,
  node: string,
  options: HttpClientOptions,
): Result<ProgramId, KernelError> {
  invariant(false, `not yet ${[world, node, options].length}`);
}

/** EADDRNOTAVAIL (source), ENETUNREACH: what connect() of ping says before the first packet. */
export function startPing(world: World, node: string, options: PingOptions): Result<ProgramId, KernelError> {
  invariant(false, `not yet ${[world, node, options].length}`);
}

/** ENODEV, EADDRNOTAVAIL, ENETDOWN. */
export function startArping(world: World, node: string, options: ArpingOptions): Result<ProgramId, KernelError> {
  invariant(false, `not yet ${[world, node, options].length}`);
}

/** `hold open`: one TCP connection kept open under a name of its node. EEXIST while the name is in use. */
export function startHoldOpen(
  world: World,
  node: string,
  options: { readonly name: string; readonly address: Ipv4Address; readonly port: number; readonly timeoutUs: number },
): Result<ProgramId, KernelError> {
  invariant(false, `not yet ${[world, node, options].length}`);
}

/** `hold send`: one segment, then waits until every line sent so far is answered. ENOENT: unknown name. `text` null reads only (`hold read`). */
export function startHoldSend(
  world: World,
  node: string,
  options: { readonly name: string; readonly text: string | null; readonly timeoutUs: number },
): Result<ProgramId, KernelError> {
  invariant(false, `not yet ${[world, node, options].length}`);
}

/** `hold close`. ENOENT. */
export function startHoldClose(world: World, node: string, name: string): Result<ProgramId, KernelError> {
  invariant(false, `not yet ${[world, node, name].length}`);
}

/** Undefined while it runs. The result stays readable until `forgetProgram`. */
export function programResult(world: World, id: ProgramId): ProgramResult | undefined {
  invariant(false, `not yet ${[world, id].length}`);
}

/** Ends a running program (Ctrl-C) or forgets a result. */
export function forgetProgram(world: World, id: ProgramId): void {
  invariant(false, `not yet ${[world, id].length}`);
}
