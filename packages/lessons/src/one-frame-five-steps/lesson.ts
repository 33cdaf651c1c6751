import type { Lesson } from '@frameplay/classroom';
import { flatActivity } from './flat-activity.js';
import { gatewayActivity } from './gateway-activity.js';

/** 5.1: the flagship. Four seats, one request after the other, from cold ARP caches. */
export const oneFrameFiveSteps: Lesson = {
  id: 'one-frame-five-steps',
  number: '5.1',
  title: { zh: '一帧五步', en: 'One frame, five steps' },
  summary: {
    zh: '客户端访问 VIP：ARP、三次握手、HTTP 请求和回答，一帧一帧走过交换机、调度器和真实服务器。你就是其中一台设备。',
    en: 'A client asks for the VIP: ARP, the handshake, the HTTP request and its answer walk frame by frame through switch, director and real servers. You are one of these devices.',
  },
  minutes: 20,
  defaultMode: 'guided',
  seats: [
    { seat: 'director', role: 'director', title: { zh: '调度器', en: 'Director' } },
    { seat: 'lan', role: 'switch', title: { zh: '交换机', en: 'Switch' } },
    { seat: 'rs1', role: 'server', title: { zh: '服务器 1', en: 'Server 1' } },
    { seat: 'rs2', role: 'server', title: { zh: '服务器 2', en: 'Server 2' } },
  ],
  activities: [flatActivity, gatewayActivity],
};
