import type { Misconception } from './misconception.js';

/** Switches, MACs and routers, before any balancing: what every frame of LVS-DR rests on. */
export const LINK_MISCONCEPTIONS = {
  M44: {
    title: { zh: 'MAC 和 ARP 能越过路由器', en: 'MACs and ARP reach beyond a router' },
    belief: {
      zh: '目的 MAC 写最终目的地的 MAC；不知道就发 ARP 去问它，隔着路由器也行。',
      en: 'The destination MAC is that of the final destination; ARP asks for it, across routers too.',
    },
    truth: {
      zh: 'MAC 只在一段链路上有意义，ARP 广播也出不了这段链路。目的地在别的网段时，目的 MAC 是下一跳的。',
      en: 'A MAC means something on one link, and an ARP broadcast does not leave it. For a destination elsewhere the destination MAC is that of the next hop.',
    },
    evidence: ['C2'],
    devices: ['client', 'gateway', 'director', 'server'],
  },
  M45: {
    title: { zh: '路由器保留原来的源 MAC', en: 'A router keeps the source MAC' },
    belief: {
      zh: '源 MAC 从头到尾都是最初发送者的，经过网关和调度器也不变。',
      en: "The source MAC is the first sender's all the way, past gateway and director.",
    },
    truth: {
      zh: '只有二层交换机保留源 MAC。做路由的设备（网关、调度器）拆掉旧帧、另封新帧，源 MAC 是自己出接口的。',
      en: 'Only a layer 2 switch keeps it. A device that routes, gateway or director, builds a new frame; its source is the MAC of the interface by which it leaves.',
    },
    evidence: ['C1', 'C2'],
    devices: ['gateway', 'director', 'server'],
  },
  M46: {
    title: { zh: '每一跳都写进 IP 头', en: 'The IP header names each hop' },
    belief: {
      zh: '发给网关的包，目的 IP 就是网关；调度器转发时，IP 头里会出现 DIP。',
      en: "A packet handed to the gateway is addressed to the gateway's IP, and what the director sends on has its DIP in it.",
    },
    truth: {
      zh: '下一跳只体现在目的 MAC 上。没有 NAT 时，源 IP 和目的 IP 一路不变。',
      en: 'The next hop shows in the destination MAC only. Without NAT both IP addresses stay the same all the way.',
    },
    evidence: ['C1', 'C2'],
    devices: ['client', 'gateway', 'director', 'server'],
  },
  M47: {
    title: { zh: '交换机把帧发给所有人', en: 'A switch sends everything to everybody' },
    belief: {
      zh: '交换机从所有端口转发每一帧，包括它进来的那个端口。',
      en: 'A switch repeats each frame at all ports, the one it came by included.',
    },
    truth: {
      zh: '表里有目的 MAC，就只从那一个端口出；没有才泛洪，而且从不发回来时的端口。',
      en: 'With the destination in its table it uses that one port. Only otherwise does it flood, and never by the port that the frame came by.',
    },
    evidence: ['C3'],
    devices: ['switch'],
  },
  M48: {
    title: { zh: '交换机不需要泛洪', en: 'A switch need not flood' },
    belief: {
      zh: '交换机一直知道谁在哪个端口；不认识的目的地就丢掉。',
      en: 'A switch always knows who is at which port, and drops what is for nobody it knows.',
    },
    truth: {
      zh: '交换机只认识最近发过帧的设备。广播和表里没有的目的 MAC，都从其余所有端口发出；表项到期后又要泛洪。',
      en: 'It knows those who sent a frame lately. A broadcast or an unknown MAC leaves by all other ports, and when a row has run out there is flooding again.',
    },
    evidence: ['C3'],
    devices: ['switch'],
  },
  M49: {
    title: { zh: '交换机不是从源 MAC 学习的', en: 'A switch learns from something else than the source' },
    belief: {
      zh: '交换机记下的是目的 MAC，或者只从单播、只记第一次。',
      en: 'A switch enters the destination, or learns from unicast only, or only once.',
    },
    truth: {
      zh: '每一帧，不管单播还是广播，都让交换机记下：源 MAC 在进来的端口。最近的一次为准。',
      en: 'Every frame, broadcast or not, makes it enter the source MAC at the port the frame came by. The latest counts.',
    },
    evidence: ['C3'],
    devices: ['switch'],
  },
  M50: {
    title: { zh: '兜圈的广播会自己停下', en: 'A broadcast that circles ends by itself' },
    belief: {
      zh: '以太网里的帧绕几圈就会消失：有 TTL，或者交换机认得重复的帧。',
      en: 'Frames in a loop end after some laps: there is a TTL, or the switch knows a frame that it has seen.',
    },
    truth: {
      zh: '以太网帧没有 TTL，交换机也不记录转发过的帧。只有断开环路（生成树、链路聚合或拔线）才会停。',
      en: 'An Ethernet frame has no TTL and a switch keeps no record of frames. Only opening the loop ends it: spanning tree, a bond, or a pulled cable.',
    },
    evidence: [],
    devices: ['switch'],
  },
  M55: {
    title: { zh: 'TTL 不是每过一个路由设备减一', en: 'The TTL counts something else than routers' },
    belief: {
      zh: '网关不动 TTL；或者交换机也减一；或者应答接着请求的 TTL 往下减。',
      en: 'A gateway leaves the TTL alone, or a switch takes one as well, or an answer goes on counting from the request.',
    },
    truth: {
      zh: '每个做路由的设备减一，二层交换机不减。应答是新的数据包，从 64 重新开始。',
      en: 'Each device that routes takes one, a layer 2 switch none. An answer is a new packet and begins at 64 again.',
    },
    evidence: ['C2'],
    devices: ['gateway', 'server', 'client', 'director'],
  },
  M62: {
    title: { zh: '路由器只有一个 MAC', en: 'A router has one MAC' },
    belief: {
      zh: '网关的 MAC 就是那一个，从哪一侧看都一样。',
      en: 'The gateway has its MAC, the same on each side.',
    },
    truth: {
      zh: '每个接口有自己的 MAC。帧从哪个接口出去，源 MAC 就是哪个接口的。',
      en: 'Each interface has a MAC of its own. The source MAC is that of the interface by which the frame leaves.',
    },
    evidence: ['C2'],
    devices: ['gateway', 'client', 'director'],
  },
  M63: {
    title: { zh: '什么都先交给网关', en: 'Everything goes to the gateway first' },
    belief: {
      zh: '要发出的数据包都交给默认网关，同一网段的也一样。',
      en: 'Whatever is sent goes to the default gateway, for neighbours on the same link too.',
    },
    truth: {
      zh: '路由表先看最长前缀：目的地就在本链路上，下一跳就是它自己，不经过网关。',
      en: 'The longest prefix in the routing table decides: what is on the link is its own next hop, and the gateway has no part in it.',
    },
    evidence: ['C6.1'],
    devices: ['client', 'director', 'server'],
  },
} as const satisfies Readonly<Record<string, Misconception>>;
