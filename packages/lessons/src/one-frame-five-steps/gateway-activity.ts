import type { SeatActivity } from '@frameplay/classroom';
import { lessonLabs } from '@frameplay/lab';
import { ARP_FOR, ASKS } from './asked.js';

/** The client lives behind a gateway: it is the gateway that asks for the VIP, and the next hop of every answer. */
export const gatewayActivity: SeatActivity = {
  kind: 'seat',
  id: 'gateway',
  title: { zh: '经过网关', en: 'Behind a gateway' },
  task: {
    zh: '客户端在网关后面。同样两次访问，看看谁来问 VIP，回答又交给谁。',
    en: 'Now the client is behind a gateway. The same two requests: see who asks for the VIP, and whom the answers go to.',
  },
  hints: [],
  tests: ['S4', 'S5', 'S7', 'S14'],
  lab: lessonLabs.gatewayWalk.text,
  playFromStep: lessonLabs.gatewayWalk.playFromStep,
  vip: '192.168.1.100',
  vary: {},
  roles: { client: 'client', gw: 'gateway', lan: 'switch', director: 'director', rs1: 'server', rs2: 'server' },
  asks: ASKS,
  arpFor: ARP_FOR,
  askUpTo: 1,
};
