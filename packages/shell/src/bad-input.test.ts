import { addHost, addSwitch, connect, createWorld, settle, stateHash, type World } from '@frameplay/engine';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CommandResult } from './command-run.js';
import { startCommand } from './start-command.js';

let world: World;

function run(command: string, node = 'a'): CommandResult {
  const started = startCommand(world, node, command);
  if (started.kind !== 'ended') throw new Error(`${command}: ${started.kind}`);
  return started.result;
}

function unsupported(command: string, node = 'a'): string {
  const started = startCommand(world, node, command);
  return started.kind === 'unsupported' ? started.what : started.kind;
}

beforeEach(() => {
  world = createWorld({ seed: 1 });
  addHost(world, 'a');
  addSwitch(world, 'lan');
  connect(world, { node: 'a', iface: 'eth0' }, { node: 'lan', iface: 'p1' });
  for (const command of [
    'ip addr add 1.2.3.4/24 dev eth0',
    'ip route add default via 1.2.3.1',
    'ip neigh add 1.2.3.5 lladdr 02:00:00:00:00:05 dev eth0',
    'ipvsadm -A -t 1.2.3.100:80 -s rr',
    'ipvsadm -a -t 1.2.3.100:80 -r 1.2.3.5 -g',
  ]) {
    expect(run(command)).toEqual({ exit: 0, stdout: '', stderr: '' });
  }
  settle(world);
});

// What iproute2 6.1, procps 4.0.2, net-tools 2.10 and ipvsadm 1.31 say, with their exit codes.
const REFUSED: readonly [string, number, string][] = [
  ['ip foo', 1, 'Object "foo" is unknown, try "ip help".'],
  ['ip -x addr', 255, 'Option "-x" is unknown, try "ip -help".'],
  ['ip addr foo', 255, 'Command "foo" is unknown, try "ip address help".'],
  ['ip addr add', 1, 'Not enough information: "dev" argument is required.'],
  ['ip addr add 1.2.3.4/33 dev eth0', 1, 'Error: any valid prefix is expected rather than "1.2.3.4/33".'],
  ['ip addr add 1.2.3.9/24 dev nosuch', 1, 'Cannot find device "nosuch"'],
  ['ip addr add 1.2.3.9/24 dev', 255, 'Command line is not complete. Try option "help"'],
  ['ip addr add 1.2.3.9/24 dev eth0 bar', 255, 'Error: either "local" is duplicate, or "bar" is a garbage.'],
  ['ip addr add 1.2.3.9/24 dev eth0 brd foo', 1, 'Error: inet address is expected rather than "foo".'],
  ['ip addr add 1.2.3.9/24 dev eth0 scope foo', 255, 'Error: argument "foo" is wrong: invalid scope value.'],
  ['ip addr add 1.2.3.4/24 dev eth0', 2, 'RTNETLINK answers: File exists'],
  ['ip addr del 9.9.9.9/24 dev eth0', 2, 'RTNETLINK answers: Cannot assign requested address'],
  ['ip addr show dev nosuch', 1, 'Device "nosuch" does not exist.'],
  ['ip addr flush', 1, 'Flush requires arguments.'],
  ['ip link set', 255, 'Not enough information: "dev" argument is required.'],
  ['ip link set nosuch up', 1, 'Cannot find device "nosuch"'],
  ['ip link set eth0 foo', 255, 'Error: either "dev" is duplicate, or "foo" is a garbage.'],
  ['ip link set eth0 down foo', 255, 'Error: either "dev" is duplicate, or "foo" is a garbage.'],
  ['ip link add dummy0', 1, 'Not enough information: "type" argument is required'],
  ['ip route add default via 9.9.9.9', 2, 'Error: Nexthop has invalid gateway.'],
  ['ip route add default via 1.2.3.1', 2, 'RTNETLINK answers: File exists'],
  ['ip route add foo via 1.2.3.1', 1, 'Error: any valid prefix is expected rather than "foo".'],
  ['ip route add default via foo', 1, 'Error: any valid address is expected rather than "foo".'],
  ['ip route add 7.7.7.7/24 via 1.2.3.1', 2, 'Error: Invalid prefix for given prefix length.'],
  ['ip route add 7.7.7.0/24', 2, 'RTNETLINK answers: No such device'],
  ['ip route add 7.7.9.0/24 dev eth0 foo', 255, 'Error: either "to" is duplicate, or "foo" is a garbage.'],
  ['ip route flush', 1, '"ip route flush" requires arguments.'],
  ['ip route change 7.7.7.0/24 via 1.2.3.1', 2, 'RTNETLINK answers: No such file or directory'],
  ['ip neigh get 1.2.3.77 dev eth0', 2, 'Error: Neighbour entry not found.'],
  ['ip route del 4.4.4.4', 2, 'RTNETLINK answers: No such process'],
  ['ip route get foo', 1, 'Error: any valid prefix is expected rather than "foo".'],
  ['ip neigh add', 255, 'Device and destination are required arguments.'],
  ['ip neigh add 1.2.3.6 dev eth0', 2, 'Error: No link layer address given.'],
  ['ip neigh add 1.2.3.5 lladdr 02:00:00:00:00:01 dev eth0', 2, 'RTNETLINK answers: File exists'],
  ['ip neigh add 1.2.3.6 lladdr zz dev eth0', 1, '"zz" is invalid lladdr.'],
  ['ip neigh change 1.2.3.9 lladdr 02:00:00:00:00:01 dev eth0', 2, 'RTNETLINK answers: No such file or directory'],
  ['ip neigh del 1.2.3.99 dev eth0', 2, 'RTNETLINK answers: No such file or directory'],
  ['ip neigh flush', 1, 'Flush requires arguments.'],
  ['sysctl -w net.ipv4.ip_forward=abc', 1, 'sysctl: setting key "net.ipv4.ip_forward": Invalid argument'],
  [
    'sysctl -w net.ipv4.conf.nosuch.arp_ignore=1',
    1,
    'sysctl: cannot stat /proc/sys/net/ipv4/conf/nosuch/arp_ignore: No such file or directory',
  ],
  ['sysctl -w net.ipv4.ip_forward', 1, 'sysctl: command line(0): invalid syntax, continuing...'],
  ['ipvsadm -A -t 1.2.3.100:80 -s rr', 255, 'Service already exists'],
  ['ipvsadm -A -t 1.2.3.100:81 -s nosuch', 255, 'Scheduler or persistence engine not found'],
  ['ipvsadm -a -t 1.2.3.100:82 -r 1.2.3.5 -g', 255, 'Service not defined'],
  ['ipvsadm -a -t 1.2.3.100:80 -r 1.2.3.5 -g', 255, 'Destination already exists'],
  ['ipvsadm -d -t 1.2.3.100:80 -r 1.2.3.6', 255, 'No such destination'],
  ['ipvsadm -e -t 1.2.3.100:80 -r 1.2.3.6 -w 2', 255, 'No such destination'],
  ['ipvsadm -D -t 1.2.3.100:82', 255, 'No such service'],
  ['ifconfig nosuch:0 1.2.3.4', 255, 'SIOCSIFADDR: No such device'],
  ['ifconfig eth0:0 down', 255, 'SIOCSIFFLAGS: Cannot assign requested address'],
  ['route add -host 1.2.3.9 dev nosuch', 7, 'SIOCADDRT: No such device'],
  ['route add default gw 33.9.0.1', 7, 'SIOCADDRT: Network is unreachable'],
  ['route del -host 9.9.9.9', 7, 'SIOCDELRT: No such process'],
  ['curl -s --max-time abc http://1.2.3.4/', 2, 'curl: option --max-time: expected a proper numerical parameter'],
  ['curl http://example.org/', 6, 'curl: (6) Could not resolve host: example.org'],
  ['arping -c 1 -I nosuch 1.2.3.4', 2, 'arping: Device nosuch not available.'],
  ['ping -c 0 1.2.3.4', 1, "ping: invalid argument: '0': out of range: 1 <= value <="],
  ['hold send A', 2, 'hold: no connection A'],
  ["echo 'a", 2, 'sh: 1: Syntax error: Unterminated quoted string'],
];

