import type { Page } from '../page.js';

export const routePage: Page = {
  name: 'route',
  summary: { en: 'show and change the routing table (net-tools)', zh: '查看和修改路由表（net-tools）' },
  synopsis: [
    'route [-n]',
    'route add|del [-net|-host] TARGET[/LENGTH] [netmask MASK] [gw GATEWAY] [metric N] [dev IF]',
  ],
  description: [
    {
      en: 'The old tool for what `ip route` does. Tutorials of LVS-DR use route add -host VIP dev lo:0.',
      zh: '旧工具，作用相当于“ip route”。LVS-DR 的教程常用 route add -host VIP dev lo:0。',
    },
  ],
  options: [{ flag: '-n', text: { en: 'numbers only', zh: '只显示数字' } }],
  examples: [
    { line: 'route -n', text: { en: 'the table', zh: '路由表' } },
    { line: 'route add default gw 192.168.1.1', text: { en: 'a default gateway', zh: '添加默认网关' } },
    { line: 'route add -host 192.168.1.100 dev lo:0', text: { en: 'as tutorials do', zh: '教程中的写法' } },
  ],
  missing: {
    en: 'Other address families, the cache (-C), mss, window, irtt.',
    zh: '其他地址族、缓存（-C）、mss、window、irtt。',
  },
};
