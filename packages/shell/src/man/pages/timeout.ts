import type { Page } from '../page.js';

export const timeoutPage: Page = {
  name: 'timeout',
  summary: { en: 'run a command for a limited time', zh: '限时运行命令' },
  synopsis: ['timeout [-s SIGNAL] SECONDS COMMAND [ARGUMENT]...'],
  description: [
    {
      en: 'Stops COMMAND when the time is over; the exit code is 124 then.',
      zh: '时间一到就停止 COMMAND，此时退出码为 124。',
    },
  ],
  options: [{ flag: '-s SIGNAL', text: { en: 'accepted', zh: '可以写' } }],
  examples: [
    { line: 'timeout 5 tcpdump -n -i eth0', text: { en: 'listen for five seconds', zh: '监听五秒' } },
    { line: 'timeout 2 ping 192.168.1.11', text: { en: 'ping for two seconds', zh: 'ping 两秒' } },
  ],
  missing: { en: 'Other options.', zh: '其他选项。' },
};
