import type { Mistakes } from '../../mistake/mistake.js';
import { type Ipv4Address, isLoopback } from '../../wire/address.js';
import type { Ipv4Packet } from '../../wire/frame.js';
import type { FrameAddressing } from '../arp-receive.js';
import { lookupRoute, routesIn } from '../fib.js';
import { type Host, loopbackOf } from '../host.js';
import { type InputRoute } from '../routed.js';

// What people believe of receiving and sending IP on Linux, as rules.

type Held = NonNullable<Mistakes>;

const NOT_TAKEN: InputRoute = { kind: 'unreachable', why: 'host' };
const TAKEN: InputRoute = { kind: 'local', route: null };

/** `real` is the kernel's own verdict on the packet. */
export function believedInput(
  host: Host,
  mistakes: Held,
  packet: Ipv4Packet,
  addressing: FrameAddressing,
  real: InputRoute,
): InputRoute {
  if (mistakes.has('M17') && addressing === 'unicast' && isForElsewhere(real)) return TAKEN;
  if (mistakes.has('M16') && real.kind === 'local' && isOnLo(host, packet.dst) && !hasHostRoute(host, packet.dst))
    return NOT_TAKEN;
  return real;
}

function isForElsewhere(route: InputRoute): boolean {
  return route.kind === 'unreachable' || route.kind === 'forward';
}

function isOnLo(host: Host, address: Ipv4Address): boolean {
  return !isLoopback(address) && loopbackOf(host).addresses.some((held) => held.local === address);
}

/** `route add -host ADDRESS dev lo:0` */
function hasHostRoute(host: Host, address: Ipv4Address): boolean {
  const lo = loopbackOf(host).ifindex;
  return routesIn(host, 'main').some(
    (route) => route.destination === address && route.prefixLength === 32 && route.ifindex === lo,
  );
}

/** M18: from an address on lo a packet of this host goes by lo first. */
export function believedByLo(host: Host, mistakes: Held, packet: Ipv4Packet, fromIfindex: number): boolean {
  return mistakes.has('M18') && fromIfindex === 0 && isOnLo(host, packet.src);
}

/** M42: the address alone makes a frame this host's. */
export function believedMine(host: Host, mistakes: Held, packet: Ipv4Packet): boolean {
  return mistakes.has('M42') && lookupRoute(host, packet.dst, 0)?.type === 'local';
}
