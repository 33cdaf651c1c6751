import type { Page } from '../page.js';

export const pingPage: Page = {
  name: 'ping',
  summary: { en: 'ask whether a host answers', zh: '测试主机是否可达' },
  synopsis: [
    'ping [-nqabBCdOU] [-c COUNT] [-i SECONDS] [-w SECONDS] [-W SECONDS] [-s SIZE] [-t TTL] [-I SOURCE] [-M do|dont] ADDRESS',
  ],
  description: [
    {
      en: 'Sends ICMP echo requests and prints the answers, and the errors that routers and this host itself report. In a terminal it goes on until Ctrl-C.',
      zh: '发送 ICMP 回显请求并打印应答，以及路由器和本机报告的错误。在终端里一直运行到按下 Ctrl-C。',
    },
  ],
  options: [
    { flag: '-c COUNT', text: { en: 'so many requests', zh: '请求个数' } },
    { flag: '-i SECONDS', text: { en: 'time between requests', zh: '请求间隔' } },
    { flag: '-w SECONDS', text: { en: 'end after so long', zh: '这么久后结束' } },
    { flag: '-W SECONDS', text: { en: 'wait so long for the last answer', zh: '等待最后一个应答的时间' } },
    { flag: '-s SIZE', text: { en: 'octets of data', zh: '数据字节数' } },
    { flag: '-t TTL', text: { en: 'time to live', zh: '生存时间' } },
    {
      flag: '-I SOURCE',
      text: { en: 'source address, or the interface whose address it is', zh: '源地址，或使用该接口的地址' },
    },
    { flag: '-M do', text: { en: 'do not fragment (dont: do)', zh: '禁止分片（dont 为允许）' } },
    { flag: '-q', text: { en: 'only the statistics', zh: '只打印统计' } },
    { flag: '-n', text: { en: 'accepted: there are no names', zh: '可以写：没有主机名' } },
    { flag: '-4', text: { en: 'accepted: there is only IPv4', zh: '可以写：只有 IPv4' } },
    { flag: '-a', text: { en: 'accepted: no bell', zh: '可以写：没有铃声' } },
    { flag: '-B', text: { en: 'accepted', zh: '可以写' } },
    { flag: '-C', text: { en: 'accepted', zh: '可以写' } },
    { flag: '-d', text: { en: 'accepted', zh: '可以写' } },
    { flag: '-O', text: { en: 'accepted', zh: '可以写' } },
    { flag: '-U', text: { en: 'accepted', zh: '可以写' } },
  ],
  examples: [
    { line: 'ping -c 3 192.168.1.11', text: { en: 'three requests', zh: '三次请求' } },
    { line: 'ping -c 1 -s 2000 -M do 192.168.1.11', text: { en: 'is the way wide enough?', zh: '路径 MTU 够大吗？' } },
    { line: 'ping -c 1 -I 192.168.1.100 192.168.1.1', text: { en: 'with the VIP as source', zh: '以 VIP 为源地址' } },
  ],
  missing: {
    en: 'Names, IPv6, broadcast (-b), flood, record route.',
    zh: '主机名、IPv6、广播（-b）、洪泛、记录路由。',
  },
};
