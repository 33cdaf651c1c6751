import type { Page } from '../page.js';

export const catPage: Page = {
  name: 'cat',
  summary: { en: 'print files', zh: '显示文件内容' },
  synopsis: ['cat [FILE]...'],
  description: [
    {
      en: 'Prints files of this device one after the other. Among them are those that the kernel makes up: /proc/sys/... for sysctls, /proc/net/arp, /proc/net/route, /proc/net/dev and /proc/net/ip_vs.',
      zh: '依次显示本设备上的文件。其中包括内核生成的文件：/proc/sys/... 对应 sysctl，还有 /proc/net/arp、/proc/net/route、/proc/net/dev 和 /proc/net/ip_vs。',
    },
  ],
  options: [{ flag: '-u', text: { en: 'accepted, does nothing', zh: '可以写，无作用' } }],
  examples: [
    {
      line: 'cat /proc/sys/net/ipv4/conf/all/arp_ignore',
      text: { en: 'a sysctl by its path', zh: '按路径查看 sysctl' },
    },
    { line: 'cat /proc/net/ip_vs', text: { en: 'the IPVS table in hex', zh: '以十六进制表示的 IPVS 表' } },
    { line: 'cat /proc/net/arp', text: { en: 'the ARP cache as the kernel gives it', zh: '内核给出的 ARP 缓存' } },
  ],
  missing: { en: 'Other options.', zh: '其他选项。' },
};
