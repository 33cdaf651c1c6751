import type { Misconception } from './misconception.js';

/** Who answers, who carries what, and where trouble is looked for first. */
export const HABIT_MISCONCEPTIONS = {
  M51: {
    title: { zh: '只有第一个包经过调度器', en: 'Only the first packet passes the director' },
    belief: {
      zh: '调度器只分派 SYN，之后客户端和服务器直接通信。',
      en: 'The director hands out the SYN; from then on client and server talk directly.',
    },
    truth: {
      zh: '客户端只知道 VIP，它发的每个包（ACK、请求、FIN）都到调度器，由连接表转给同一台服务器。绕开调度器的只有应答。',
      en: 'The client knows the VIP only: each of its packets, ACK, request and FIN, comes to the director, whose connection table gives it to the same server. Only the answers bypass it.',
    },
    evidence: ['C1'],
    devices: ['director', 'client'],
  },
  M52: {
    title: { zh: '放在 lo 上就没人问得到', en: 'On lo an address is hidden from ARP' },
    belief: {
      zh: 'VIP 配在 lo 上，eth0 收到的 ARP 请求就不会应答它。',
      en: 'With the VIP on lo, nothing that asks at eth0 gets an answer for it.',
    },
    truth: {
      zh: 'Linux 的地址属于整台主机：默认（arp_ignore=0）从任何接口问，任何接口上的地址都会应答，lo 上的也一样。',
      en: 'On Linux an address belongs to the host: by default (arp_ignore=0) any address is answered for at any interface, those of lo too.',
    },
    evidence: ['A1'],
    devices: ['server'],
  },
  M53: {
    title: { zh: 'arp_ignore=1 让主机不再应答 ARP', en: 'arp_ignore=1 makes a host answer no ARP' },
    belief: {
      zh: '设了 arp_ignore=1，连 RIP 也没人应答了。',
      en: 'With arp_ignore=1 nobody answers for the RIP either.',
    },
    truth: {
      zh: '1 只要求被问的地址就在收到请求的接口上。RIP 在 eth0 上，照常应答；不应答的只是 lo 上的 VIP。',
      en: '1 asks that the address be on the interface that received the question. The RIP is on eth0 and is answered for; only the VIP on lo is not.',
    },
    evidence: ['A3', 'A10'],
    devices: ['server'],
  },
  M54: {
    title: { zh: '被拒绝和没有回音是一回事', en: 'Refused and unanswered are the same' },
    belief: {
      zh: '连不上就是连不上，等超时就是了。',
      en: 'No connection is no connection: it takes the time-out.',
    },
    truth: {
      zh: '包到了、端口没人听，内核立刻回 RST（curl 退出码 7）。包被丢、走丢，才会一直没有回音，直到超时（28）。两者指向不同的原因。',
      en: 'If the packet arrives where nobody listens, a RST comes at once (curl ends with 7). Silence until the time-out (28) means that it was dropped or lost. They point to different causes.',
    },
    evidence: ['C7', 'C6.0'],
    devices: ['client', 'server'],
  },
  M56: {
    title: { zh: '调度器照着列表一行一行来', en: 'The scheduler goes down the list, line by line' },
    belief: {
      zh: '不管什么算法，都从列表第一行开始，一行用完再用下一行。',
      en: 'Whatever its name, a scheduler begins with the first line and goes on to the next.',
    },
    truth: {
      zh: 'rr 从最后加入的开始轮；wrr 把权重穿插开；lc 和 wlc 每次都看当时的连接数，wlc 还除以权重。',
      en: 'rr begins with the server added last; wrr interleaves by weight; lc and wlc look at the connections of the moment, wlc divided by the weight.',
    },
    evidence: [],
    devices: ['director'],
  },
  M57: {
    title: { zh: '三种模式的包都一样走', en: 'All three modes treat packets alike' },
    belief: {
      zh: 'NAT、TUN、DR 只是名字不同：地址怎么改、应答走哪里都一样。',
      en: 'NAT, TUN and DR differ in name; what is rewritten and the way back are the same.',
    },
    truth: {
      zh: 'NAT 改目的 IP，应答必须回到调度器改回来；TUN 在外面另加一层 IP 头；DR 只改 MAC。只有 TUN 和 DR 的应答绕开调度器。',
      en: 'NAT rewrites the destination IP, and answers must come back to be changed again; TUN adds an outer IP header; DR changes MACs only. Only in TUN and DR do answers bypass the director.',
    },
    evidence: [],
    devices: ['director', 'server'],
  },
  M58: {
    title: { zh: '普通 IP 包的源地址也会进 ARP 表', en: 'The source of any IP packet enters the ARP table' },
    belief: {
      zh: '网关看到源 IP 是 VIP 的包从服务器来，就把 VIP 记在服务器的 MAC 上。',
      en: 'When the gateway sees a packet from the VIP arrive from a server, it enters that server for the VIP.',
    },
    truth: {
      zh: '只有 ARP 报文里的发送方字段会改写邻居表。DR 的应答天天以 VIP 为源，邻居表一点也不变。',
      en: 'Only the sender fields of ARP rewrite a neighbour table. In DR every answer comes from the VIP, and no table changes for it.',
    },
    evidence: ['C1'],
    devices: ['gateway', 'client'],
  },
  M59: {
    title: { zh: 'ARP 请求谁听到都可以答', en: 'Whoever hears an ARP question may answer it' },
    belief: {
      zh: '听到 ARP 请求的都可以应答；被问到的也可以不理。',
      en: 'Any host that hears an ARP question may answer it, and the one that is asked may keep silent.',
    },
    truth: {
      zh: '有这个地址（而且 arp_ignore 允许）的主机应答，其余的都不作声。免费 ARP 不是提问，没有人回答它。',
      en: 'The host that has the address, and whose arp_ignore allows it, answers; all others are silent. A gratuitous ARP is no question, and nobody answers it.',
    },
    evidence: ['A1'],
    devices: ['client', 'gateway', 'director', 'server'],
  },
  M60: {
    title: { zh: '网关知道哪个应答是对的', en: 'The gateway knows which answer is right' },
    belief: {
      zh: '几台机器都应答时，网关会选调度器的那个。',
      en: "When several answer, the gateway takes the director's.",
    },
    truth: {
      zh: 'ARP 没有谁对谁错：网关记下先到的那个，1 秒内后来的不算数，谁先到全凭线路和负载。',
      en: 'ARP knows no right or wrong: the first answer is entered, later ones within a second do not count, and who comes first is chance.',
    },
    evidence: ['C0', 'B14'],
    devices: ['gateway', 'client'],
  },
  M61: {
    title: { zh: '多加服务器能减轻调度器', en: 'More servers relieve the director' },
    belief: {
      zh: '服务器多一倍，调度器要处理的就少一半。',
      en: 'Twice the servers, half the work for the director.',
    },
    truth: {
      zh: '服务器多了，每台分到的少了；而所有请求仍然经过调度器，它的收包数只跟请求数有关。',
      en: 'More servers mean less for each of them. All requests still pass the director: what it takes in depends on the requests alone.',
    },
    evidence: [],
    devices: ['director'],
  },
  M64: {
    title: { zh: '不通就怪交换机', en: 'It must be the switch' },
    belief: {
      zh: '交换机的 MAC 表满了、旧了或者没更新，所以不通。',
      en: 'The table of the switch is full or old, so nothing gets through.',
    },
    truth: {
      zh: '每一帧都会更新交换机的表，表满了它只会泛洪，帧照样能到。记错 IP 属于谁的，是主机的 ARP 表。',
      en: 'Every frame brings its table up to date, and when full it floods: frames still arrive. What wrongly remembers who has an IP is the ARP table of a host.',
    },
    evidence: ['C3'],
    devices: ['switch'],
  },
  M65: {
    title: { zh: 'DR 出问题一定是 ARP', en: 'In DR every fault is ARP' },
    belief: {
      zh: '集群一坏，先改 arp_ignore、清 ARP 缓存。',
      en: 'When the cluster fails, it is ARP: set arp_ignore, clear the caches.',
    },
    truth: {
      zh: 'ARP 只决定帧交给谁。先看请求到了哪里：到了该到的服务器，问题就在后面（防火墙、rp_filter、端口、会话保持），不在 ARP。',
      en: 'ARP decides to whom a frame is handed. See first how far the requests get: if they reach the right server, the fault is behind it (firewall, rp_filter, port, persistence).',
    },
    evidence: [],
    devices: ['gateway', 'server', 'director'],
  },
  M66: {
    title: { zh: '同步了连接表，切换就没有感觉', en: 'Synchronised connections make a failover seamless' },
    belief: {
      zh: '主备同步了连接表，谁来接都一样，不会中断。',
      en: 'With synchronised connections it does not matter which director takes over; nothing breaks.',
    },
    truth: {
      zh: '同步的只是连接表。谁是主由 VRRP 决定，包到谁那里由网关的 ARP 表决定：这两样不对，同步也没有用。',
      en: 'Only the connection table is synchronised. VRRP settles who is master, and the ARP table of the gateway who gets the packets; if these are wrong, it does not help.',
    },
    evidence: [],
    devices: ['director'],
  },
  M67: {
    title: { zh: '已有的连接可以换台服务器继续', en: 'An open connection can go on at another server' },
    belief: {
      zh: '服务器退出后，它的连接会转到别的服务器继续。',
      en: 'When a server leaves, its connections go on at the others.',
    },
    truth: {
      zh: 'TCP 的状态在那台服务器的内核里。包到了别的服务器，那里没有这个连接，只会回 RST。',
      en: 'The TCP state is in the kernel of that server. At another there is no such connection, and the packet is answered with a RST.',
    },
    evidence: [],
    devices: ['director', 'server'],
  },
  M68: {
    title: { zh: 'arp_announce=1 等于没设', en: 'arp_announce=1 does nothing' },
    belief: {
      zh: '只有 2 才管用，1 和 0 一样。',
      en: 'Only 2 works; 1 is the same as 0.',
    },
    truth: {
      zh: '1 会避开与目标不在同一子网的地址：VIP 在另一个子网时，1 就够了；同一子网时才和 0 一样。',
      en: '1 avoids addresses that are not in the subnet of the target: with the VIP in another subnet it is enough, and only in the same one is it like 0.',
    },
    evidence: ['B2', 'B6'],
    devices: ['server'],
  },
} as const satisfies Readonly<Record<string, Misconception>>;
