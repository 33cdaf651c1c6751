import type { Page } from '../page.js';

export const ssPage: Page = {
  name: 'ss',
  summary: { en: 'show sockets', zh: '查看套接字' },
  synopsis: ['ss [-tuanlHs4rpOxw] [state STATE] [exclude STATE] [EXPRESSION]'],
  description: [
    {
      en: 'Shows TCP and UDP sockets of this device. On the director of LVS-DR there is none for a client: connections of clients are in ipvsadm -Lnc, because the packets are only passed on. EXPRESSION chooses: dst, src, sport, dport, with and, or, not.',
      zh: '显示本设备的 TCP 和 UDP 套接字。在 LVS-DR 的调度器上看不到客户端的连接：数据包只是被转发，连接在 ipvsadm -Lnc 里。EXPRESSION 用于筛选：dst、src、sport、dport，可用 and、or、not 组合。',
    },
  ],
  options: [
    { flag: '-t', text: { en: 'TCP', zh: 'TCP' } },
    { flag: '-u', text: { en: 'UDP', zh: 'UDP' } },
    { flag: '-a', text: { en: 'listening ones too', zh: '包括监听的' } },
    { flag: '-l', text: { en: 'only listening ones', zh: '只看监听的' } },
    { flag: '-n', text: { en: 'port numbers, not names', zh: '端口显示为数字' } },
    { flag: '-H', text: { en: 'without titles', zh: '不显示标题' } },
    { flag: '-s', text: { en: 'only counts', zh: '只显示统计' } },
    { flag: '-4', text: { en: 'accepted: there is only IPv4', zh: '可以写：只有 IPv4' } },
    {
      flag: '-p',
      text: { en: 'accepted: the servers of the classroom are no processes', zh: '可以写：课堂里的服务不是进程' },
    },
    { flag: '-r', text: { en: 'accepted: there are no names', zh: '可以写：没有主机名' } },
    { flag: '-O', text: { en: 'accepted', zh: '可以写' } },
    { flag: '-x', text: { en: 'Unix sockets: there are none', zh: 'Unix 套接字：这里没有' } },
    { flag: '-w', text: { en: 'raw sockets: there are none', zh: '原始套接字：这里没有' } },
    { flag: '-h', text: { en: 'print the usage of the real ss', zh: '显示真实 ss 的用法' } },
    { flag: '-V', text: { en: 'print the version', zh: '显示版本' } },
  ],
  examples: [
    { line: 'ss -tln', text: { en: 'which ports listen', zh: '哪些端口在监听' } },
    { line: 'ss -tan', text: { en: 'all TCP sockets with their states', zh: '所有 TCP 套接字及状态' } },
    { line: 'ss -tn state established dst 192.168.1.100', text: { en: 'connections to the VIP', zh: '到 VIP 的连接' } },
  ],
  missing: {
    en: 'Timers (-o), memory (-m), TCP details (-i), events, killing.',
    zh: '定时器（-o）、内存（-m）、TCP 细节（-i）、事件、关闭套接字。',
  },
};
