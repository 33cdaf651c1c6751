import type { Page } from '../page.js';

export const helpPage: Page = {
  name: 'help',
  summary: { en: 'list the commands', zh: '列出命令' },
  synopsis: ['help [COMMAND]'],
  description: [
    {
      en: 'Lists the commands of this device in one line each; with a name it shows the page of man.',
      zh: '每行列出本设备的一个命令；带命令名时显示其 man 手册页。',
    },
  ],
  options: [],
  examples: [
    { line: 'help', text: { en: 'all commands', zh: '所有命令' } },
    { line: 'help arping', text: { en: 'one of them', zh: '其中一个' } },
  ],
  missing: { en: 'The builtin help of bash.', zh: 'bash 内建的 help。' },
};
