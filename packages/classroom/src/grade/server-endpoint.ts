import { type Endpoint, formatIpv4, ipvsServicesOf } from '@frameplay/engine';
import type { GradedFrame } from './graded-frame.js';
import { nodeWithAddress } from './right-decision.js';

interface Candidate {
  readonly node: string | null;
  readonly address: string;
}

/** The IPVS destination that a decision means; null on a device without such a server. */
export function serverEndpoint(graded: GradedFrame, means: (candidate: Candidate) => boolean): Endpoint | null {
  if (graded.activity.roles[graded.node] !== 'director') return null;
  const destinations = ipvsServicesOf(graded.world, graded.node).flatMap((service) => service.destinations);
  const found = destinations.find(({ address }) => {
    const text = formatIpv4(address);
    return means({ node: nodeWithAddress(graded.lab, text), address: text });
  });
  return found === undefined ? null : { address: found.address, port: found.port };
}
