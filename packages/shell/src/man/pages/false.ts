import type { Page } from '../page.js';

export const falsePage: Page = {
  name: 'false',
  summary: { en: 'fail', zh: '返回失败' },
  synopsis: ['false'],
  description: [{ en: 'Does nothing and ends with exit code 1.', zh: '什么也不做，退出码为 1。' }],
  options: [],
  examples: [
    {
      line: 'false || echo failed',
      text: { en: 'what follows || runs after a failure', zh: '失败后执行 || 后面的命令' },
    },
  ],
  missing: { en: 'Nothing of what a class needs is left out.', zh: '课堂所需的功能都有。' },
};
