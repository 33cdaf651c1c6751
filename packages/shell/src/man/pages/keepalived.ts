import type { Page } from '../page.js';

export const keepalivedPage: Page = {
  name: 'keepalived',
  summary: { en: 'run keepalived with its configuration file', zh: '按配置文件运行 keepalived' },
  synopsis: ['keepalived start | stop | kill | reload | log'],
  description: [
    {
      en: 'VRRP and health checks as keepalived 2.2.7 does them, from /etc/keepalived/keepalived.conf of this device. start, stop, kill and reload stand for what systemctl does; log prints the new lines of its log.',
      zh: '按本设备的 /etc/keepalived/keepalived.conf 运行 VRRP 与健康检查，行为与 keepalived 2.2.7 一致。start、stop、kill、reload 相当于 systemctl 的操作；log 显示日志的新行。',
    },
  ],
  options: [],
  examples: [
    { line: 'keepalived start', text: { en: 'begin to take part in the election', zh: '开始参与选举' } },
    { line: 'keepalived log', text: { en: 'what happened since', zh: '此后发生了什么' } },
    { line: 'cat /etc/keepalived/keepalived.conf', text: { en: 'its configuration', zh: '查看配置' } },
  ],
  missing: {
    en: 'Scripts (vrrp_script, notify), virtual_server_group, other checks than TCP_CHECK and HTTP_GET.',
    zh: '脚本（vrrp_script、notify）、virtual_server_group，以及 TCP_CHECK 和 HTTP_GET 以外的检查。',
  },
};
