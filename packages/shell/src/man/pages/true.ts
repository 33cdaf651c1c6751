import type { Page } from '../page.js';

export const truePage: Page = {
  name: 'true',
  summary: { en: 'succeed', zh: '返回成功' },
  synopsis: ['true'],
  description: [{ en: 'Does nothing and ends with exit code 0.', zh: '什么也不做，退出码为 0。' }],
  options: [],
  examples: [
    { line: 'true && echo fine', text: { en: 'what follows && runs after a success', zh: '成功后执行 && 后面的命令' } },
  ],
  missing: { en: 'Nothing of what a class needs is left out.', zh: '课堂所需的功能都有。' },
};
