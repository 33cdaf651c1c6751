import type { Page } from '../page.js';

export const manPage: Page = {
  name: 'man',
  summary: { en: 'show the manual page of a command', zh: '显示命令的手册页' },
  synopsis: ['man COMMAND...'],
  description: [
    {
      en: 'Shows what a command does here, with options and examples on the addresses of the classroom. These are pages of the classroom, in your language; they say what is not simulated.',
      zh: '显示命令在这里的作用、选项和使用课堂地址的示例。这是课堂自己的手册页，使用你的语言，并说明哪些部分没有模拟。',
    },
  ],
  options: [],
  examples: [
    { line: 'man tcpdump', text: { en: 'how to watch frames', zh: '怎样观察帧' } },
    { line: 'man ipvsadm', text: { en: 'how to set up the virtual service', zh: '怎样配置虚拟服务' } },
  ],
  missing: { en: 'Sections and searching.', zh: '章节和搜索。' },
};
