import type { SeatActivity } from '@frameplay/classroom';

/**
 * The frames that teach: the question for the VIP, opening a connection, the request and its answer.
 * ACK and FIN repeat what the request has shown; the kernel plays them.
 */
export const ASKS: SeatActivity['asks'] = {
  switch: ['arp-request', 'arp-reply', 'syn', 'syn-ack'],
  director: ['arp-request', 'syn', 'request'],
  server: ['arp-request', 'syn', 'request'],
};

export const ARP_FOR: SeatActivity['arpFor'] = ['vip', 'own'];
