import type { Misconception } from './misconception.js';

/** Who answers an ARP request: arp_ignore and what is taken for it. */
export const ARP_ANSWER_MISCONCEPTIONS = {
  M3: {
    title: { zh: '在 lo 上设 arp_ignore 就够了', en: 'arp_ignore on lo is enough' },
    belief: {
      zh: 'VIP 在 lo 上，所以内核看的是 conf.lo.arp_ignore。',
      en: 'The VIP is on lo, so the kernel looks at conf.lo.arp_ignore.',
    },
    truth: {
      zh: '内核看的是收到请求的那块网卡：取 all 与 eth0 的最大值。lo 从来不会收到 ARP 请求，lo 上的设置没有作用。',
      en: 'The kernel looks at the interface that received the request: the maximum of all and eth0. lo never receives ARP, so its value does nothing.',
    },
    evidence: ['A2', 'A3', 'A4'],
    devices: ['server'],
  },
  M4: {
    title: { zh: '接口的值优先，all 只是后备', en: 'The interface value wins, all is the fallback' },
    belief: {
      zh: '接口有自己的值就用它，没有才用 all。',
      en: 'The kernel reads the value of the interface and falls back to all only without one.',
    },
    truth: {
      zh: '对 arp_ignore 和 arp_announce，内核取 all 与接口二者的最大值：all=1、eth0=0 时结果是 1。',
      en: 'For arp_ignore and arp_announce the kernel takes the maximum of all and the interface: all=1 with eth0=0 gives 1.',
    },
    evidence: ['A6'],
    devices: ['server', 'director'],
  },
  M5: {
    title: { zh: 'arp_ignore=2 更宽松', en: 'arp_ignore=2 is more lenient' },
    belief: {
      zh: 'arp_ignore=2 表示任何接口上有这个地址就应答。',
      en: 'arp_ignore=2 means: answer if any interface has the address.',
    },
    truth: {
      zh: '2 比 1 更严格：地址必须在收到请求的接口上，而且询问者要在同一子网。',
      en: '2 is stricter than 1: the address must be on the receiving interface, and the asker in the same subnet.',
    },
    evidence: ['A8', 'A8b', 'A8c'],
    devices: ['server'],
  },
  M6: {
    title: { zh: 'arp_ignore=3 也能隐藏 lo 上的 VIP', en: 'arp_ignore=3 hides the VIP on lo too' },
    belief: {
      zh: 'arp_ignore=3 会隐藏配在 lo 上的所有地址。',
      en: 'arp_ignore=3 hides every address that is on lo.',
    },
    truth: {
      zh: '3 只隐藏 scope 为 host 的地址。ip addr add VIP/32 dev lo 得到的是 scope global，照样应答。',
      en: '3 hides addresses of scope host only. ip addr add VIP/32 dev lo gives scope global, which is answered.',
    },
    evidence: ['A9', 'A9b'],
    devices: ['server'],
  },
  M7: {
    title: { zh: 'arp_ignore=8 最保险', en: 'arp_ignore=8 is safest' },
    belief: {
      zh: '设成 8 最保险：VIP 一定不会被应答，别的不受影响。',
      en: '8 is the safest value: the VIP is never answered, and nothing else changes.',
    },
    truth: {
      zh: '8 表示什么都不应答，连 RIP 也不：调度器解析不到这台服务器，发不出任何数据包。',
      en: '8 answers for nothing, the RIP included: the director cannot resolve this server and can send it nothing.',
    },
    evidence: ['A10'],
    devices: ['server'],
  },
  M9: {
    title: { zh: 'arp_announce 能阻止应答', en: 'arp_announce stops ARP replies' },
    belief: {
      zh: '设了 arp_announce=2，服务器就不会应答对 VIP 的 ARP 请求。',
      en: 'With arp_announce=2 the server does not answer ARP requests for the VIP.',
    },
    truth: {
      zh: 'arp_announce 只决定本机发出的 ARP 请求里写哪个源 IP；是否应答由 arp_ignore 决定。两者都要设。',
      en: 'arp_announce only chooses the sender IP of requests that the host makes; answering is up to arp_ignore. Both are needed.',
    },
    evidence: ['B1', 'B3'],
    devices: ['server'],
  },
  M12: {
    title: { zh: '最后到的 ARP 应答生效', en: 'The last ARP reply wins' },
    belief: {
      zh: '有几个应答时，后来的覆盖先来的。',
      en: 'When several answers come, the later one replaces the earlier one.',
    },
    truth: {
      zh: 'Linux 中先到先得：locktime（1 秒）之内，后到的不同应答被忽略。',
      en: 'On Linux the first one stays: within locktime (1 s) a different answer is ignored.',
    },
    evidence: ['C0', 'B14'],
    devices: ['gateway', 'client', 'director', 'server'],
  },
  M14: {
    title: { zh: 'eth0:0 和 lo:0 一样好', en: 'eth0:0 is as good as lo:0' },
    belief: {
      zh: 'eth0:0 是另一个接口，VIP 放在上面，arp_ignore=1 也会隐藏它。',
      en: 'eth0:0 is another interface, so arp_ignore=1 hides the VIP there as well.',
    },
    truth: {
      zh: 'eth0:0 只是地址的标签，地址就在 eth0 上，而请求正是从 eth0 进来的，所以会应答。',
      en: 'eth0:0 is only a label: the address is on eth0, the very interface that the request came in by, so it is answered.',
    },
    evidence: ['A7'],
    devices: ['server'],
  },
  M28: {
    title: { zh: 'NOARP 接口上的 VIP 不会被应答', en: 'A NOARP interface hides the VIP' },
    belief: {
      zh: '把 VIP 放在 dummy0 或关闭 ARP 的 lo 上，就没人应答了。',
      en: 'With the VIP on dummy0, or with ARP off on lo, nobody answers for it.',
    },
    truth: {
      zh: 'NOARP 只对收帧的网卡有效。地址在 NOARP 甚至 DOWN 的接口上，eth0 照样替它应答。',
      en: 'The flag counts on the receiving card only. An address on an interface with NOARP, or even down, is still answered on eth0.',
    },
    evidence: ['C13b', 'E1', 'E1c'],
    devices: ['server'],
  },
  M29: {
    title: { zh: 'arp_filter=1 效果相同', en: 'arp_filter=1 does the same' },
    belief: {
      zh: 'arp_filter=1 和 arp_ignore=1 一样，能隐藏 lo 上的地址。',
      en: 'arp_filter=1 hides what is on lo, as arp_ignore=1 does.',
    },
    truth: {
      zh: 'arp_filter 只问：回给询问者的路由是否从这块网卡出去。只有一块网卡时答案总是“是”，于是应答。',
      en: 'arp_filter asks whether the route back to the asker leaves by this card. With one card it always does, so the host answers.',
    },
    evidence: ['C14'],
    devices: ['server'],
  },
  M30: {
    title: { zh: '设置 conf.default 就会生效', en: 'conf.default takes effect at once' },
    belief: {
      zh: '设置 net.ipv4.conf.default.arp_ignore，所有接口都会生效。',
      en: 'net.ipv4.conf.default.arp_ignore counts for every interface.',
    },
    truth: {
      zh: 'default 只在新接口创建时被复制一次，已有的 eth0 不变。要设 all 或 eth0。',
      en: 'default is copied once, to new interfaces; an eth0 that exists keeps its value. Set all or eth0.',
    },
    evidence: ['A5', 'D1'],
    devices: ['server'],
  },
  M31: {
    title: { zh: '把服务器的设置也复制到调度器', en: "The servers' settings copied to the director" },
    belief: {
      zh: '调度器也用同样的配置：VIP 放 lo，arp_ignore=1。',
      en: 'The director gets the same configuration: the VIP on lo and arp_ignore=1.',
    },
    truth: {
      zh: '那样就没有任何主机应答 VIP 的 ARP。调度器的 VIP 要放在 eth0 上。',
      en: 'Then nobody answers ARP for the VIP at all. On the director the VIP belongs on eth0.',
    },
    evidence: ['A11', 'C16'],
    devices: ['director'],
  },
} as const satisfies Readonly<Record<string, Misconception>>;
