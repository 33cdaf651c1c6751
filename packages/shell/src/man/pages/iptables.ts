import type { Page } from '../page.js';

export const iptablesPage: Page = {
  name: 'iptables',
  summary: { en: 'filter, mark and translate packets', zh: '过滤、标记和转换数据包' },
  synopsis: ['iptables [-t TABLE] { -A | -D | -I | -R | -L | -S | -F | -Z | -P } [CHAIN] [MATCH]... [-j TARGET]'],
  description: [
    {
      en: 'Rules of netfilter in the order in which packets meet them. In the classroom it marks packets for an IPVS service by firewall mark, translates addresses, and drops or rejects what you want to see missing.',
      zh: 'netfilter 的规则，按数据包遇到的顺序排列。在课堂上用来给数据包打标记（供按 fwmark 定义的 IPVS 服务使用）、翻译地址，或丢弃、拒绝某些包来观察后果。',
    },
  ],
  options: [
    { flag: '-t TABLE', text: { en: 'filter (unless given), mangle or nat', zh: 'filter（默认）、mangle 或 nat' } },
    { flag: '-A CHAIN', text: { en: 'append a rule', zh: '追加规则' } },
    { flag: '-I CHAIN', text: { en: 'insert a rule', zh: '插入规则' } },
    { flag: '-D CHAIN', text: { en: 'delete a rule', zh: '删除规则' } },
    { flag: '-L', text: { en: 'list rules', zh: '列出规则' } },
    { flag: '-F', text: { en: 'delete all rules', zh: '清空规则' } },
    { flag: '-P CHAIN TARGET', text: { en: 'what happens to packets that no rule matched', zh: '默认策略' } },
    { flag: '-p PROTOCOL', text: { en: 'match tcp, udp, icmp', zh: '匹配协议' } },
    { flag: '-s ADDRESS', text: { en: 'match the source', zh: '匹配源地址' } },
    { flag: '-d ADDRESS', text: { en: 'match the destination', zh: '匹配目的地址' } },
    { flag: '-i INTERFACE', text: { en: 'match where it came in', zh: '匹配入接口' } },
    { flag: '-o INTERFACE', text: { en: 'match where it goes out', zh: '匹配出接口' } },
    { flag: '--dport PORT', text: { en: 'match the destination port', zh: '匹配目的端口' } },
    { flag: '--sport PORT', text: { en: 'match the source port', zh: '匹配源端口' } },
    {
      flag: '-m MODULE',
      text: {
        en: 'mac, mark, multiport, state, conntrack, comment',
        zh: '扩展匹配：mac、mark、multiport、state、conntrack、comment',
      },
    },
    { flag: '--mac-source MAC', text: { en: 'with -m mac: the MAC it came from', zh: '与 -m mac 合用：发送方 MAC' } },
    {
      flag: '--tcp-flags MASK SET',
      text: { en: 'of the flags in MASK just these are set', zh: 'MASK 中恰好只有这些标志位为 1' },
    },
    {
      flag: '--state STATES',
      text: {
        en: 'with -m state: NEW, ESTABLISHED, RELATED, INVALID',
        zh: '与 -m state 合用：NEW、ESTABLISHED、RELATED、INVALID',
      },
    },
    {
      flag: '-j TARGET',
      text: {
        en: 'ACCEPT, DROP, REJECT, MARK, TCPMSS; in nat DNAT, REDIRECT, SNAT, MASQUERADE',
        zh: '目标：ACCEPT、DROP、REJECT、MARK、TCPMSS；nat 表里还有 DNAT、REDIRECT、SNAT、MASQUERADE',
      },
    },
    { flag: '--to-destination ADDRESS[:PORT]', text: { en: 'with -j DNAT', zh: '与 -j DNAT 合用' } },
    { flag: '--to-source ADDRESS[:PORT]', text: { en: 'with -j SNAT', zh: '与 -j SNAT 合用' } },
    { flag: '--to-ports PORT', text: { en: 'with -j REDIRECT and MASQUERADE', zh: '与 -j REDIRECT、MASQUERADE 合用' } },
    { flag: '--set-mss SIZE', text: { en: 'with -j TCPMSS', zh: '与 -j TCPMSS 合用' } },
    {
      flag: '--clamp-mss-to-pmtu',
      text: { en: 'with -j TCPMSS: as the path allows', zh: '与 -j TCPMSS 合用：按路径 MTU 取值' },
    },
    { flag: '--set-mark MARK', text: { en: 'with -j MARK', zh: '与 -j MARK 合用' } },
    { flag: '-n', text: { en: 'numbers only', zh: '只显示数字' } },
    { flag: '-v', text: { en: 'with counters', zh: '显示计数' } },
  ],
  examples: [
    {
      line: 'iptables -t mangle -A PREROUTING -d 192.168.1.100 -p tcp -m multiport --dports 80,443 -j MARK --set-mark 1',
      text: { en: 'two ports, one service by mark', zh: '两个端口合成一个按标记的服务' },
    },
    {
      line: 'iptables -t nat -A PREROUTING -d 192.168.1.100 -p tcp --dport 80 -j REDIRECT',
      text: {
        en: 'a real server takes what is for the VIP without having it',
        zh: '真实服务器不配 VIP 也能收下发往 VIP 的请求',
      },
    },
    { line: 'iptables -L -n -v', text: { en: 'the rules and what met them', zh: '规则及其命中次数' } },
    {
      line: 'iptables -A INPUT -p tcp --dport 80 -j DROP',
      text: { en: 'a server that is silently down', zh: '模拟无声故障的服务器' },
    },
  ],
  missing: {
    en: 'User-defined chains, table raw, ranges of addresses to choose from, connection tracking helpers and its check of TCP windows, other modules.',
    zh: '自定义链、raw 表、从一段地址中选择、连接跟踪的辅助模块与 TCP 窗口检查、其他模块。',
  },
};
