import type { Page } from '../page.js';

export const grepPage: Page = {
  name: 'grep',
  summary: { en: 'print the lines that match', zh: '打印匹配的行' },
  synopsis: ['grep [-vicnowxqEFsH] [-m COUNT] PATTERN [FILE]...'],
  description: [
    {
      en: 'Reads a pipe or files and prints the lines in which PATTERN is found. The exit code is 0 if there was one, 1 if there was none.',
      zh: '从管道或文件读入，打印含有 PATTERN 的行。找到时退出码为 0，否则为 1。',
    },
  ],
  options: [
    { flag: '-v', text: { en: 'lines that do not match', zh: '打印不匹配的行' } },
    { flag: '-i', text: { en: 'upper and lower case alike', zh: '不分大小写' } },
    { flag: '-c', text: { en: 'only how many', zh: '只打印行数' } },
    { flag: '-n', text: { en: 'with line numbers', zh: '显示行号' } },
    { flag: '-o', text: { en: 'only what matched', zh: '只打印匹配的部分' } },
    { flag: '-w', text: { en: 'whole words', zh: '匹配整个单词' } },
    { flag: '-x', text: { en: 'whole lines', zh: '匹配整行' } },
    { flag: '-q', text: { en: 'print nothing', zh: '不打印，只看退出码' } },
    {
      flag: '-E',
      text: { en: 'extended expressions: + ? | ( ) have their meaning', zh: '扩展正则：+ ? | ( ) 有特殊含义' },
    },
    { flag: '-F', text: { en: 'the pattern is plain text', zh: '按普通文本匹配' } },
    { flag: '-G', text: { en: 'basic expressions, the default', zh: '基本正则（默认）' } },
    { flag: '-s', text: { en: 'no complaints about files', zh: '不报告文件错误' } },
    { flag: '-H', text: { en: 'with the names of files', zh: '显示文件名' } },
    { flag: '-e PATTERN', text: { en: 'the pattern, if it begins with -', zh: '模式以 - 开头时使用' } },
    { flag: '-m COUNT', text: { en: 'stop after so many lines', zh: '找到这么多行后停止' } },
  ],
  examples: [
    { line: 'ip addr | grep 192.168', text: { en: 'addresses of the cluster', zh: '集群内的地址' } },
    { line: 'sysctl -a | grep arp_', text: { en: 'the ARP sysctls', zh: '与 ARP 有关的 sysctl' } },
  ],
  missing: {
    en: 'Context lines (-A, -B, -C), directories, back references.',
    zh: '上下文行（-A、-B、-C）、目录、反向引用。',
  },
};
