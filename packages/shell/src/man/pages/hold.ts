import type { Page } from '../page.js';

export const holdPage: Page = {
  name: 'hold',
  summary: { en: 'keep a TCP connection open under a name', zh: '以一个名字保持 TCP 连接' },
  synopsis: [
    'hold open [-t SECONDS] NAME http://ADDRESS[:PORT]/',
    'hold send [-t SECONDS] [-s SIZE] NAME [TEXT]',
    'hold read [-t SECONDS] NAME',
    'hold close NAME',
  ],
  description: [
    {
      en: 'A command of the classroom, not of Linux: it opens a connection and leaves it open, so that you can see connection entries, persistence, draining and failover with connections under way.',
      zh: '这是课堂专用命令，不是 Linux 命令：建立连接并一直保持，便于观察连接表、持久连接、摘除服务器以及切换时正在进行的连接。',
    },
  ],
  options: [
    { flag: '-t SECONDS', text: { en: 'how long to wait', zh: '等待多少秒' } },
    { flag: '-s SIZE', text: { en: 'send so many octets', zh: '发送这么多字节' } },
  ],
  examples: [
    {
      line: 'hold open a http://192.168.1.100:80/',
      text: { en: 'open a connection called a', zh: '打开名为 a 的连接' },
    },
    { line: 'hold send a hello', text: { en: 'send a line and wait for the answer', zh: '发送一行并等待应答' } },
    { line: 'hold close a', text: { en: 'close it', zh: '关闭连接' } },
  ],
  missing: { en: 'Nothing of what a class needs is left out.', zh: '课堂所需的功能都有。' },
};
