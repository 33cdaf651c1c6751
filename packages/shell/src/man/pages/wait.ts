import type { Page } from '../page.js';

export const waitPage: Page = {
  name: 'wait',
  summary: { en: 'wait for what runs in the background', zh: '等待后台命令结束' },
  synopsis: ['wait'],
  description: [
    {
      en: 'Waits until the commands that the same line started with & have ended. Without it they are stopped when the line is over.',
      zh: '等待同一行中用 & 启动的命令结束；不写 wait 时，这一行结束后它们会被停止。',
    },
  ],
  options: [],
  examples: [
    {
      line: 'tcpdump -n -c 2 -i eth0 icmp & ping -c 1 192.168.1.11; wait',
      text: { en: 'until tcpdump has its two frames', zh: '直到 tcpdump 抓到两帧' },
    },
  ],
  missing: { en: 'Jobs of other lines.', zh: '其他行的后台任务。' },
};
