import type { SentencesOf } from './sentence.js';

/** IP, ICMP, the firewall and tunnels (net/ipv4: ip_input.c, ip_forward.c, route.c, icmp.c; netfilter). */
export const IP_SENTENCES = {
  'IP-LOCAL': {
    zh: '目的 IP 是本机的，报文交给上层。',
    en: 'The destination IP is its own, so the packet goes up to the protocol above.',
  },
  'IP-NOT-LOCAL': {
    zh: '目的 IP 不是本机的，本机又不转发（ip_forward = 0），丢弃。',
    en: 'The destination IP is not its own and it does not forward (ip_forward is 0), so the packet is dropped.',
  },
  'IP-NOT-MEMBER': {
    zh: '这是发给某个组播组的，本机没有加入，丢弃。',
    en: 'The packet is for a multicast group that it has not joined, so it is dropped.',
  },
  'IP-FORWARD': {
    zh: '目的 IP 不是本机的，而 ip_forward 开着：TTL 减一，按路由表发往下一跳。',
    en: 'The destination IP is not its own and ip_forward is on: one is taken from the TTL, and the packet goes to the next hop of the route table.',
  },
  'IP-NO-ROUTE': {
    zh: '路由表里没有通往目的 IP 的路，丢弃并告诉发送方不可达。',
    en: 'The route table knows no way to the destination IP: the packet is dropped, and its sender is told that it is unreachable.',
  },
  'IP-MARTIAN-SOURCE': {
    zh: '源 IP 不可能从外面来（例如正是本机自己的地址），当作火星报文丢弃。',
    en: 'The source IP cannot come from outside (it may be the own address of this host): a martian, dropped.',
  },
  'IP-MARTIAN-DESTINATION': {
    zh: '目的 IP 不该出现在网线上，当作火星报文丢弃。',
    en: 'The destination IP has no business on a wire: a martian, dropped.',
  },
  'IP-REVERSE-PATH': {
    zh: 'rp_filter 开着：去往源 IP 的路由不走报文进来的接口，丢弃。',
    en: 'rp_filter is on and the route back to the source IP does not leave by the interface that the packet came in by, so it is dropped.',
  },
  'IP-TTL': {
    zh: 'TTL 到了尽头，不再转发，并告诉发送方超时。',
    en: 'The TTL is used up: the packet is not forwarded, and its sender is told that its time was exceeded.',
  },
  'IP-REDIRECT': {
    zh: '报文要从进来的那个接口再出去：照样转发，同时告诉发送方，直接找那个下一跳更近。',
    en: 'The packet leaves by the interface it came in by: it is forwarded all the same, and its sender is told of the nearer next hop.',
  },
  'IP-OUT-NO-ROUTE': {
    zh: '要发的报文在路由表里找不到路，发不出去。',
    en: 'The route table has no way for the packet that was to be sent, so it cannot leave.',
  },
  'IP-TOO-LARGE': {
    zh: '报文比出接口的 MTU 大，又不许分片：丢弃，并把这个 MTU 告诉发送方。',
    en: 'The packet is larger than the MTU of the outgoing interface and must not be cut: it is dropped, and its sender is told that MTU.',
  },
  'ICMP-ECHO': {
    zh: '收到 ping 请求，内核用同样的内容应答。',
    en: 'A ping request has come, and the kernel answers it with the same contents.',
  },
  'ICMP-ERROR-RECEIVED': {
    zh: '收到 ICMP 差错报文，交给它所说的那个连接处理。',
    en: 'An ICMP error has come and is handed to the connection that it is about.',
  },
  'ICMP-REQUEST': {
    zh: 'ping 程序发出一个请求。',
    en: 'The program ping sends a request.',
  },
  'IGMP-REPORT': {
    zh: '主机加入或离开一个组播组，向网段报告。',
    en: 'The host joins or leaves a multicast group and reports it on the link.',
  },
  'RAW-SEND': {
    zh: '程序通过原始套接字发出自己造的 IP 报文（如 keepalived 的 VRRP 通告）。',
    en: 'A program sends an IP packet of its own making by a raw socket, as keepalived does with its VRRP advertisements.',
  },
  'NETFILTER-DROP': {
    zh: '防火墙的一条规则（或默认策略）命中，不声不响地丢弃。',
    en: 'A rule of the firewall (or its policy) matched, and the packet is dropped in silence.',
  },
  'NETFILTER-REJECT': {
    zh: '防火墙的一条规则拒绝了报文，并告诉发送方。',
    en: 'A rule of the firewall refused the packet, and its sender is told.',
  },
  'NETFILTER-MARK': {
    zh: '防火墙给报文打上标记（fwmark），供路由规则或 IPVS 使用。',
    en: 'The firewall put a mark on the packet (fwmark), for routing rules or IPVS to look at.',
  },
  'NETFILTER-MSS': {
    zh: '防火墙把 SYN 里的 MSS 改小（TCPMSS），双方从一开始就只发这条路径装得下的段。',
    en: 'The firewall makes the MSS of the SYN smaller (TCPMSS), so that both ends send from the start what the path can carry.',
  },
  'NETFILTER-DNAT': {
    zh: 'nat 表改写目的地址（或端口）：连接跟踪记得这条连接，应答会被原样改回去。',
    en: 'Table nat rewrites the destination (or its port). The connection is tracked, so the answers are turned back.',
  },
  'NETFILTER-SNAT': {
    zh: 'nat 表改写源地址（或端口）：连接跟踪记得这条连接，应答会被原样改回去。',
    en: 'Table nat rewrites the source (or its port). The connection is tracked, so the answers are turned back.',
  },
  'NETFILTER-ARP-DROP': {
    zh: 'arptables 的一条规则（或默认策略）丢弃了这个 ARP 报文。',
    en: 'A rule of arptables (or its policy) drops this ARP packet.',
  },
  'NETFILTER-ARP-MANGLE': {
    zh: 'arptables 改写了 ARP 报文里的地址（mangle），以太网头不变。',
    en: 'arptables rewrites an address inside the ARP packet (mangle). The Ethernet header stays.',
  },
  'TUNNEL-DECAPSULATE': {
    zh: '这是 IPIP 隧道报文：拆掉外层，里面的报文从 tunl0 再收一次。',
    en: 'This is an IPIP packet: the outer header comes off, and what is inside arrives once more by tunl0.',
  },
  'TUNNEL-NONE': {
    zh: '收到 IPIP 报文，但没有可用的隧道接口接收它，告诉发送方不可达。',
    en: 'An IPIP packet has come but no tunnel is up to take it, so its sender is told that it is unreachable.',
  },
} as const satisfies SentencesOf<'IP-' | 'ICMP-' | 'IGMP-' | 'RAW-' | 'NETFILTER-' | 'TUNNEL-'>;
