/** Direct routing and IPVS (Linux net/netfilter/ipvs: ip_vs_dr_xmit, ip_vs_schedule, ip_vs_conn_in_get). */
export const DIRECTOR_RULES = {
  'DR-1': {
    zh: '帧在调度器这里重新封装，源 MAC 换成调度器出接口的：{expected}。',
    en: 'The director makes a new frame, so the source MAC is that of its own interface: {expected}.',
  },
  'DR-2': {
    zh: '目的 MAC 是选中的真实服务器的。你的邻居表：{row}。',
    en: 'The destination MAC is that of the chosen real server. Your neighbour table: {row}.',
  },
  'DR-3': {
    zh: 'DR 模式下两个 IP 都不改：{expected} 原样留着。改 IP 是 NAT 的做法，后端就不会以 VIP 的身份直接回答客户端了。',
    en: 'In direct routing both IPs stay: {expected} is kept as it came. Changing an IP is NAT; then the server could not answer the client as the VIP.',
  },
  'DR-4': {
    zh: '调度器转发时 TTL 减一：来时 {before}，出去 {expected}。DR 并不是「只改 MAC」。',
    en: 'Forwarding takes one from the TTL: it came with {before} and leaves with {expected}. Direct routing is not "only the MAC changes".',
  },
  'DR-5': {
    zh: 'DR 不碰端口：{expected} 保持不变。后端必须在同一个端口上监听。',
    en: 'Direct routing does not touch the ports: {expected} stays. The server listens on the same port.',
  },
  'DR-6': {
    zh: '这是发给虚拟服务 {service} 的报文：调度器不自己回答，而是转给真实服务器。',
    en: 'This packet is for the virtual service {service}: the director does not answer it but passes it on to a real server.',
  },
  'IPVS-RR-1': {
    zh: '新连接，轮到谁由 rr 决定：从最后添加的服务器开始往回轮。你的连接表里{last}，这次轮到{expected}。',
    en: 'A new connection, and rr takes turns, beginning with the server that was added last. In your connection table {last}, so now it is the turn of {expected}.',
  },
  'IPVS-SCHED-1': {
    zh: '新连接由调度算法 {scheduler} 挑服务器：这次是{expected}。',
    en: 'For a new connection the scheduler {scheduler} picks the server: this time {expected}.',
  },
  'IPVS-CONN-1': {
    zh: '你的连接表里已有 {client} → {expected}：已知连接一直用同一台服务器，不再调度。',
    en: 'Your connection table already has {client} → {expected}: a known connection keeps its server and is not scheduled again.',
  },
} as const;
