import type { Text } from '../man/page.js';

/** What a setting of the kernel decides, by the last part of its name; as Documentation/networking/ip-sysctl.rst has it. */
const HINTS: Readonly<Record<string, Text>> = {
  accept_local: { en: 'take packets that come from an own address', zh: '是否接受源地址是本机地址的包' },
  arp_accept: { en: 'learn neighbours from gratuitous ARP', zh: '是否从免费 ARP 学习新邻居' },
  arp_announce: { en: 'sender address of our ARP requests', zh: '我们的 ARP 请求用哪个源地址' },
  arp_filter: { en: 'answer only where the route leads back', zh: '只在回程路由所在的接口回答' },
  arp_ignore: { en: 'which ARP requests we answer', zh: '回答哪些 ARP 请求' },
  arp_notify: { en: 'gratuitous ARP when the link comes up', zh: '链路启用时发免费 ARP' },
  base_reachable_time_ms: { en: 'how long a neighbour stays REACHABLE', zh: '邻居保持 REACHABLE 多久' },
  conntrack: { en: 'IPVS connections in the connection tracking', zh: 'IPVS 连接是否进入连接跟踪' },
  drop_entry: { en: 'drop idle connections when memory is short', zh: '内存不足时丢弃空闲连接' },
  expire_nodest_conn: { en: 'end connections whose server is gone', zh: '服务器被移除后结束它的连接' },
  expire_quiescent_template: { en: 'end persistence to a server of weight 0', zh: '权重为 0 时结束持久性模板' },
  forwarding: { en: 'forward packets that come in here', zh: '是否转发从这里进来的包' },
  gc_stale_time: { en: 'how long an unused neighbour is kept', zh: '未使用的邻居保留多久' },
  ip_forward: { en: 'forward packets of others', zh: '是否转发别人的包' },
  locktime: { en: 'for so long the first ARP answer stays', zh: '这段时间内以先到的 ARP 回答为准' },
  proxy_arp: { en: 'answer ARP for others', zh: '替别人回答 ARP' },
  rp_filter: { en: 'check that the way back fits the source', zh: '检查源地址的回程是否一致' },
  send_redirects: { en: 'tell senders of a shorter way', zh: '告诉发送方更近的路' },
};

/** undefined: only the name is known. */
export function sysctlHint(name: string): Text | undefined {
  const last = name.replace(/=$/, '').split('.').at(-1) ?? '';
  return Object.hasOwn(HINTS, last) ? HINTS[last] : undefined;
}
