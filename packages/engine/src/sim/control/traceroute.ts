import { type KernelError, kernelError } from '../../core/kernel-error.js';
import { nextUint32 } from '../../core/prng.js';
import { ok, type Result } from '../../core/result.js';
import type { Traceroute } from '../../host/program/program.js';
import type { ProgramId, TracerouteOptions } from '../../host/program/program-result.js';
import { startTracerouteOn } from '../../host/program/traceroute.js';
import { routeOutput } from '../../host/route-output.js';
import { bindUdp } from '../../host/udp/socket-calls.js';
import { IPV4_ANY } from '../../wire/address.js';
import { Effects } from '../effects.js';
import type { World } from '../world-handle.js';
import { hostNamed, stateOf } from '../world-state.js';

/** ENETUNREACH and its like: what connect() says before the first probe. EINVAL: the source is not this host's. */
export function startTraceroute(
  world: World,
  node: string,
  options: TracerouteOptions,
): Result<ProgramId, KernelError> {
  const state = stateOf(world);
  const { host } = hostNamed(state, node);
  const route = routeOutput(host, world.now, options.destination, options.sourceAddress ?? IPV4_ANY, 0);
  if (!route.ok) return kernelError(route.code, route.code);
  const id = state.nextProgramId++;
  const socket = options.method === 'udp' ? bindUdp(host, id, IPV4_ANY, 0) : null;
  if (typeof socket === 'string') return kernelError(socket, socket);
  state.programHosts.set(id, host.id);
  if (state.acting !== 0) state.startedBy.set(id, state.acting);
  const trace: Traceroute = {
    kind: 'traceroute',
    id,
    startedAt: world.now,
    result: null,
    options,
    ident: nextUint32(host.prng) & 0xffff,
    socket: socket?.id ?? 0,
    sourcePort: socket?.localPort ?? 0,
    inbox: [],
    probes: [],
    lastHop: options.hopsMax,
  };
  host.programs.set(id, trace);
  startTracerouteOn(new Effects(state), host, trace);
  return ok(id as ProgramId);
}
