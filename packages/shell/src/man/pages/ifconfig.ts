import type { Page } from '../page.js';

export const ifconfigPage: Page = {
  name: 'ifconfig',
  summary: { en: 'show and configure interfaces (net-tools)', zh: '查看和配置接口（net-tools）' },
  synopsis: [
    'ifconfig [-a] [-s] [INTERFACE]',
    'ifconfig INTERFACE[:ALIAS] [ADDRESS[/LENGTH]] [netmask MASK] [broadcast ADDRESS] [mtu N] [up | down]',
  ],
  description: [
    {
      en: 'The old tool for what `ip addr` and `ip link` do. ifconfig lo:0 ADDRESS netmask 255.255.255.255 puts the VIP on a server the way many tutorials show it.',
      zh: '旧工具，作用相当于“ip addr”和“ip link”。很多教程用 ifconfig lo:0 地址 netmask 255.255.255.255 在服务器上配置 VIP。',
    },
  ],
  options: [
    { flag: '-a', text: { en: 'interfaces that are down, too', zh: '也显示关闭的接口' } },
    { flag: '-s', text: { en: 'a short table of counters', zh: '简短的计数表' } },
  ],
  examples: [
    { line: 'ifconfig', text: { en: 'interfaces that are up, with their counters', zh: '已启用的接口及其计数' } },
    {
      line: 'ifconfig lo:0 192.168.1.100 netmask 255.255.255.255 up',
      text: { en: 'the VIP on a server', zh: '在服务器上配置 VIP' },
    },
    { line: 'ifconfig lo:0 down', text: { en: 'take it away again', zh: '删除它' } },
  ],
  missing: {
    en: 'Hardware addresses (hw), promisc, arp, multicast, point-to-point.',
    zh: '硬件地址（hw）、promisc、arp、multicast、点对点。',
  },
};
