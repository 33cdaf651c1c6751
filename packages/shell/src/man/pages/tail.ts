import type { Page } from '../page.js';

export const tailPage: Page = {
  name: 'tail',
  summary: { en: 'print the last lines', zh: '打印末尾几行' },
  synopsis: ['tail [-n COUNT | -COUNT] [FILE]...'],
  description: [
    {
      en: 'Prints the last ten lines, or the last COUNT; with -n +COUNT from that line on.',
      zh: '打印最后 10 行或最后 COUNT 行；-n +COUNT 表示从该行开始。',
    },
  ],
  options: [
    { flag: '-n COUNT', text: { en: 'how many lines', zh: '行数' } },
    { flag: '-q', text: { en: 'accepted', zh: '可以写' } },
    { flag: '-v', text: { en: 'accepted', zh: '可以写' } },
  ],
  examples: [
    { line: 'ipvsadm -Ln | tail -n +3', text: { en: 'without the titles', zh: '去掉标题行' } },
    { line: 'ip neigh | tail -1', text: { en: 'the last neighbour', zh: '最后一个邻居' } },
  ],
  missing: { en: 'Following a file (-f), octets (-c).', zh: '跟踪文件（-f）、按字节（-c）。' },
};
