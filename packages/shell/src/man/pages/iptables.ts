import type { Page } from '../page.js';

export const iptablesPage: Page = {
  name: 'iptables',
  summary: { en: 'filter, mark and translate packets', zh: '过滤、标记和转换数据包' },
  synopsis: ['iptables [-t TABLE] { -A | -D | -I | -R | -L | -S | -F | -Z | -P } [CHAIN] [MATCH]... [-j TARGET]'],
  description: [
    {
      en: 'Rules of netfilter in the order in which packets meet them. In the classroom it marks packets for an IPVS service by firewall mark, and drops or rejects what you want to see missing.',
      zh: 'netfilter 的规则，按数据包遇到的顺序排列。在课堂上用来给数据包打标记（供按 fwmark 定义的 IPVS 服务使用），或丢弃、拒绝某些包来观察后果。',
    },
  ],
  options: [
    { flag: '-t TABLE', text: { en: 'filter unless given', zh: '默认为 filter' } },
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
    { flag: '-j TARGET', text: { en: 'ACCEPT, DROP, REJECT, MARK ...', zh: '目标：ACCEPT、DROP、REJECT、MARK 等' } },
    { flag: '--set-mark MARK', text: { en: 'with -j MARK', zh: '与 -j MARK 合用' } },
    { flag: '-n', text: { en: 'numbers only', zh: '只显示数字' } },
    { flag: '-v', text: { en: 'with counters', zh: '显示计数' } },
  ],
  examples: [
    {
      line: 'iptables -t mangle -A PREROUTING -d 192.168.1.100 -p tcp -m multiport --dports 80,443 -j MARK --set-mark 1',
      text: { en: 'two ports, one service by mark', zh: '两个端口合成一个按标记的服务' },
    },
    { line: 'iptables -L -n -v', text: { en: 'the rules and what met them', zh: '规则及其命中次数' } },
    {
      line: 'iptables -A INPUT -p tcp --dport 80 -j DROP',
      text: { en: 'a server that is silently down', zh: '模拟无声故障的服务器' },
    },
  ],
  missing: {
    en: 'User-defined chains, connection tracking helpers, other modules.',
    zh: '自定义链、连接跟踪辅助模块、其他模块。',
  },
};
