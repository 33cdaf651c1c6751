import type { Page } from '../page.js';

export const echoPage: Page = {
  name: 'echo',
  summary: { en: 'print words', zh: '输出文字' },
  synopsis: ['echo [-n] [-e] [WORD]...'],
  description: [
    {
      en: 'Prints its words. With > it writes them into a file, and into /proc/sys to change a sysctl.',
      zh: '输出参数。配合 > 可写入文件，写入 /proc/sys 即可修改 sysctl。',
    },
  ],
  options: [
    { flag: '-n', text: { en: 'without a newline at the end', zh: '末尾不换行' } },
    { flag: '-e', text: { en: '\\n and \\t mean newline and tab', zh: '\\n 和 \\t 表示换行和制表符' } },
    { flag: '-E', text: { en: 'they do not, which is the default', zh: '不解释转义（默认）' } },
  ],
  examples: [
    { line: 'echo 1 > /proc/sys/net/ipv4/ip_forward', text: { en: 'become a router', zh: '成为路由器' } },
    { line: 'echo "exit $?"', text: { en: 'the exit code of the command before', zh: '上一条命令的退出码' } },
  ],
  missing: { en: 'Variables other than $? and those of for.', zh: '除 $? 和 for 变量以外的变量。' },
};
