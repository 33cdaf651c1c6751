import type { Misconception } from './misconception.js';

/** What becomes of a frame on its way: switches, MACs, addresses, the way back. */
export const FRAME_MISCONCEPTIONS = {
  M1: {
    title: { zh: '交换机会改写源 MAC', en: 'The switch rewrites the source MAC' },
    belief: {
      zh: '帧经过交换机时，源 MAC 会被换成交换机端口的 MAC。',
      en: 'When a frame passes a switch, its source MAC becomes that of the port it leaves by.',
    },
    truth: {
      zh: '二层交换机什么都不改：它学习源 MAC，查找目的 MAC，把原样的字节转发出去。只有路由器或三层接口才重新封装帧。',
      en: 'A layer 2 switch rewrites nothing: it learns the source MAC, looks up the destination MAC and sends the same bytes. Only a router or a layer 3 interface makes a new frame.',
    },
    evidence: ['C1', 'C2', 'C3'],
    devices: ['switch'],
  },
  M2: {
    title: { zh: 'DR 把目的 IP 改成 RIP', en: 'DR changes the destination IP to the RIP' },
    belief: {
      zh: '调度器选好服务器后，把数据包的目的 IP 从 VIP 改成该服务器的 RIP。',
      en: 'Once the director has chosen a server, it changes the destination IP from the VIP to the RIP.',
    },
    truth: {
      zh: '那是 NAT。在 DR 中 IP 和端口都不变：调度器只换两个 MAC，并把 TTL 减一。',
      en: 'That is NAT. In DR addresses and ports stay: the director changes the two MACs and takes one from the TTL.',
    },
    evidence: ['C1'],
    devices: ['director'],
  },
  M17: {
    title: { zh: '真实服务器上不需要 VIP', en: 'The real server does not need the VIP' },
    belief: {
      zh: '帧的目的 MAC 是我的，所以即使我没有 VIP，也会收下目的 IP 为 VIP 的数据包。',
      en: 'The frame has my MAC, so I take a packet for the VIP even if I do not have that address.',
    },
    truth: {
      zh: '目的 IP 必须在本机的 local 表里。否则 ip_forward=0 时静默丢弃；ip_forward=1 时路由回调度器，每圈 TTL 减一。',
      en: 'The destination IP must be in the local table. Otherwise the packet is dropped in silence with ip_forward=0, and with ip_forward=1 it goes back to the director, one TTL less with each lap.',
    },
    evidence: ['C6.0', 'C6.1'],
    devices: ['server'],
  },
  M18: {
    title: { zh: '应答先经过 lo 再出 eth0', en: 'The reply goes through lo, then eth0' },
    belief: {
      zh: 'VIP 配在 lo 上，所以应答先经过 lo 接口，再从 eth0 发出。',
      en: 'The VIP is on lo, so the reply passes lo first and leaves by eth0 then.',
    },
    truth: {
      zh: '没有任何帧经过 lo：lo 只是“拥有”这个地址。应答由路由表决定，直接从 eth0 发出。',
      en: 'No frame crosses lo: it only owns the address. The routing table sends the reply out of eth0 directly.',
    },
    evidence: ['E2'],
    devices: ['server'],
  },
  M19: {
    title: { zh: '真实服务器的默认网关设为调度器', en: "The server's default gateway is the director" },
    belief: {
      zh: '应答可以照来路返回：把默认网关设成调度器就行。',
      en: 'The reply can go back the way it came: the director is a fine default gateway.',
    },
    truth: {
      zh: '调度器自己就有 VIP。从外面来的、源地址是 VIP 的数据包对它来说是 martian，会被丢弃，客户端一直等待（除非 accept_local=1）。',
      en: 'The director has the VIP itself. A packet that comes from outside with the VIP as its source is a martian to it and is dropped; the client waits in vain (unless accept_local=1).',
    },
    evidence: ['C8.0', 'C8.1'],
    devices: ['server', 'director'],
  },
  M20: {
    title: { zh: 'DR 要求调度器 ip_forward=1', en: 'DR needs ip_forward=1 on the director' },
    belief: {
      zh: '调度器要转发数据包，所以必须打开 ip_forward。',
      en: 'The director sends packets on, so ip_forward must be 1.',
    },
    truth: {
      zh: 'IPVS 的 DR 发送路径不检查 ip_forward。NAT 模式，以及调度器兼做路由器时才需要它。',
      en: 'The transmit path of direct routing never looks at ip_forward. NAT needs it, and a director that is also a router.',
    },
    evidence: [],
    devices: ['director'],
  },
  M21: {
    title: { zh: 'DR 可以映射端口', en: 'DR can map ports' },
    belief: {
      zh: '可以把 VIP:80 调度到服务器的 8080 端口。',
      en: 'VIP:80 can be sent to port 8080 of the servers.',
    },
    truth: {
      zh: 'DR 不改端口：服务器收到的仍是 80 端口的 SYN，没有监听就以 VIP 的名义回 RST。',
      en: 'DR leaves ports alone: the server gets a SYN for port 80 and, if nobody listens there, answers RST from the VIP.',
    },
    evidence: ['C7c'],
    devices: ['director', 'server'],
  },
  M24: {
    title: { zh: '在服务器或调度器上 curl VIP 来测试', en: 'Testing with curl VIP on a server or the director' },
    belief: {
      zh: '在真实服务器或调度器上 curl VIP 成功，就说明集群正常。',
      en: 'If curl VIP works on a real server or on the director, the cluster works.',
    },
    truth: {
      zh: '在那里 VIP 是本机地址：服务器是在和自己说话，请求根本没有离开主机。请从真正的客户端测试。',
      en: 'There the VIP is local: the server talks to itself and no request leaves the host. Test from a real client.',
    },
    evidence: ['D4', 'D4b'],
    devices: ['server', 'director'],
  },
  M37: {
    title: { zh: '调度器不动 TTL', en: 'The director leaves the TTL alone' },
    belief: {
      zh: 'DR 只改 MAC，TTL 不变。',
      en: 'DR changes MACs only; the TTL stays.',
    },
    truth: {
      zh: '从 Linux 的现代版本起，ip_vs 会把 TTL 减一，减到零时还会回送 ICMP 超时。',
      en: 'A present-day ip_vs takes one from the TTL, and sends time-exceeded when none is left.',
    },
    evidence: [],
    devices: ['director'],
  },
  M42: {
    title: { zh: '有这个 IP 就会收下帧', en: 'Owning the IP is enough to receive' },
    belief: {
      zh: '交换机泛洪来的帧，只要目的 IP 是我的，我就收下。',
      en: 'If a flooded frame is for an IP of mine, I take it.',
    },
    truth: {
      zh: '网卡先看目的 MAC：不是自己的（也不是广播）就丢弃，IP 层根本看不到。',
      en: 'The destination MAC comes first: if it is neither mine nor broadcast, IP never sees the frame.',
    },
    evidence: ['E6', 'E7'],
    devices: ['server'],
  },
} as const satisfies Readonly<Record<string, Misconception>>;
