import type { SeatActivity } from '@frameplay/classroom';
import { lessonLabs } from '@frameplay/lab';
import { ARP_FOR, ASKS } from './asked.js';

/** No gateway: client, director and servers share one LAN, and answers go straight to the client. */
export const flatActivity: SeatActivity = {
  kind: 'seat',
  id: 'flat',
  title: { zh: '没有网关：同一个局域网', en: 'No gateway: one flat LAN' },
  task: {
    zh: '客户端两次访问 VIP。帧到了你的设备就停下，由你决定它的去向。',
    en: 'The client asks for the VIP twice. Each frame stops at your device, and you decide what becomes of it.',
  },
  hints: [],
  tests: ['S4', 'S5', 'S7', 'S14'],
  lab: lessonLabs.flatWalk.text,
  playFromStep: lessonLabs.flatWalk.playFromStep,
  vip: '192.168.1.100',
  vary: {},
  roles: { client: 'client', lan: 'switch', director: 'director', rs1: 'server', rs2: 'server' },
  asks: ASKS,
  arpFor: ARP_FOR,
  askUpTo: 2,
};
