/** What every host does with a packet, and how a real server answers (eth_type_trans, ip_local_deliver, neighbour output). */
export const HOST_RULES = {
  'ETH-1': {
    zh: '这一帧的目的 MAC 是 {dst}，不是你的 {mine}：网卡直接忽略。光有目的 IP 还不够。',
    en: 'The destination MAC is {dst}, not yours ({mine}): the interface ignores the frame. Owning the IP is not enough.',
  },
  'ETH-2': {
    zh: '目的 MAC 是你的 {mine}，{dstIp} 也在你的地址表里（{iface}）：这是给你的，收下。',
    en: 'The destination MAC is yours ({mine}) and {dstIp} stands in your address table ({iface}): it is for you, accept it.',
  },
  'ETH-3': {
    zh: '目的 MAC 是你的 {mine}：网卡收下它，再由 IP 层决定怎么走。',
    en: 'The destination MAC is yours ({mine}): the interface takes the frame, and IP decides what happens next.',
  },
  'ETH-4': {
    zh: '{dstIp} 不在你的地址表里，你也不转发：收到后丢弃。',
    en: '{dstIp} is not in your address table and you do not forward: the packet is dropped.',
  },
  'NEIGH-1': {
    zh: '下一跳是 {nextHop}，你的邻居表里还没有它的 MAC：先用 ARP 问，报文排队等着。',
    en: 'The next hop is {nextHop}, and your neighbour table has no MAC for it yet: ask by ARP first; the packet waits.',
  },
  'NEIGH-2': {
    zh: '你的邻居表里已有：{row}。不用再问，直接发。',
    en: 'Your neighbour table already has {row}: no need to ask, send at once.',
  },
  'RS-1': {
    zh: '客户端连的是 {expected}，回答的源 IP 也必须是它。换成 RIP，客户端会认为是陌生连接，回 RST。',
    en: 'The client talks to {expected}, so the answer comes from it too. From the RIP it would be a stranger to the client, which answers with RST.',
  },
  'RS-2': {
    zh: '目的 MAC 看下一跳。你的路由表：{route}；邻居表：{row}。回程不经过调度器。',
    en: 'The destination MAC is that of the next hop. Your route table: {route}; neighbour table: {row}. The way back does not pass the director.',
  },
  'RS-3': {
    zh: '帧从你的 {iface} 出去，源 MAC 是 {expected}。VIP 虽在 lo 上，线上却没有帧经过 lo。',
    en: 'The frame leaves by your {iface}, so the source MAC is {expected}. The VIP sits on lo, but no frame crosses lo.',
  },
  'RS-4': {
    zh: '回答直接发给客户端：目的 IP 是收到的报文的源 IP，{expected}。',
    en: 'The answer goes straight to the client: its destination is the source of the packet that came, {expected}.',
  },
  'RS-5': {
    zh: '这是你自己发出的新报文，TTL 从 {expected} 开始，不是接着收到的报文往下减。',
    en: 'This is a new packet of your own: its TTL starts at {expected} and does not go on from the one that came.',
  },
  'RS-6': {
    zh: '回答把端口对调：来时 {before}，回去 {expected}。',
    en: 'An answer swaps the ports: it came as {before} and goes back as {expected}.',
  },
  'TCP-1': {
    zh: '这一段要 TCP 回应：{what}。收下却不回，对方会一直重传。',
    en: 'This segment makes TCP answer: {what}. If you take it in silence, the other side keeps retransmitting.',
  },
  'TCP-2': {
    zh: '收下就行：这一段没有要你回应的内容。',
    en: 'Taking it is enough: nothing in this segment asks you for an answer.',
  },
  'FWD-1': {
    zh: '路由器转发时重新封装：源 MAC 是出接口的 {expected}。',
    en: 'A router makes a new frame: the source MAC is that of its outgoing interface, {expected}.',
  },
  'FWD-2': {
    zh: '目的 MAC 是下一跳的。路由表：{route}；邻居表：{row}。',
    en: 'The destination MAC is that of the next hop. Route table: {route}; neighbour table: {row}.',
  },
  'FWD-3': {
    zh: '转发不改 IP 和端口：{expected} 保持不变。',
    en: 'Forwarding changes neither IPs nor ports: {expected} stays.',
  },
  'FWD-4': {
    zh: '每经过一台路由器 TTL 减一：来时 {before}，出去 {expected}。',
    en: 'Every router takes one from the TTL: it came with {before} and leaves with {expected}.',
  },
  'KERNEL-1': {
    zh: '同样的表、同样的帧，Linux 6.1 内核在这里给出的是 {expected}。',
    en: 'With the same tables and the same frame, the Linux 6.1 kernel gives {expected} here.',
  },
} as const;
