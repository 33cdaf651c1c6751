import type { Page } from '../page.js';

export const ipvsadmPage: Page = {
  name: 'ipvsadm',
  summary: { en: 'set up and show the virtual services of the director', zh: '配置和查看调度器上的虚拟服务' },
  synopsis: [
    'ipvsadm -A|-E -t|-u|-f SERVICE [-s SCHEDULER] [-p [SECONDS]] [-M MASK] [-o] [-b FLAGS]',
    'ipvsadm -a|-e -t|-u|-f SERVICE -r SERVER [-g|-i|-m] [-w WEIGHT] [-x UPPER] [-y LOWER]',
    'ipvsadm -d -t|-u|-f SERVICE -r SERVER',
    'ipvsadm -D -t|-u|-f SERVICE',
    'ipvsadm -L [-n] [-c] [--stats | --rate | --timeout | --daemon]',
    'ipvsadm -S [-n] | -R | -C | -Z',
    'ipvsadm --set TCP TCPFIN UDP',
  ],
  description: [
    {
      en: 'A virtual service is the VIP with a port; its real servers are added to it. -g is direct routing: only the MAC addresses of a packet change, and the server answers the client itself. -m is NAT, -i is tunnelling.',
      zh: '虚拟服务就是 VIP 加端口，真实服务器挂在它下面。-g 是直接路由：只改数据帧的 MAC 地址，服务器直接回复客户端。-m 是 NAT，-i 是隧道。',
    },
  ],
  options: [
    { flag: '-A', text: { en: 'add a service', zh: '添加服务' } },
    { flag: '-E', text: { en: 'edit a service', zh: '修改服务' } },
    { flag: '-D', text: { en: 'delete a service', zh: '删除服务' } },
    { flag: '-a', text: { en: 'add a server', zh: '添加服务器' } },
    { flag: '-e', text: { en: 'edit a server', zh: '修改服务器' } },
    { flag: '-d', text: { en: 'delete a server', zh: '删除服务器' } },
    { flag: '-L', text: { en: 'list the table', zh: '列出表' } },
    { flag: '-n', text: { en: 'numbers only', zh: '只显示数字' } },
    { flag: '-c', text: { en: 'with -L: connection entries', zh: '与 -L 合用：列出连接' } },
    { flag: '-C', text: { en: 'clear the table', zh: '清空' } },
    { flag: '-S', text: { en: 'save as commands', zh: '以命令形式保存' } },
    { flag: '-R', text: { en: 'restore from input', zh: '从输入恢复' } },
    { flag: '-Z', text: { en: 'zero the counters', zh: '计数清零' } },
    { flag: '-t ADDRESS:PORT', text: { en: 'a TCP service', zh: 'TCP 服务' } },
    { flag: '-u ADDRESS:PORT', text: { en: 'a UDP service', zh: 'UDP 服务' } },
    { flag: '-f MARK', text: { en: 'a service by firewall mark', zh: '按防火墙标记的服务' } },
    {
      flag: '-s SCHEDULER',
      text: {
        en: 'rr, wrr, lc, wlc, sh, dh, sed, nq, mh, fo, ovf, lblc, lblcr',
        zh: '调度算法：rr、wrr、lc、wlc、sh、dh、sed、nq、mh、fo、ovf、lblc、lblcr',
      },
    },
    { flag: '-r ADDRESS[:PORT]', text: { en: 'the real server', zh: '真实服务器' } },
    { flag: '-g', text: { en: 'direct routing (default)', zh: '直接路由（默认）' } },
    { flag: '-m', text: { en: 'masquerading (NAT)', zh: '地址转换（NAT）' } },
    { flag: '-i', text: { en: 'tunnelling', zh: '隧道' } },
    { flag: '-w WEIGHT', text: { en: 'weight; 0 sends no new connections', zh: '权重；0 表示不再分配新连接' } },
    {
      flag: '-p SECONDS',
      text: {
        en: 'the same client stays with its server, 360 s by default',
        zh: '同一客户端固定到同一服务器，默认 360 秒',
      },
    },
    { flag: '--stats', text: { en: 'counters', zh: '计数' } },
    { flag: '--rate', text: { en: 'rates', zh: '速率' } },
    { flag: '--timeout', text: { en: 'time-outs', zh: '超时' } },
    { flag: '--set TCP TCPFIN UDP', text: { en: 'change the time-outs', zh: '修改超时' } },
  ],
  examples: [
    { line: 'ipvsadm -A -t 192.168.1.100:80 -s rr', text: { en: 'a service on the VIP', zh: '在 VIP 上建立服务' } },
    {
      line: 'ipvsadm -a -t 192.168.1.100:80 -r 192.168.1.11 -g',
      text: { en: 'a server by direct routing', zh: '以直接路由加入服务器' },
    },
    { line: 'ipvsadm -Ln', text: { en: 'the table', zh: '查看服务表' } },
    {
      line: 'ipvsadm -e -t 192.168.1.100:80 -r 192.168.1.11 -g -w 0',
      text: { en: 'drain a server', zh: '摘除服务器' },
    },
  ],
  missing: {
    en: 'Persistence engines (--pe), SCTP, GUE and GRE tunnels, IPv6.',
    zh: '持久性引擎（--pe）、SCTP、GUE 与 GRE 隧道、IPv6。',
  },
};
