import type { Page } from '../page.js';

export const sysctlPage: Page = {
  name: 'sysctl',
  summary: { en: 'show and change settings of the kernel', zh: '查看和修改内核参数' },
  synopsis: [
    'sysctl [-n | -N | -e | -q | -b] VARIABLE...',
    'sysctl -w VARIABLE=VALUE...',
    'sysctl -a [-r PATTERN]',
    'sysctl -p [FILE]',
  ],
  description: [
    {
      en: 'Settings under net.ipv4. For LVS-DR arp_ignore and arp_announce matter most; the kernel uses the larger value of all and of the interface.',
      zh: 'net.ipv4 下的参数。对 LVS-DR 最重要的是 arp_ignore 和 arp_announce；内核取 all 与接口两者中较大的值。',
    },
  ],
  options: [
    { flag: '-w', text: { en: 'write values', zh: '写入' } },
    { flag: '-a', text: { en: 'all settings', zh: '所有参数' } },
    { flag: '-n', text: { en: 'only values', zh: '只显示值' } },
    { flag: '-N', text: { en: 'only names', zh: '只显示名字' } },
    { flag: '-e', text: { en: 'no complaints about unknown names', zh: '忽略未知参数' } },
    { flag: '-q', text: { en: 'do not repeat what was written', zh: '写入时不回显' } },
    { flag: '-b', text: { en: 'values without newline', zh: '值后不换行' } },
    {
      flag: '-p FILE',
      text: { en: 'read a file, /etc/sysctl.conf unless given', zh: '读取文件，默认 /etc/sysctl.conf' },
    },
    { flag: '-f FILE', text: { en: 'the same as -p', zh: '同 -p' } },
    { flag: '-r PATTERN', text: { en: 'only names that match', zh: '只显示匹配的名字' } },
    { flag: '-A', text: { en: 'the same as -a', zh: '同 -a' } },
    { flag: '-X', text: { en: 'the same as -a', zh: '同 -a' } },
    { flag: '-o', text: { en: 'accepted', zh: '可以写' } },
    { flag: '-x', text: { en: 'accepted', zh: '可以写' } },
    { flag: '-h', text: { en: 'print the usage of the real sysctl', zh: '显示真实 sysctl 的用法' } },
    { flag: '-d', text: { en: 'the same as -h', zh: '同 -h' } },
    { flag: '-V', text: { en: 'print the version', zh: '显示版本' } },
  ],
  examples: [
    {
      line: 'sysctl -w net.ipv4.conf.all.arp_ignore=1',
      text: { en: 'answer ARP only for addresses of the interface that was asked', zh: '只应答收到请求的接口上的地址' },
    },
    {
      line: 'sysctl -w net.ipv4.conf.all.arp_announce=2',
      text: { en: 'never use the VIP as sender in ARP requests', zh: 'ARP 请求中不用 VIP 作发送方地址' },
    },
    { line: 'sysctl -a -r arp_', text: { en: 'all settings with arp_', zh: '所有含 arp_ 的参数' } },
  ],
  missing: { en: 'Settings outside net.ipv4.', zh: 'net.ipv4 以外的参数。' },
};
