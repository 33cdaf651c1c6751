import type { Page } from '../page.js';

export const sleepPage: Page = {
  name: 'sleep',
  summary: { en: 'wait', zh: '等待' },
  synopsis: ['sleep SECONDS'],
  description: [
    { en: 'Lets simulated time pass: seconds, or 5m for minutes.', zh: '让模拟时间流逝：单位为秒，5m 表示分钟。' },
  ],
  options: [],
  examples: [
    {
      line: 'sleep 60; ip neigh',
      text: { en: 'neighbours after a minute: most are STALE', zh: '一分钟后的邻居表：多数为 STALE' },
    },
    { line: 'sleep 0.5', text: { en: 'half a second', zh: '半秒' } },
  ],
  missing: { en: 'Nothing of what a class needs is left out.', zh: '课堂所需的功能都有。' },
};
