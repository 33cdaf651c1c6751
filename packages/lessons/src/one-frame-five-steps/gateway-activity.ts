import type { Activity } from '@frameplay/classroom';
import { lessonLabs } from '@frameplay/lab';
import { ARP_FOR, ASKS } from './asked.js';

/** The client lives behind a gateway: it is the gateway that asks for the VIP, and the next hop of every answer. */
export const gatewayActivity: Activity = {
  title: { zh: '经过网关', en: 'Behind a gateway' },
  lab: lessonLabs.gatewayWalk.text,
  playFromStep: lessonLabs.gatewayWalk.playFromStep,
  vip: '192.168.1.100',
  roles: { client: 'client', gw: 'gateway', lan: 'switch', director: 'director', rs1: 'server', rs2: 'server' },
  asks: ASKS,
  arpFor: ARP_FOR,
  askUpTo: 1,
};
