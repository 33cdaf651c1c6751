import type { Page } from '../page.js';

export const traceroutePage: Page = {
  name: 'traceroute',
  summary: { en: 'show the way to a host hop by hop', zh: '逐跳显示到主机的路径' },
  synopsis: ['traceroute [-nI4e] [-f TTL] [-m TTL] [-p PORT] [-w SECONDS] [-q COUNT] [-s SOURCE] ADDRESS [LENGTH]'],
  description: [
    {
      en: 'Sends packets with a small TTL, and prints who says that it has run out. A switch is no hop: it never touches the TTL. A director with direct routing is none for the client either, but the TTL tells: it takes one.',
      zh: '发送 TTL 很小的包，打印是谁报告 TTL 耗尽。交换机不算一跳：它不动 TTL。',
    },
  ],
  options: [
    { flag: '-n', text: { en: 'numbers only', zh: '只显示数字' } },
    { flag: '-I', text: { en: 'ICMP echo in place of UDP', zh: '用 ICMP 回显代替 UDP' } },
    { flag: '-f TTL', text: { en: 'begin with this TTL', zh: '起始 TTL' } },
    { flag: '-m TTL', text: { en: 'at most so many hops', zh: '最大跳数' } },
    { flag: '-q COUNT', text: { en: 'probes for each hop', zh: '每跳探测次数' } },
    { flag: '-w SECONDS', text: { en: 'wait so long for an answer', zh: '等待应答的时间' } },
    { flag: '-p PORT', text: { en: 'the first port', zh: '起始端口' } },
    { flag: '-s SOURCE', text: { en: 'the source address', zh: '源地址' } },
    { flag: '-4', text: { en: 'accepted: there is only IPv4', zh: '可以写：只有 IPv4' } },
    { flag: '-e', text: { en: 'accepted', zh: '可以写' } },
    { flag: '-V', text: { en: 'print the version', zh: '显示版本' } },
  ],
  examples: [
    { line: 'traceroute -n 192.168.1.11', text: { en: 'the way to a server', zh: '到服务器的路径' } },
    { line: 'traceroute -n -m 3 -q 1 -w 1 192.168.1.77', text: { en: 'a host that is not there', zh: '不存在的主机' } },
  ],
  missing: { en: 'TCP (-T), names of hosts, source routes.', zh: 'TCP（-T）、主机名、源路由。' },
};
