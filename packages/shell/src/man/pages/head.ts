import type { Page } from '../page.js';

export const headPage: Page = {
  name: 'head',
  summary: { en: 'print the first lines', zh: '打印开头几行' },
  synopsis: ['head [-n COUNT | -COUNT] [FILE]...'],
  description: [
    {
      en: 'Prints the first ten lines, or the first COUNT; with -n -COUNT all but the last COUNT.',
      zh: '打印前 10 行或前 COUNT 行；-n -COUNT 表示除最后 COUNT 行以外的全部。',
    },
  ],
  options: [
    { flag: '-n COUNT', text: { en: 'how many lines', zh: '行数' } },
    { flag: '-q', text: { en: 'accepted', zh: '可以写' } },
    { flag: '-v', text: { en: 'accepted', zh: '可以写' } },
  ],
  examples: [
    { line: 'ipvsadm -Ln | head -3', text: { en: 'only the titles', zh: '只看标题行' } },
    { line: 'sysctl -a | head -n 5', text: { en: 'the first five sysctls', zh: '前五个 sysctl' } },
  ],
  missing: { en: 'Octets (-c).', zh: '按字节（-c）。' },
};
