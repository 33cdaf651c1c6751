import type { Activity } from '@frameplay/classroom';
import { lessonLabs } from '@frameplay/lab';
import { ARP_FOR, ASKS } from './asked.js';

/** No gateway: client, director and servers share one LAN, and answers go straight to the client. */
export const flatActivity: Activity = {
  title: { zh: '没有网关：同一个局域网', en: 'No gateway: one flat LAN' },
  lab: lessonLabs.flatWalk.text,
  playFromStep: lessonLabs.flatWalk.playFromStep,
  vip: '192.168.1.100',
  roles: { client: 'client', lan: 'switch', director: 'director', rs1: 'server', rs2: 'server' },
  asks: ASKS,
  arpFor: ARP_FOR,
  askUpTo: 2,
};
