import type { Misconception } from './misconception.js';

/** Addresses, routes and programs of a host. */
export const HOST_MISCONCEPTIONS = {
  M15: {
    title: { zh: 'lo 上的掩码无所谓', en: 'The mask on lo does not matter' },
    belief: {
      zh: 'lo 上的 VIP 用 /24 还是 /32 都一样。',
      en: 'On lo the VIP may have /24 or /32, it is all the same.',
    },
    truth: {
      zh: 'lo 上的 /24 让整个子网都成为本机地址：同一子网的客户端得不到应答，远端客户端却正常，看上去只坏了一半。',
      en: 'A /24 on lo makes the whole subnet local: clients of that subnet get no reply while remote ones do, so it looks half broken.',
    },
    evidence: ['A12', 'A12b', 'A12c', 'D6'],
    devices: ['server'],
  },
  M16: {
    title: { zh: '必须加到 lo:0 的主机路由', en: 'A host route to lo:0 is required' },
    belief: {
      zh: '没有 route add -host VIP dev lo:0，服务器就不收 VIP 的数据包。',
      en: 'Without route add -host VIP dev lo:0 the server does not take packets for the VIP.',
    },
    truth: {
      zh: '加 /32 地址时内核已在 local 表里建了路由，主机路由是多余的；没有地址时，它也不起作用。',
      en: 'The /32 address brings its own entry in the local table; the host route is redundant, and without the address it does nothing.',
    },
    evidence: ['C4', 'C5', 'C5b'],
    devices: ['server'],
  },
  M22: {
    title: { zh: '应用只监听 RIP 也行', en: 'The program may listen on the RIP only' },
    belief: {
      zh: '应用监听 RIP:80，健康检查也正常，所以服务没问题。',
      en: 'The program listens on RIP:80 and the health check is green, so the service works.',
    },
    truth: {
      zh: '请求的目的 IP 是 VIP，那里没有人监听：服务器以 VIP 的名义回 RST。要监听 0.0.0.0 或 VIP。',
      en: 'The request is for the VIP, where nobody listens: the server answers RST from the VIP. Listen on 0.0.0.0 or on the VIP.',
    },
    evidence: ['C7', 'C7b'],
    devices: ['server'],
  },
  M23: {
    title: { zh: 'UDP 监听 0.0.0.0 就行', en: 'UDP on 0.0.0.0 is fine' },
    belief: {
      zh: 'UDP 服务监听 0.0.0.0，应答自然从 VIP 发出。',
      en: 'A UDP service on 0.0.0.0 answers from the VIP by itself.',
    },
    truth: {
      zh: '普通的 sendto 按路由选源地址，即 RIP；客户端不认这个应答。要绑定 VIP 或用 IP_PKTINFO。',
      en: 'A plain sendto takes its source from the route, the RIP; the client ignores that answer. Bind the VIP, or use IP_PKTINFO.',
    },
    evidence: ['C17'],
    devices: ['server'],
  },
  M25: {
    title: { zh: '两块网卡、另一块应答没问题', en: 'Two cards, and the reply leaves by the other' },
    belief: {
      zh: '请求从 eth0 来，应答从 eth1 走，没有关系。',
      en: 'The request comes by eth0 and the reply leaves by eth1; that does no harm.',
    },
    truth: {
      zh: 'rp_filter=1 时，回程路由不走原接口的数据包被丢弃：tcpdump 看得到，应用收不到。0 或 2 则放行。',
      en: 'With rp_filter=1 a packet whose way back is another interface is dropped: tcpdump sees it, the program does not. 0 and 2 let it pass.',
    },
    evidence: ['C9.0', 'C9.1', 'C9.2'],
    devices: ['server'],
  },
  M33: {
    title: { zh: '真实服务器可以在路由器后面', en: 'A real server may be behind a router' },
    belief: {
      zh: '只要能 ping 通，DR 的真实服务器可以在另一个网段。',
      en: 'As long as ping works, a real server of DR may be in another network.',
    },
    truth: {
      zh: 'DR 靠目的 MAC 选服务器，必须二层相邻。帧到了路由器，目的 IP 仍是 VIP，又被送回调度器。',
      en: 'DR names the server by MAC, so they must share a link. At a router the destination is still the VIP, and the packet goes back to the director.',
    },
    evidence: [],
    devices: ['director', 'server'],
  },
  M38: {
    title: { zh: '大的上传卡住与路径 MTU 无关', en: 'Large uploads that hang have nothing to do with the path MTU' },
    belief: {
      zh: '小请求正常，网络就没有问题。',
      en: 'Small requests work, so the network is fine.',
    },
    truth: {
      zh: '“需要分片”的 ICMP 是发给 VIP 的，要由调度器转给正确的服务器；网关被毒化时会送错服务器。',
      en: 'The ICMP error "fragmentation needed" goes to the VIP and must be passed to the right server by the director; a poisoned gateway hands it to another.',
    },
    evidence: [],
    devices: ['director', 'server'],
  },
  M39: {
    title: { zh: '裸机能行，云上也行', en: 'What works on bare metal works in the cloud' },
    belief: {
      zh: '同样的 DR 配置放到云主机上也能用。',
      en: 'The same DR set-up works on cloud machines.',
    },
    truth: {
      zh: '云平台按端口检查源地址：以 VIP 为源的应答被当作伪造而丢弃，除非放行该地址。',
      en: 'Clouds check the source address of each port: replies from the VIP count as spoofed and are dropped unless the address is allowed.',
    },
    evidence: [],
    devices: ['server'],
  },
  M40: {
    title: { zh: '防火墙放在哪里都行', en: 'A stateful firewall may stand anywhere' },
    belief: {
      zh: '有状态防火墙只看到去程也没关系。',
      en: 'A stateful firewall that sees one direction only does no harm.',
    },
    truth: {
      zh: '它看到 SYN 却看不到 SYN-ACK（或相反），连接被判为 INVALID。要让往返都经过它，或不做跟踪。',
      en: 'It sees the SYN and never the SYN-ACK (or the reverse) and calls the rest INVALID. Let both directions pass it, or do not track.',
    },
    evidence: [],
    devices: ['gateway', 'director'],
  },
} as const satisfies Readonly<Record<string, Misconception>>;
