import type { Misconception } from './misconception.js';

/** Who names which address when it asks, who believes it, and for how long. */
export const ARP_QUESTION_MISCONCEPTIONS = {
  M8: {
    title: { zh: 'arp_announce=1 就够了', en: 'arp_announce=1 is enough' },
    belief: {
      zh: 'arp_announce=1 时，服务器不会在 ARP 请求里写 VIP。',
      en: 'With arp_announce=1 the server never names the VIP in its ARP requests.',
    },
    truth: {
      zh: 'VIP 与 RIP 在同一子网时，1 仍允许用 VIP 作发送者，网关被毒化。要用 2。（VIP 在别的子网时 1 才够。）',
      en: 'With the VIP and the RIP in one subnet, 1 still allows the VIP as the sender and the gateway is poisoned. Use 2. (1 is enough for a VIP of another subnet.)',
    },
    evidence: ['B2', 'B6'],
    devices: ['server'],
  },
  M10: {
    title: { zh: '只设 arp_ignore=1 就够了', en: 'arp_ignore=1 alone is enough' },
    belief: {
      zh: '服务器不应答 VIP，就不会泄露 VIP。',
      en: 'A server that does not answer for the VIP cannot leak it.',
    },
    truth: {
      zh: '服务器以 VIP 为源发应答，先要用 ARP 找网关：请求里写的是 VIP 和它自己的 MAC，网关照此更新。还要 arp_announce=2。',
      en: 'A server that sends from the VIP must first ask for the gateway: the request names the VIP with its own MAC, and the gateway believes it. arp_announce=2 is needed too.',
    },
    evidence: ['B1'],
    devices: ['server'],
  },
  M11: {
    title: { zh: '有毒化就该一直有', en: 'Poisoning would be constant' },
    belief: {
      zh: '服务器每发一个源为 VIP 的数据包都会泄露；我们的故障时有时无，所以不是它。',
      en: 'Every packet from the VIP would leak it; our trouble comes and goes, so it must be something else.',
    },
    truth: {
      zh: '只有网关表项是“冷”的、数据包在排队时，请求才写 VIP。旧表项用 RIP 刷新，热表项不发 ARP。所以时有时无。',
      en: 'Only a cold entry, with the packet in the queue, makes a request that names the VIP. A stale entry is refreshed with the RIP, a warm one sends no ARP. That is why it comes and goes.',
    },
    evidence: ['B7', 'E3'],
    devices: ['server'],
  },
  M13: {
    title: { zh: '毒化永远不会（或总会）自愈', en: 'A poisoned entry never (or always) heals' },
    belief: {
      zh: '表项一旦错了，就一直错下去。',
      en: 'Once the entry is wrong, it stays wrong.',
    },
    truth: {
      zh: '看服务器答不答刷新：arp_ignore=1 时单播刷新无人应答，重新广播，31 到 53 秒后自愈；arp_ignore=0 时服务器会应答，就一直错。',
      en: 'It depends on who answers the refresh: with arp_ignore=1 nobody does, the gateway asks everybody again and is healed after 31 to 53 s. With arp_ignore=0 the server answers, and it stays wrong.',
    },
    evidence: ['C11', 'C11b', 'C12'],
    devices: ['gateway', 'client'],
  },
  M26: {
    title: { zh: 'ip addr add 会通知大家', en: 'ip addr add tells everybody' },
    belief: {
      zh: '在备用调度器上 ip addr add VIP，网关马上就知道。',
      en: 'ip addr add VIP on the backup, and the gateway knows at once.',
    },
    truth: {
      zh: '内核不会发免费 ARP，网关保留死者的 MAC 24 到 52 秒。发一次免费 ARP（arping -U）只要 0.01 秒。',
      en: 'The kernel sends no gratuitous ARP, and the gateway keeps the dead MAC for 24 to 52 s. One gratuitous ARP (arping -U) takes 0.01 s.',
    },
    evidence: ['D2.0', 'D5', 'D5b'],
    devices: ['director'],
  },
  M27: {
    title: { zh: '启动脚本的免费 ARP 无害', en: 'Gratuitous ARP from boot scripts is harmless' },
    belief: {
      zh: 'arp_accept=0，所以服务器启动时发的免费 ARP 没人理会。',
      en: 'With arp_accept=0 nobody listens to the gratuitous ARP of a booting server.',
    },
    truth: {
      zh: 'arp_accept=0 只拒绝新建表项；已有的表项照样被改写，网关指向这台服务器。',
      en: 'arp_accept=0 only refuses to create entries; one that exists is overwritten, and the gateway turns to this server.',
    },
    evidence: ['B10', 'B11', 'B12'],
    devices: ['server', 'gateway'],
  },
  M32: {
    title: { zh: '调度器上 VIP 先于 DIP 无所谓', en: 'VIP before DIP on the director does not matter' },
    belief: {
      zh: '地址的先后和掩码无所谓，服务器总会应答调度器。',
      en: 'The order and mask of the addresses do not matter; the server answers the director anyway.',
    },
    truth: {
      zh: 'VIP/24 先加时，调度器的 ARP 请求以 VIP 为发送者。服务器自己有 VIP，视为 martian，不予理睬。',
      en: 'With VIP/24 added first, the director asks in the name of the VIP. The server has that address itself, calls it a martian and ignores the request.',
    },
    evidence: ['D3', 'D3b', 'D3c'],
    devices: ['director', 'server'],
  },
  M43: {
    title: { zh: 'IPv6 照抄 arp_ 设置', en: 'The arp_ sysctls for IPv6 too' },
    belief: {
      zh: '用 IPv6 时把 arp_ignore、arp_announce 照样设上就行。',
      en: 'With IPv6, arp_ignore and arp_announce are set just the same.',
    },
    truth: {
      zh: 'IPv6 用邻居发现（NDP），不看 ARP 的 sysctl，规则要另学。',
      en: 'IPv6 uses neighbour discovery, which does not look at the ARP sysctls; its rules are others.',
    },
    evidence: [],
    devices: ['server'],
  },
} as const satisfies Readonly<Record<string, Misconception>>;
