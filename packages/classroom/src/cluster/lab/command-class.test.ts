import { expect, test } from 'vitest';
import { costOf, isChange } from './command-class.js';

const COSTS = [
  { command: 'ipvsadm -L', points: 4 },
  { command: 'ipvsadm -Ln', points: 4 },
  { command: 'ip neigh', points: 2 },
  { command: 'tcpdump', points: 5 },
];

test.each([
  ['ipvsadm -Ln', 4],
  ['ipvsadm -L -n', 4],
  ['ipvsadm -l', 4],
  ['ipvsadm', 4],
  ['ipvsadm --list -n', 4],
  ['ip n', 2],
  ['ip -4 neighbour show', 2],
  ['ip -s -j nei', 2],
  ['arp -n', 2],
  ['cat /proc/net/arp', 2],
  ['sort </proc/net/arp', 2],
  ['cat /proc/net/ip_vs_conn', 4],
  ['cat /etc/hosts', 0],
  ['echo 1 > /proc/sys/net/ipv4/ip_forward', 0],
  ['ip neigh show', 2],
  ['ip -4 addr', 0],
  ['  ip   neigh  ', 2],
  ['ip neigh; ipvsadm -Ln', 6],
  ['ip neigh && ip neigh || ip neigh', 6],
  ['ip neigh | grep 10.0.0.1', 2],
  ['timeout 5 tcpdump -i eth0 -c 3', 5],
  ['sudo ip neigh', 2],
  ['/usr/sbin/ipvsadm -Ln', 4],
  ['ipv"sadm" -Ln', 4],
  ['i\\pvsadm -Ln', 4],
  ['for i in 1 2 3; do ip neigh; done; ip neigh', 8],
  ['for c in ipvsadm; do $c -Ln; done', 5],
  ['tcpdump -i eth0 & curl http://10.0.0.1/', 5],
  ['echo "ip neigh"', 0],
  ['ip neigh flush all', 0],
  ["'", 0],
])('%j costs %d', (line, points) => {
  expect(costOf(line, COSTS)).toBe(points);
});

test.each([
  'ip addr add 10.0.0.1/24 dev eth0',
  'ip link set eth0 up',
  'sysctl -w net.ipv4.ip_forward=1',
  'ipvsadm -A -t 10.0.0.1:80',
  'ipvsadm -at 10.0.0.1:80 -r 10.0.0.2',
  'iptables -t nat -A POSTROUTING -j MASQUERADE',
  'echo 1 > /proc/sys/net/ipv4/ip_forward',
  'echo 1 >/proc/sys/net/ipv4/ip_forward',
  'route add default gw 10.0.0.1',
  'arp -d 10.0.0.1',
  'arping -U -c 3 -I eth0 10.0.0.100',
  'arping -c 1 -A -I eth0 10.0.0.100',
  'ip route show | grep x; ip route del default',
])('%j is a change', (line) => {
  expect(isChange(line)).toBe(true);
});

test.each([
  'ip addr',
  'ip route get 10.0.0.1',
  'sysctl net.ipv4.ip_forward',
  'ipvsadm -Ln --stats',
  'iptables -L -n',
  'iptables -S',
  'arp -n',
  'ifconfig eth0',
  'ping -c 1 10.0.0.1',
  'arping -c 1 -I eth0 10.0.0.100',
  'curl http://10.0.0.1/',
  'cat /proc/sys/net/ipv4/ip_forward',
  'echo 1 > /tmp/x',
  'constructor',
])('%j is none', (line) => {
  expect(isChange(line)).toBe(false);
});