describe('bad input gets the real exit code and words, and changes nothing', () => {
  test.each(REFUSED)('%s', (command, exit, message) => {
    const before = stateHash(world);
    const result = run(command);
    expect(result.exit).toBe(exit);
    expect(result.stderr.split('\n')[0]).toContain(message);
    expect(result.stdout).toBe('');
    expect(stateHash(world)).toBe(before);
  });
});

describe('what this version does not do is refused by name and changes nothing', () => {
  test.each([
    ['nft list ruleset', 'command nft'],
    ['ip tunnel', 'ip tunnel'],
    ['ip -6 addr', 'ip -6'],
    ['ip link add v0 type vlan', 'ip link add type vlan'],
    ['ip route add 1.0.0.0/8 via 1.2.3.1 initcwnd 20', 'ip route initcwnd'],
    ['iptables -t raw -L', 'iptables -t raw'],
    ['iptables -N WEB', 'iptables -N'],
    ['iptables -t nat -A PREROUTING -j DNAT --to-destination 1.1.1.1-1.1.1.4', 'a range of addresses'],
    ['iptables -A INPUT -j LOG', 'iptables -j LOG'],
    ['arptables -A INPUT -j CLASSIFY --set-class 1:1', 'arptables -j CLASSIFY'],
    ['ip neigh add proxy 1.2.3.9 dev eth0', 'ip neigh proxy'],
    ['ipvsadm -A -t 1.2.3.4:80 --pe sip', 'ipvsadm --pe'],
    ['curl -X POST http://1.2.3.4/', 'curl -X'],
    ['ip neigh; nft list ruleset', 'command nft'],
    ['if true; then ip addr; fi', 'shell syntax if'],
    ['ping -6 1.2.3.4', 'ping -6'],
  ])('%s', (command, what) => {
    const before = stateHash(world);
    expect(unsupported(command)).toContain(what);
    expect(stateHash(world)).toBe(before);
  });

  test('a switch has no addresses to configure', () => {
    expect(unsupported('ip addr add 1.2.3.4/24 dev p1', 'lan')).toBe('ip address on a bridge');
    expect(unsupported('sysctl -w net.ipv4.ip_forward=1', 'lan')).toBe('sysctl on a bridge');
  });
});
