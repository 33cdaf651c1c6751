import type { Destination, Service } from '../ipvs.js';
import { hash32, isEligible, type NewFlow, resetState, type Scheduler } from './scheduler.js';

// Destination hashing (ip_vs_dh.c): 256 buckets over the list, whatever the weights, chosen by the VIP.
// All clients of one VIP so have one server; it is meant for caches, where the address is the web site's.

const BUCKET_BITS = 8;

export const dh: Scheduler = {
  name: 'dh',
  init: resetState,
  changed: () => undefined,
  schedule(service: Service, flow: NewFlow): Destination | null {
    const bucket = hash32(flow.virtualAddress | 0, BUCKET_BITS);
    const destination = service.destinations[bucket % service.destinations.length];
    return destination !== undefined && isEligible(destination) ? destination : null;
  },
};
