import type { Page } from '../page.js';

export const sortPage: Page = {
  name: 'sort',
  summary: { en: 'sort lines', zh: '对行排序' },
  synopsis: ['sort [-rnu] [-k FIELD] [FILE]...'],
  description: [
    {
      en: 'Reads a pipe or files and prints their lines in order, by the codes of the characters.',
      zh: '从管道或文件读入，按字符编码顺序输出各行。',
    },
  ],
  options: [
    { flag: '-r', text: { en: 'the other way round', zh: '逆序' } },
    { flag: '-n', text: { en: 'by number', zh: '按数值' } },
    { flag: '-u', text: { en: 'equal lines once', zh: '相同的行只保留一行' } },
    { flag: '-k FIELD', text: { en: 'by the words from this one on', zh: '从该字段开始比较' } },
  ],
  examples: [
    { line: 'ip neigh | sort', text: { en: 'neighbours in order', zh: '按顺序列出邻居' } },
    { line: 'ipvsadm -Lnc | sort -k 4', text: { en: 'connections by the client', zh: '按客户端排列连接' } },
  ],
  missing: { en: 'Other options.', zh: '其他选项。' },
};
