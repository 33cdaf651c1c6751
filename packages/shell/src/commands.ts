import { arping } from './arping.js';
import { arptables } from './arptables/arptables.js';
import { bridge } from './bridge.js';
import type { CommandResult, CommandRun } from './command-run.js';
import type { Context } from './context.js';
import { curl } from './curl.js';
import { cat } from './filters/cat.js';
import { echo } from './filters/echo.js';
import { grep } from './filters/grep.js';
import { head, tail } from './filters/head-tail.js';
import { sort } from './filters/sort.js';
import { wc } from './filters/wc.js';
import { hold } from './hold.js';
import { hostname } from './hostname.js';
import { ip } from './ip/ip.js';
import { iptables } from './iptables/iptables.js';
import { ipvsadm } from './ipvsadm/ipvsadm.js';
import { keepalived } from './keepalived/keepalived.js';
import { help, man } from './man/man.js';
import { arp } from './net-tools/arp.js';
import { ifconfig } from './net-tools/ifconfig.js';
import { route } from './net-tools/route.js';
import { ping } from './ping.js';
import { sleep, timeout } from './sleep.js';
import { ss } from './ss/ss.js';
import { success } from './stop.js';
import { sysctl } from './sysctl.js';
import { tcpdump } from './tcpdump/tcpdump.js';
import { traceroute } from './traceroute.js';
import { udp } from './udp.js';

export type Command = (context: Context, words: readonly string[]) => CommandResult | CommandRun;

export const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['arp', arp],
  ['arping', arping],
  ['arptables', arptables],
  ['bridge', bridge],
  ['cat', cat],
  ['curl', curl],
  ['echo', echo],
  ['false', () => ({ exit: 1, stdout: '', stderr: '' })],
  ['grep', grep],
  ['head', head],
  ['help', help],
  ['hold', hold],
  ['hostname', hostname],
  ['ifconfig', ifconfig],
  ['ip', ip],
  ['iptables', iptables],
  ['ipvsadm', ipvsadm],
  ['keepalived', keepalived],
  ['man', man],
  ['ping', ping],
  ['route', route],
  ['sleep', sleep],
  ['sort', sort],
  ['ss', ss],
  ['sysctl', sysctl],
  ['tail', tail],
  ['tcpdump', tcpdump],
  ['timeout', timeout],
  ['traceroute', traceroute],
  ['true', () => success()],
  ['udp', udp],
  // Ends a line's background jobs; without one there is nothing to wait for.
  ['wait', () => success()],
  ['wc', wc],
]);

/** A switch of a lab has no addresses, so no more than these make sense on it. */
export const SWITCH_COMMANDS: readonly string[] = [
  ...['bridge', 'ip', 'tcpdump', 'hostname', 'man', 'help', 'sleep', 'timeout', 'wait', 'true', 'false'],
  ...['cat', 'echo', 'grep', 'head', 'sort', 'tail', 'wc'],
];

/** The commands that a node knows, for help and completion. */
export const COMMAND_NAMES: readonly string[] = [...COMMANDS.keys()];

// Programs that a real host could well have: to call them unknown would teach something wrong.
const ELSEWHERE = new Set([
  ...['apt', 'apt-get', 'awk', 'brctl', 'cd', 'conntrack', 'cut', 'dig', 'dmesg', 'ebtables', 'ethtool'],
  ...[
    'export',
    'find',
    'host',
    'ip6tables',
    'iperf',
    'iperf3',
    'ipset',
    'iptables-restore',
    'iptables-save',
    'journalctl',
  ],
  ...[
    'kill',
    'less',
    'ls',
    'lsmod',
    'modprobe',
    'more',
    'mtr',
    'nano',
    'nc',
    'ncat',
    'netstat',
    'nft',
    'nmap',
    'nslookup',
  ],
  ...[
    'perl',
    'printf',
    'ps',
    'pwd',
    'python3',
    'read',
    'sed',
    'seq',
    'service',
    'sh',
    'bash',
    'ssh',
    'systemctl',
    'tc',
  ],
  ...['tee', 'top', 'tr', 'tshark', 'uniq', 'vi', 'vim', 'vtysh', 'watch', 'wget', 'xargs'],
]);

export function isElsewhere(name: string): boolean {
  return ELSEWHERE.has(name) && !COMMANDS.has(name);
}
