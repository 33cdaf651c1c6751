import type { Page } from '../page.js';

export const arpPage: Page = {
  name: 'arp',
  summary: { en: 'show and change the ARP cache', zh: '查看和修改 ARP 缓存' },
  synopsis: ['arp [-vn] [-i IF] [-a | -e] [HOST]', 'arp [-i IF] -s HOST MAC [temp]', 'arp [-i IF] -d HOST'],
  description: [
    {
      en: 'The old tool of net-tools for what `ip neigh` does. It shows which MAC address this device has learned for which IP address. An entry set with -s stays until it is deleted (flags CM); a learned one (flag C) ages.',
      zh: 'net-tools 里的旧工具，作用与“ip neigh”相同：显示本设备学到的 IP 地址与 MAC 地址的对应关系。用 -s 设置的表项一直有效，直到被删除（标志 CM）；学到的表项（标志 C）会老化。',
    },
  ],
  options: [
    {
      flag: '-n',
      text: { en: 'numbers only; there are no names here anyway', zh: '只显示数字；这里本来也没有主机名' },
    },
    { flag: '-a', text: { en: 'in the style of BSD', zh: '以 BSD 风格显示' } },
    { flag: '-e', text: { en: 'in the style of Linux, which is the default', zh: '以 Linux 风格显示（默认）' } },
    { flag: '-v', text: { en: 'with a line of counts at the end', zh: '最后附一行统计' } },
    { flag: '-i IF', text: { en: 'only this interface', zh: '只限该接口' } },
    { flag: '-s HOST MAC', text: { en: 'set an entry by hand', zh: '手工设置表项' } },
    { flag: '-d HOST', text: { en: 'delete an entry', zh: '删除表项' } },
  ],
  examples: [
    { line: 'arp -n', text: { en: 'the cache as a table', zh: '以表格显示缓存' } },
    { line: 'arp -d 192.168.1.100', text: { en: 'forget who had the VIP', zh: '忘掉 VIP 对应的 MAC' } },
    {
      line: 'arp -s 192.168.1.100 02:00:00:00:00:10',
      text: { en: 'pin the VIP to the director', zh: '把 VIP 固定到调度器' },
    },
  ],
  missing: {
    en: 'Proxy entries (pub, -D), files (-f), other hardware types (-H).',
    zh: '代理表项（pub、-D）、文件（-f）、其他硬件类型（-H）。',
  },
};
