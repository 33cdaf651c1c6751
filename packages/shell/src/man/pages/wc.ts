import type { Page } from '../page.js';

export const wcPage: Page = {
  name: 'wc',
  summary: { en: 'count lines, words and octets', zh: '统计行数、词数、字节数' },
  synopsis: ['wc [-lwc] [FILE]...'],
  description: [{ en: 'Counts what comes by a pipe or is in files.', zh: '统计来自管道或文件的内容。' }],
  options: [
    { flag: '-l', text: { en: 'lines', zh: '行数' } },
    { flag: '-w', text: { en: 'words', zh: '词数' } },
    { flag: '-c', text: { en: 'octets', zh: '字节数' } },
  ],
  examples: [
    {
      line: 'ipvsadm -Lnc | wc -l',
      text: { en: 'how many connections (and two titles)', zh: '有多少连接（外加两行标题）' },
    },
    { line: 'ip neigh | wc -l', text: { en: 'how many neighbours', zh: '有多少邻居' } },
  ],
  missing: { en: 'Other options.', zh: '其他选项。' },
};
