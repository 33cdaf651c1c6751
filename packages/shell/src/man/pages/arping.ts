import type { Page } from '../page.js';

export const arpingPage: Page = {
  name: 'arping',
  summary: { en: 'ask with ARP requests who has an address', zh: '用 ARP 请求询问某地址由谁持有' },
  synopsis: ['arping [-fqbDUA] [-c COUNT] [-w SECONDS] [-I INTERFACE] [-s SOURCE] HOST'],
  description: [
    {
      en: 'Sends ARP requests and prints who answers, with the MAC address. Two answers with different MACs mean that two devices claim the address: the classic fault of LVS-DR when arp_ignore is not set. With -U or -A it announces an address instead (gratuitous ARP), as a director does after failover.',
      zh: '发送 ARP 请求并显示应答者及其 MAC 地址。如果有两个不同 MAC 的应答，说明两台设备都声称拥有该地址：这正是 LVS-DR 忘记设置 arp_ignore 时的典型故障。用 -U 或 -A 则是主动通告（免费 ARP），例如调度器切换之后。',
    },
  ],
  options: [
    { flag: '-c COUNT', text: { en: 'end after so many requests', zh: '发送这么多个请求后结束' } },
    { flag: '-w SECONDS', text: { en: 'end after so many seconds', zh: '这么多秒后结束' } },
    { flag: '-I INTERFACE', text: { en: 'the interface to use', zh: '使用的接口' } },
    { flag: '-s SOURCE', text: { en: 'the sender address in the request', zh: '请求中的发送方地址' } },
    { flag: '-f', text: { en: 'end at the first answer', zh: '收到第一个应答就结束' } },
    { flag: '-q', text: { en: 'print nothing', zh: '不打印' } },
    {
      flag: '-b',
      text: {
        en: 'keep broadcasting; otherwise it goes unicast after the first answer',
        zh: '一直广播；否则收到应答后改为单播',
      },
    },
    {
      flag: '-D',
      text: {
        en: 'duplicate address detection: exit code 0 if nobody answers',
        zh: '重复地址检测：无人应答时退出码为 0',
      },
    },
    { flag: '-U', text: { en: 'announce HOST by requests (gratuitous ARP)', zh: '以请求形式通告 HOST（免费 ARP）' } },
    { flag: '-A', text: { en: 'announce HOST by replies', zh: '以应答形式通告 HOST' } },
  ],
  examples: [
    { line: 'arping -c 3 -I eth0 192.168.1.100', text: { en: 'who answers for the VIP?', zh: '谁在应答 VIP？' } },
    { line: 'arping -D -c 2 -I eth0 192.168.1.100', text: { en: 'is the address free?', zh: '该地址是否空闲？' } },
    {
      line: 'arping -U -c 1 -I eth0 192.168.1.100',
      text: { en: 'tell all neighbours that the VIP is here now', zh: '告诉所有邻居 VIP 现在在这里' },
    },
  ],
  missing: { en: 'Names of hosts, -i, -V.', zh: '主机名、-i、-V。' },
};
