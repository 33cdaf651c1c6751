import type { Page } from '../page.js';

export const udpPage: Page = {
  name: 'udp',
  summary: { en: 'send one datagram and wait for the answer', zh: '发送一个 UDP 数据报并等待应答' },
  synopsis: ['udp [-a] [-p PORT] [-s SIZE] [-t SECONDS] ADDRESS PORT [TEXT]'],
  description: [
    {
      en: 'A command of the classroom, not of Linux: one datagram from a connected socket, and the one answer.',
      zh: '这是课堂专用命令，不是 Linux 命令：从已连接的套接字发送一个数据报，并等待一个应答。',
    },
  ],
  options: [
    {
      flag: '-a',
      text: { en: 'take an answer from anybody, and say who sent it', zh: '接受任何人的应答，并显示发送者' },
    },
    { flag: '-p PORT', text: { en: 'the source port', zh: '源端口' } },
    { flag: '-s SIZE', text: { en: 'so many octets', zh: '数据长度' } },
    { flag: '-t SECONDS', text: { en: 'how long to wait', zh: '等待多少秒' } },
  ],
  examples: [
    { line: 'udp 192.168.1.100 53 hello', text: { en: 'ask a UDP service', zh: '访问 UDP 服务' } },
    { line: 'udp -a 192.168.1.100 53', text: { en: 'does the answer come from the VIP?', zh: '应答是否来自 VIP？' } },
  ],
  missing: { en: 'Nothing of what a class needs is left out.', zh: '课堂所需的功能都有。' },
};
