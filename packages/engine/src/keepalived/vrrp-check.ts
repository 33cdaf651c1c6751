import type { Ipv4Packet } from '../wire/frame.js';
import { VRRP_AUTH_NONE, VRRP_AUTH_PASS, type VrrpAdvert } from '../wire/vrrp.js';
import type { VrrpInstance } from './daemon.js';
import { log, type Workplace } from './environment.js';

const US_PER_SECOND = 1_000_000;
const VRRP_TTL = 255;

/** vrrp_check_packet: may this instance believe the advert? Says in the log why not. */
export function acceptsAdvert(at: Workplace, instance: VrrpInstance, packet: Ipv4Packet, advert: VrrpAdvert): boolean {
  const reason = refusal(instance, packet, advert);
  if (reason !== null) log(at, `(${instance.config.name}) ${reason}`);
  return reason === null;
}

function refusal({ config }: VrrpInstance, packet: Ipv4Packet, advert: VrrpAdvert): string | null {
  if (packet.ttl !== VRRP_TTL && config.peers.length === 0)
    return `invalid TTL/HL. Received ${packet.ttl} and expect ${VRRP_TTL}`;
  if (advert.version !== config.version)
    return `wrong version. Received ${advert.version} and expect ${config.version}`;
  if (advert.version === 2) {
    const expected = config.password === null ? VRRP_AUTH_NONE : VRRP_AUTH_PASS;
    if (advert.authType > 2) return `Invalid auth type: ${advert.authType}`;
    if (advert.authType !== expected) return `received a ${advert.authType} auth, expecting ${expected}!`;
    if (config.password !== null && advert.password !== config.password) return 'received an invalid passwd!';
    const own = config.advertIntervalUs / US_PER_SECOND;
    if (own !== advert.interval) return `advertisement interval mismatch mine=${own} sec rcv'd=${advert.interval} sec`;
  }
  const count = config.addresses.length;
  if (advert.addresses.length !== count)
    return `received an unexpected ip number count ${advert.addresses.length}, expected ${count}!`;
  const missing = config.addresses.some(({ address }) => !advert.addresses.includes(address));
  return missing ? `ip address associated with VRID ${config.virtualRouterId} not present in MASTER advert` : null;
}
