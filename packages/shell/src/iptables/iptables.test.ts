import { addHost, addSwitch, connect, createWorld, stateHash, type World } from '@frameplay/engine';
import { beforeEach, describe, expect, test } from 'vitest';
import { startCommand } from '../start-command.js';

let world: World;

function run(command: string): { readonly exit: number; readonly stdout: string; readonly stderr: string } {
  const started = startCommand(world, 'a', command);
  if (started.kind !== 'ended') throw new Error(`${command}: ${started.kind}`);
  return started.result;
}

function saved(table = 'filter'): string {
  return run(`iptables -t ${table} -S`).stdout;
}

beforeEach(() => {
  world = createWorld({ seed: 1 });
  addHost(world, 'a');
  addSwitch(world, 'lan');
  connect(world, { node: 'a', iface: 'eth0' }, { node: 'lan', iface: 'p1' });
});

describe('iptables', () => {
  test('-S writes every rule as it could be entered again', () => {
    run('iptables -A INPUT -p tcp --dport 80 -j DROP');
    run('iptables -A INPUT ! -s 10.0.0.0/8 -i eth0 -p icmp --icmp-type echo-request -j REJECT');
    run('iptables -I INPUT -p vrrp -j DROP');
    run('iptables -A FORWARD -p tcp -m multiport --dports 80,443 -j ACCEPT');
    expect(saved()).toBe(
      [
        '-P INPUT ACCEPT',
        '-P FORWARD ACCEPT',
        '-P OUTPUT ACCEPT',
        '-A INPUT -p vrrp -j DROP',
        '-A INPUT -p tcp -m tcp --dport 80 -j DROP',
        '-A INPUT ! -s 10.0.0.0/8 -i eth0 -p icmp -m icmp --icmp-type 8 -j REJECT --reject-with icmp-port-unreachable',
        '-A FORWARD -p tcp -m multiport --dports 80,443 -j ACCEPT',
        '',
      ].join('\n'),
    );
  });

  test('-D takes away what -A added, by the same words or by its number', () => {
    run('iptables -t mangle -A PREROUTING -d 1.2.3.4 -p tcp --dport 80 -j MARK --set-mark 1');
    run('iptables -t mangle -A PREROUTING -d 1.2.3.4 -p tcp --dport 443 -j MARK --set-mark 1');
    expect(saved('mangle')).toContain('--dport 443 -j MARK --set-xmark 0x1/0xffffffff\n');
    run('iptables -t mangle -D PREROUTING -d 1.2.3.4 -p tcp --dport 443 -j MARK --set-mark 1');
    run('iptables -t mangle -D PREROUTING 1');
    expect(saved('mangle')).not.toContain('-A ');
  });

  test('-F empties one table and leaves its policies', () => {
    run('iptables -P FORWARD DROP');
    run('iptables -A INPUT -j DROP');
    run('iptables -F');
    expect(saved()).toBe('-P INPUT ACCEPT\n-P FORWARD DROP\n-P OUTPUT ACCEPT\n');
  });

  test('-L shows a rule under the heads of its columns', () => {
    run('iptables -A INPUT -p tcp --dport 80 -j DROP');
    expect(run('iptables -L INPUT').stdout.split('\n')).toEqual([
      'Chain INPUT (policy ACCEPT)',
      'target     prot opt source               destination         ',
      'DROP       tcp  -- anywhere             anywhere             tcp dpt:http'.replace('-- ', '--  '),
      '',
    ]);
  });

  // What iptables 1.8.9 says, with its exit codes.
  test.each([
    ['iptables', 2, 'no command specified'],
    ['iptables -A', 2, 'option "-A" requires an argument'],
    ['iptables -A NOSUCH -j DROP', 1, 'iptables: No chain/target/match by that name.'],
    ['iptables -A INPUT -j NOSUCH', 2, "Chain 'NOSUCH' does not exist"],
    ['iptables -A INPUT -p nosuch -j DROP', 2, 'unknown protocol "nosuch" specified'],
    ['iptables -A INPUT --dport 80 -j DROP', 2, 'unknown option "--dport"'],
    ['iptables -A INPUT -p tcp --dport 70000 -j DROP', 2, "invalid port/service `70000' specified"],
    ['iptables -A INPUT -s 1.2.3.400 -j DROP', 2, "host/network `1.2.3.400' not found"],
    ['iptables -A INPUT -o eth0 -j DROP', 2, "Can't use -o with INPUT"],
    ['iptables -A INPUT foo', 2, "Bad argument `foo'"],
    ['iptables -L NOSUCH', 1, "chain `NOSUCH' in table `filter' is incompatible, use 'nft' tool."],
    ['iptables -P INPUT FOO', 1, "iptables: Bad policy name. Run `dmesg' for more information."],
    ['iptables -t mangle -A INPUT -j REJECT', 4, 'failed (Invalid argument): rule in chain INPUT'],
    ['iptables -A OUTPUT -m mac --mac-source 02:00:00:00:00:01 -j DROP', 4, 'rule in chain OUTPUT'],
    ['iptables -A INPUT -m mac --mac-source 02:00 -j DROP', 2, 'Invalid MAC address specified.'],
    ['iptables -A INPUT -m mac -j DROP', 2, 'mac: option "--mac-source" must be specified'],
    ['iptables -t nat -A POSTROUTING -j DNAT --to-destination 1.1.1.1', 4, 'rule in chain POSTROUTING'],
    ['iptables -t nat -A PREROUTING -j DNAT --to-destination 1.1.1.1:80', 2, 'Need TCP, UDP, SCTP or DCCP'],
    ['iptables -t nat -A PREROUTING -j DNAT', 2, 'DNAT: option "--to-destination" must be specified'],
    ['iptables -t nat -A PREROUTING -j DROP', 2, 'The "nat" table is not intended for filtering'],
    ['iptables -t nat -P PREROUTING DROP', 2, 'The "nat" table is not intended for filtering'],
    ['iptables -A FORWARD -j DNAT --to-destination 1.1.1.1', 4, 'rule in chain FORWARD'],
    ['iptables -t mangle -A FORWARD -p udp -j TCPMSS --set-mss 100', 4, 'rule in chain FORWARD'],
    ['iptables -t mangle -A PREROUTING -p tcp --tcp-flags SYN -j DROP', 2, '--tcp-flags requires two args.'],
    ['iptables -t nosuch -L', 3, "table 'nosuch' does not exist"],
    ['iptables -D INPUT -j DROP', 1, 'Bad rule (does a matching rule exist in that chain?).'],
    ['iptables -D INPUT 1', 1, 'iptables: No chain/target/match by that name.'],
  ])('%s is refused with the words of the real tool', (command, exit, message) => {
    const refused = run(command);
    expect(refused.exit).toBe(exit);
    expect(refused.stderr).toContain(message);
  });

  test('-S of table nat writes what a connection is translated to', () => {
    run('iptables -t nat -A PREROUTING -d 192.168.1.100 -p tcp --dport 80 -j REDIRECT --to-ports 8080');
    run('iptables -t nat -A PREROUTING -p udp --dport 53 -j DNAT --to 10.0.0.2:5353');
    run('iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE');
    expect(saved('nat')).toBe(
      [
        '-P PREROUTING ACCEPT',
        '-P INPUT ACCEPT',
        '-P OUTPUT ACCEPT',
        '-P POSTROUTING ACCEPT',
        '-A PREROUTING -d 192.168.1.100/32 -p tcp -m tcp --dport 80 -j REDIRECT --to-ports 8080',
        '-A PREROUTING -p udp -m udp --dport 53 -j DNAT --to-destination 10.0.0.2:5353',
        '-A POSTROUTING -o eth0 -j MASQUERADE',
        '',
      ].join('\n'),
    );
  });

  test('what is refused changes nothing', () => {
    const before = stateHash(world);
    run('iptables -A INPUT -p tcp --dport 70000 -j DROP');
    run('iptables -A FORWARD -j NOSUCH');
    expect(stateHash(world)).toBe(before);
  });
});
