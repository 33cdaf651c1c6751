import type { Page } from '../page.js';

export const arptablesPage: Page = {
  name: 'arptables',
  summary: { en: 'filter and rewrite ARP packets', zh: '过滤和改写 ARP 报文' },
  synopsis: ['arptables { -A | -D | -I | -R | -L | -S | -F | -Z | -P } [CHAIN] [MATCH]... [-j TARGET]'],
  description: [
    {
      en: 'Rules for the ARP packets that a host hears (INPUT) and says (OUTPUT). It is the older cure of the ARP problem: a real server drops the questions for the VIP, and where it would name the VIP as its own it names its RIP.',
      zh: '针对主机收到（INPUT）和发出（OUTPUT）的 ARP 报文的规则。这是解决 ARP 问题的传统办法：真实服务器丢弃询问 VIP 的请求；它要以 VIP 自称时，改成自己的 RIP。',
    },
    {
      en: 'Only what the kernel itself says passes OUTPUT: arping writes to the wire past it. The addresses are those inside the ARP packet, not those of the Ethernet header.',
      zh: '只有内核自己发出的 ARP 才经过 OUTPUT；arping 直接写到链路上，不受它约束。匹配的是 ARP 报文里的地址，不是以太网头里的。',
    },
  ],
  options: [
    { flag: '-A CHAIN', text: { en: 'append a rule to INPUT or OUTPUT', zh: '在 INPUT 或 OUTPUT 末尾追加规则' } },
    { flag: '-I CHAIN [N]', text: { en: 'insert a rule', zh: '插入规则' } },
    { flag: '-R CHAIN N', text: { en: 'replace a rule', zh: '替换第 N 条规则' } },
    { flag: '-D CHAIN', text: { en: 'delete a rule, by its words or its number', zh: '按内容或编号删除规则' } },
    { flag: '-L', text: { en: 'list rules', zh: '列出规则' } },
    { flag: '-S', text: { en: 'list rules as they can be typed', zh: '以可输入的形式列出规则' } },
    { flag: '-F', text: { en: 'delete all rules', zh: '清空规则' } },
    {
      flag: '-P CHAIN TARGET',
      text: { en: 'what happens to the rest: ACCEPT or DROP', zh: '默认策略：ACCEPT 或 DROP' },
    },
    { flag: '-s ADDRESS', text: { en: 'the sender IP of the ARP packet', zh: 'ARP 报文里的发送方 IP' } },
    { flag: '-d ADDRESS', text: { en: 'the IP that is asked for', zh: 'ARP 报文里的目标 IP（被询问的地址）' } },
    { flag: '-i INTERFACE', text: { en: 'where it came in', zh: '入接口' } },
    { flag: '-o INTERFACE', text: { en: 'where it goes out', zh: '出接口' } },
    { flag: '--opcode CODE', text: { en: 'Request (1) or Reply (2)', zh: '操作码：Request（1）或 Reply（2）' } },
    { flag: '--source-mac MAC', text: { en: 'the sender MAC of the ARP packet', zh: 'ARP 报文里的发送方 MAC' } },
    { flag: '--destination-mac MAC', text: { en: 'the target MAC of the ARP packet', zh: 'ARP 报文里的目标 MAC' } },
    { flag: '-j TARGET', text: { en: 'ACCEPT, DROP, RETURN, mangle', zh: '目标：ACCEPT、DROP、RETURN、mangle' } },
    { flag: '--mangle-ip-s ADDRESS', text: { en: 'write another sender IP', zh: '改写发送方 IP' } },
    { flag: '--mangle-ip-d ADDRESS', text: { en: 'write another target IP', zh: '改写目标 IP' } },
    { flag: '--mangle-mac-s MAC', text: { en: 'write another sender MAC', zh: '改写发送方 MAC' } },
    { flag: '--mangle-mac-d MAC', text: { en: 'write another target MAC', zh: '改写目标 MAC' } },
    {
      flag: '--mangle-target TARGET',
      text: {
        en: 'what follows: ACCEPT (if not given), DROP, CONTINUE',
        zh: '改写之后：ACCEPT（默认）、DROP 或 CONTINUE',
      },
    },
    { flag: '-n', text: { en: 'numbers only', zh: '只显示数字' } },
    { flag: '-v', text: { en: 'with counters', zh: '显示计数' } },
  ],
  examples: [
    {
      line: 'arptables -A INPUT -d 192.168.1.100 -j DROP',
      text: { en: 'be silent when somebody asks for the VIP', zh: '有人询问 VIP 时不作声' },
    },
    {
      line: 'arptables -A OUTPUT -s 192.168.1.100 -j mangle --mangle-ip-s 192.168.1.11',
      text: { en: 'ask for others with the RIP, not with the VIP', zh: '询问别人时用 RIP，不用 VIP' },
    },
  ],
  missing: {
    en: 'User-defined chains, masks of MAC addresses, --h-length, --h-type, --proto-type, -j MARK and CLASSIFY.',
    zh: '自定义链、MAC 掩码、--h-length、--h-type、--proto-type、-j MARK 和 CLASSIFY。',
  },
};
