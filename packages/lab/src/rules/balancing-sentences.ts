import type { SentencesOf } from './sentence.js';

/** IPVS and the bridge (net/netfilter/ipvs, net/bridge). */
export const BALANCING_SENTENCES = {
  'IPVS-SCHEDULE': {
    zh: '这是新连接：调度算法选出一台真实服务器，记进连接表。',
    en: 'This is a new connection: the scheduler picks a real server, and the connection table keeps it.',
  },
  'IPVS-KNOWN': {
    zh: '连接表里已有这个连接，继续用同一台服务器。',
    en: 'The connection table knows this connection, so it keeps its server.',
  },
  'IPVS-TEMPLATE': {
    zh: '会话保持：这个客户端不久前用过某台服务器，新连接还去那里。',
    en: 'Persistence: this client used a server not long ago, and its new connection goes there too.',
  },
  'IPVS-NO-DESTINATION': {
    zh: '虚拟服务没有可用的真实服务器，告诉客户端端口不可达。',
    en: 'The virtual service has no real server to offer, so the client is told that the port is unreachable.',
  },
  'IPVS-NO-SERVICE': {
    zh: '目的地址和端口不是虚拟服务，IPVS 放行，由本机自己处理。',
    en: 'Destination and port are no virtual service: IPVS lets the packet pass, and the host deals with it itself.',
  },
  'IPVS-NOT-SYN': {
    zh: '连接表里没有它，它又不是 SYN，不能开始新连接，IPVS 放行给本机。',
    en: 'The connection table does not know it and it is no SYN, so it cannot begin a connection: IPVS leaves it to the host.',
  },
  'IPVS-DIRECT-ROUTE': {
    zh: '直接路由：IP 和端口都不改，只换 MAC，转给选中的真实服务器。',
    en: 'Direct routing: IPs and ports stay, the frame gets new MACs and goes to the chosen real server.',
  },
  'IPVS-MASQUERADE': {
    zh: 'NAT：目的 IP 和端口改成选中的真实服务器的，再转过去。',
    en: 'NAT: destination IP and port become those of the chosen real server, and the packet is sent there.',
  },
  'IPVS-TUNNEL': {
    zh: '隧道：原报文不动，外面套一层 IP，送到选中的真实服务器。',
    en: 'Tunnel: the packet stays as it is and travels to the chosen real server inside another IP packet.',
  },
  'IPVS-REPLY': {
    zh: '这是服务器的回答：源 IP 和端口改回虚拟服务的，再发给客户端。',
    en: 'This is the answer of a server: source IP and port become those of the virtual service again on its way to the client.',
  },
  'IPVS-ICMP': {
    zh: '这个 ICMP 差错说的是 IPVS 的某个连接，跟着转给那一边。',
    en: 'This ICMP error is about a connection of IPVS, so it is passed on to the side concerned.',
  },
  'IPVS-TOO-LARGE': {
    zh: '转给服务器的报文超过 MTU 又不许分片，把能用的 MTU 告诉客户端。',
    en: 'The packet for the server exceeds the MTU and must not be cut, so the client is told the MTU that fits.',
  },
  'IPVS-LOCAL-NODE': {
    zh: '选中的服务器就是调度器自己，报文留在本机。',
    en: 'The chosen server is the director itself, so the packet stays here.',
  },
  'IPVS-SERVER-GONE': {
    zh: '这个连接的服务器已被移除，报文按 expire_nodest_conn 丢弃或重新调度。',
    en: 'The server of this connection has been removed: expire_nodest_conn decides whether the packet is dropped or scheduled anew.',
  },
  'IPVS-TTL': {
    zh: '转给服务器之前 TTL 已到尽头，告诉客户端超时。',
    en: 'The TTL is used up before the packet could go to the server, so the client is told that its time was exceeded.',
  },
  'IPVS-SYNC': {
    zh: '主调度器把连接表的变化用组播告诉备用调度器。',
    en: 'The master director tells its backup of changed connections by multicast.',
  },
  'FDB-LEARN': {
    zh: '交换机看源 MAC，记下它在进来的端口上。',
    en: 'The switch looks at the source MAC and notes the port that it came in by.',
  },
  'FDB-HIT': {
    zh: '目的 MAC 在转发表里，帧只从那个端口出去。',
    en: 'The table has the destination MAC, so the frame leaves by that port alone.',
  },
  'FDB-FLOOD': {
    zh: '目的 MAC 不在转发表里，帧从其余所有端口出去。',
    en: 'The table does not have the destination MAC, so the frame leaves by all other ports.',
  },
  'FDB-BROADCAST': {
    zh: '目的 MAC 是广播或组播，帧从其余所有端口出去。',
    en: 'The destination MAC is a broadcast or multicast, so the frame leaves by all other ports.',
  },
  'FDB-SAME-PORT': {
    zh: '目的 MAC 就在帧进来的那个端口后面，不用转发。',
    en: 'The destination MAC lives behind the port that the frame came in by, so it is not forwarded.',
  },
} as const satisfies SentencesOf<'IPVS-' | 'FDB-'>;
