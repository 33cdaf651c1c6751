import type { Page } from '../page.js';

export const ipPage: Page = {
  name: 'ip',
  summary: {
    en: 'show and change addresses, links, routes, neighbours and rules',
    zh: '查看和修改地址、链路、路由、邻居与策略规则',
  },
  synopsis: [
    'ip [-4] [-j] [-p] [-s] [-br] [-o] OBJECT [COMMAND]',
    'ip addr { show | add | del | flush } ...',
    'ip link { show | set | add } ...',
    'ip route { show | get | add | append | prepend | replace | change | del | flush } ...',
    'ip neigh { show | get | add | change | replace | del | flush } ...',
    'ip rule { list | add | del | flush } ...',
  ],
  description: [
    {
      en: 'The tool for everything below TCP. Words may be shortened: ip a, ip r, ip n. What is refused changes nothing.',
      zh: 'TCP 以下各层的工具。单词可以缩写：ip a、ip r、ip n。被拒绝的命令不会改变任何东西。',
    },
    {
      en: 'ip addr: addresses of interfaces; a VIP on a server is added to lo with /32. ip link: interfaces up and down, MTU, MAC. ip route: the routing table; get says what the kernel would do with a destination; mtu and advmss limit what is sent that way. ip neigh: the ARP cache with its states (REACHABLE, STALE, FAILED ...). ip rule: which table is asked first.',
      zh: 'ip addr：接口地址；服务器上的 VIP 以 /32 加在 lo 上。ip link：启用或关闭接口、MTU、MAC。ip route：路由表；get 显示内核对某目的地址的决定；mtu 和 advmss 限制沿这条路由发送的大小。ip neigh：带状态的 ARP 缓存（REACHABLE、STALE、FAILED 等）。ip rule：先查哪张表。',
    },
  ],
  options: [
    { flag: '-4', text: { en: 'IPv4 only, as everything here', zh: '只看 IPv4，这里全是 IPv4' } },
    { flag: '-j', text: { en: 'as JSON', zh: '以 JSON 输出' } },
    { flag: '-p', text: { en: 'with -j: laid out for people', zh: '与 -j 合用：便于阅读的排版' } },
    { flag: '-s', text: { en: 'with counters', zh: '显示计数' } },
    { flag: '-br', text: { en: 'one short line for each interface', zh: '每个接口一行简表' } },
    { flag: '-o', text: { en: 'one line for each record', zh: '每条记录一行' } },
    { flag: '-V', text: { en: 'print the version', zh: '显示版本' } },
  ],
  examples: [
    { line: 'ip -br addr', text: { en: 'all addresses at a glance', zh: '一眼看清所有地址' } },
    { line: 'ip addr add 192.168.1.100/32 dev lo', text: { en: 'the VIP on a server', zh: '在服务器上配置 VIP' } },
    {
      line: 'ip route get 192.168.1.100',
      text: { en: 'what the kernel does with the VIP', zh: '内核怎样处理发往 VIP 的包' },
    },
    {
      line: 'ip route replace default via 192.168.1.1 mtu 1400',
      text: { en: 'never send more than fits the path', zh: '发包不超过路径能容纳的大小' },
    },
    { line: 'ip neigh flush all', text: { en: 'forget all neighbours', zh: '清空邻居表' } },
  ],
  missing: {
    en: 'IPv6, network namespaces, tunnels, monitor, VLANs; routes with several next hops; proxied neighbours; addresses with peers or lifetimes.',
    zh: 'IPv6、网络命名空间、隧道、monitor、VLAN；多下一跳路由；代理邻居；带对端或有效期的地址。',
  },
};
