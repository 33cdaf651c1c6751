import type { SentencesOf } from './sentence.js';

/** Ethernet, ARP and the neighbour table (net/ethernet/eth.c, net/ipv4/arp.c, net/core/neighbour.c). */
export const ARP_SENTENCES = {
  'ETH-NOT-FOR-ME': {
    zh: '目的 MAC 既不是这个接口的，也不是广播或组播，网卡不理会。',
    en: 'The destination MAC is neither that of this interface nor a broadcast or multicast, so the interface ignores the frame.',
  },
  'ETH-INTERFACE-DOWN': {
    zh: '接口没有启用，收到的帧直接丢弃。',
    en: 'The interface is down, so what arrives there is dropped.',
  },
  'ARP-REPLY': {
    zh: '被问的地址是本机的，又没有设置要求沉默，所以应答：这个地址在我的 MAC 上。',
    en: 'The address asked for is its own and no setting tells it to keep silent, so it answers: that address is at my MAC.',
  },
  'ARP-NOT-LOCAL': {
    zh: '被问的地址不是本机的，不应答。',
    en: 'The address asked for is not its own, so it does not answer.',
  },
  'ARP-IGNORE': {
    zh: '地址虽是本机的，但 arp_ignore 不许从这个接口应答它，所以沉默。',
    en: 'The address is its own, but arp_ignore forbids answering for it by this interface, so it keeps silent.',
  },
  'ARP-FILTER': {
    zh: 'arp_filter 开着，而去往提问者的路由走另一个接口，所以这个接口不应答。',
    en: 'arp_filter is on and the route to the asker leaves by another interface, so this one does not answer.',
  },
  'ARP-NOARP': {
    zh: '这个接口不用 ARP，收到的 ARP 一律不理。',
    en: 'This interface does not use ARP, so any ARP packet is ignored.',
  },
  'ARP-MARTIAN-SENDER': {
    zh: '发送方 IP 不可能从这里来，请求不予应答。',
    en: 'The sender IP cannot come from this side, so the request gets no answer.',
  },
  'ARP-PROXY': {
    zh: 'proxy_arp 开着，去往该地址的路由走另一个接口：路由器替它应答，帧就先到路由器。',
    en: 'proxy_arp is on and the route to that address leaves by another interface: the router answers in its place, so that frames come to the router.',
  },
  'ARP-PROBE': {
    zh: '发送方 IP 是 0.0.0.0，这是在探测地址有没有人用；地址是本机的，所以应答。',
    en: 'The sender IP is 0.0.0.0: somebody probes whether the address is in use. It is its own, so it answers.',
  },
  'ARP-ANNOUNCE-ANY': {
    zh: 'arp_announce 是 0：请求里的发送方 IP 直接用等着发的报文的源 IP。',
    en: 'arp_announce is 0: the request names the source IP of the waiting packet as its sender.',
  },
  'ARP-ANNOUNCE-SUBNET': {
    zh: 'arp_announce 是 1，报文的源 IP 和被问的地址在这个接口的同一网段，就用它作发送方 IP。',
    en: 'arp_announce is 1 and the source IP of the packet shares a subnet of this interface with the address asked for, so it is named as sender.',
  },
  'ARP-ANNOUNCE-BEST': {
    zh: '请求里的发送方 IP 用出接口自己最合适的地址，不用等着发的报文的源 IP。',
    en: 'The request names the best address of the outgoing interface itself as sender, not the source IP of the waiting packet.',
  },
  'ARP-NOTIFY': {
    zh: '接口或地址有变化，内核主动广播一个免费 ARP，让大家更新邻居表。',
    en: 'An interface or address has changed, and the kernel announces it with a gratuitous ARP so that others correct their tables.',
  },
  'ARP-PROGRAM': {
    zh: '是程序自己（如 arping、keepalived）造了这个 ARP 包发出去的。',
    en: 'A program (arping, keepalived) made this ARP packet itself and sent it.',
  },
  'NEIGH-LEARN-REQUEST': {
    zh: '从收到的 ARP 里顺手记下了发送方的 MAC。',
    en: 'The MAC of the sender was noted from the ARP packet that came.',
  },
  'NEIGH-LEARN-REPLY': {
    zh: 'ARP 应答来了：MAC 写进邻居表，等着它的报文现在可以发出。',
    en: 'The ARP answer is here: the MAC goes into the neighbour table, and the packets that waited for it may leave.',
  },
  'NEIGH-LOCKTIME': {
    zh: '这一行刚更新过不到 1 秒（locktime），不同的 MAC 暂时不采纳：先到的留下。',
    en: 'The row was updated less than a second ago (locktime), so a different MAC is not taken: the first answer stays.',
  },
  'NEIGH-UNSOLICITED': {
    zh: '没有问过这个地址，arp_accept 也没开，不为它新建一行。',
    en: 'It has not asked for this address and arp_accept is off, so no row is made for it.',
  },
  'NEIGH-GRATUITOUS': {
    zh: '这是免费 ARP：邻居表里已有的那一行按它改写。',
    en: 'This is a gratuitous ARP: the row in the neighbour table is rewritten accordingly.',
  },
  'NEIGH-PERMANENT': {
    zh: '这一行是管理员写死的（permanent），收到什么都不改。',
    en: 'The row was set by the administrator (permanent), and nothing from the wire changes it.',
  },
  'NEIGH-RESOLVE': {
    zh: '下一跳的 MAC 还不知道：先用 ARP 广播询问，报文排队等着。',
    en: 'The MAC of the next hop is not known yet: it asks by ARP first, and the packet waits.',
  },
  'NEIGH-KNOWN': {
    zh: '下一跳的 MAC 邻居表里已有，不用再问。',
    en: 'The neighbour table already has the MAC of the next hop, so there is no need to ask.',
  },
  'NEIGH-PROBE': {
    zh: '没有等到应答，或者旧的一行需要确认：到时间就再问一次。',
    en: 'No answer has come, or an old row needs confirming: when its time is up, it asks again.',
  },
  'NEIGH-FAILED': {
    zh: '问了几次都没人应答：这一行作废，等着的报文丢掉，并告诉发送方主机不可达。',
    en: 'Nobody has answered after several tries: the row fails, the waiting packets are dropped, and their sender is told that the host is unreachable.',
  },
} as const satisfies SentencesOf<'ETH-' | 'ARP-' | 'NEIGH-'>;
