import type { Page } from '../page.js';

export const bridgePage: Page = {
  name: 'bridge',
  summary: { en: 'show what the switch has learned', zh: '查看交换机学到的表项' },
  synopsis: ['bridge [-j] fdb [show] [br BRIDGE] [brport PORT | dev PORT] [dynamic]'],
  description: [
    {
      en: "On a switch (which is the Linux bridge br0) this shows the forwarding database: which MAC address was seen at which port. Lines with permanent are the ports' own addresses.",
      zh: '在交换机（即 Linux 网桥 br0）上显示转发表：哪个 MAC 地址在哪个端口出现过。带 permanent 的行是端口自身的地址。',
    },
  ],
  options: [{ flag: '-j', text: { en: 'as JSON', zh: '以 JSON 输出' } }],
  examples: [
    { line: 'bridge fdb show br br0', text: { en: 'the whole table', zh: '完整的转发表' } },
    { line: 'bridge fdb show br br0 dynamic', text: { en: 'only what was learned', zh: '只看学到的表项' } },
    { line: 'bridge fdb show brport p2', text: { en: 'one port', zh: '只看一个端口' } },
  ],
  missing: { en: 'bridge link, vlan, mdb; changing the table.', zh: 'bridge link、vlan、mdb；修改表项。' },
};
