import type { Page } from '../page.js';

export const tcpdumpPage: Page = {
  name: 'tcpdump',
  summary: { en: 'print the frames that pass an interface', zh: '打印经过接口的帧' },
  synopsis: ['tcpdump [-eflnpqStuvxXA#] [-c COUNT] [-i INTERFACE] [-s LENGTH] [EXPRESSION]'],
  description: [
    {
      en: 'Listens at an interface of this device and prints one line for each frame, sent or received, before the kernel has decided what to do with it. A frame that the kernel then drops is printed too: that is how you see an ARP request that nobody answers. It goes on until Ctrl-C, or until COUNT frames have been printed.',
      zh: '在本设备的一个接口上监听，每发出或收到一帧就打印一行；此时内核还没有决定怎样处理它，所以随后被内核丢弃的帧也看得到，例如没有人应答的 ARP 请求。一直运行到按下 Ctrl-C，或打印满 COUNT 帧为止。',
    },
    {
      en: 'The time is the time of the lab, which begins at 00:00:00. TCP numbers are relative to the first ones seen in a conversation. EXPRESSION chooses frames: arp, icmp, tcp, udp, igmp, vrrp, ip proto N, host, net, port and portrange (with src or dst before them), ether host, ether proto, broadcast, multicast, less, greater, comparisons such as tcp[tcpflags] & tcp-syn != 0, and and, or, not and parentheses. Put an expression with signs into quotes.',
      zh: '时间是实验的时间，从 00:00:00 开始。TCP 的序号是相对于该会话中最先看到的序号。EXPRESSION 用来挑选帧：arp、icmp、tcp、udp、igmp、vrrp、ip proto N，host、net、port、portrange（前面可加 src 或 dst），ether host、ether proto、broadcast、multicast、less、greater，以及 tcp[tcpflags] & tcp-syn != 0 这样的比较，可用 and、or、not 和括号组合。带符号的表达式要加引号。',
    },
  ],
  options: [
    {
      flag: '-i INTERFACE',
      text: { en: 'listen there; any: at all interfaces together', zh: '在该接口监听；any 表示所有接口' },
    },
    { flag: '-c COUNT', text: { en: 'end after so many frames', zh: '打印这么多帧后结束' } },
    { flag: '-n', text: { en: 'print port numbers, not the names of services', zh: '端口显示为数字，不显示服务名' } },
    {
      flag: '-e',
      text: { en: 'print the link-layer header: both MAC addresses', zh: '打印链路层首部，即两个 MAC 地址' },
    },
    {
      flag: '-v',
      text: {
        en: 'print more: TTL, id, flags, checksums; -vv still more',
        zh: '更详细：TTL、标识、标志、校验和；-vv 更多',
      },
    },
    { flag: '-q', text: { en: 'print less of each frame', zh: '每帧打印得更简短' } },
    {
      flag: '-S',
      text: { en: 'print TCP sequence numbers as they are, not relative', zh: 'TCP 序号按原值打印，不用相对值' },
    },
    {
      flag: '-t',
      text: {
        en: 'no time; -tt seconds, -ttt since the frame before, -tttt with the date',
        zh: '不打印时间；-tt 秒数，-ttt 与前一帧的间隔，-tttt 带日期',
      },
    },
    {
      flag: '-x',
      text: {
        en: 'print the octets of the packet in hex; -xx with the link-layer header',
        zh: '以十六进制打印报文内容；-xx 含链路层首部',
      },
    },
    {
      flag: '-X',
      text: {
        en: 'the same with the characters beside; -XX with the link-layer header',
        zh: '同上并附字符；-XX 含链路层首部',
      },
    },
    { flag: '-A', text: { en: 'print the packet as characters', zh: '以字符打印报文内容' } },
    { flag: '-#', text: { en: 'number the lines', zh: '给每行编号' } },
    { flag: '-l', text: { en: 'accepted: lines always come at once', zh: '可以写：这里的输出总是立即显示' } },
    {
      flag: '-p',
      text: { en: 'accepted: every frame that arrives is seen anyway', zh: '可以写：到达的帧总是都能看到' },
    },
    { flag: '-U', text: { en: 'accepted, like -l', zh: '可以写，同 -l' } },
    { flag: '-K', text: { en: 'accepted: checksums are right here', zh: '可以写：这里的校验和总是正确的' } },
    { flag: '-N', text: { en: 'accepted: there are no domain names', zh: '可以写：这里没有域名' } },
    { flag: '-s LENGTH', text: { en: 'accepted: frames are kept whole', zh: '可以写：总是保留整帧' } },
    { flag: '-h', text: { en: 'print the usage of the real tcpdump', zh: '显示真实 tcpdump 的用法' } },
  ],
  examples: [
    {
      line: 'tcpdump -n -e -i eth0 arp',
      text: {
        en: 'every ARP frame, with the MAC addresses it travels between',
        zh: '所有 ARP 帧，连同它们的源、目的 MAC 地址',
      },
    },
    {
      line: 'tcpdump -n -i any host 192.168.1.100',
      text: {
        en: 'whatever goes from or to the VIP, and by which interface',
        zh: '与 VIP 有关的一切流量，以及经过哪个接口',
      },
    },
    {
      line: "tcpdump -n -i eth0 'tcp[tcpflags] & (tcp-syn|tcp-rst) != 0'",
      text: { en: 'connections that are opened or refused', zh: '建立或被拒绝的连接' },
    },
    {
      line: 'tcpdump -n -c 4 -i eth0 icmp & ping -c 2 192.168.1.11',
      text: { en: 'listens in the background while you ping', zh: '在后台监听，同时执行 ping' },
    },
  ],
  missing: {
    en: 'Files (-r, -w), -D, -d, -Q; names of hosts; the contents of protocols other than ARP, IPv4, ICMP, TCP, UDP, IGMP, VRRP, IPIP and HTTP. What is sent to port 53 is not read as DNS.',
    zh: '文件（-r、-w）、-D、-d、-Q；主机名；ARP、IPv4、ICMP、TCP、UDP、IGMP、VRRP、IPIP、HTTP 以外的协议内容。发往 53 端口的数据不会按 DNS 解析。',
  },
};
