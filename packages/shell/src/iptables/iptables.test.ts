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
    ['iptables -A NOSUCH -j DROP', 2, "Chain 'NOSUCH' does not exist"],
    ['iptables -A INPUT -j NOSUCH', 2, "Chain 'NOSUCH' does not exist"],
    ['iptables -A INPUT -p nosuch -j DROP', 2, 'unknown protocol "nosuch" specified'],
    ['iptables -A INPUT --dport 80 -j DROP', 2, 'unknown option "--dport"'],
    ['iptables -A INPUT -p tcp --dport 70000 -j DROP', 2, "invalid port/service `70000' specified"],
    ['iptables -A INPUT -s 1.2.3.400 -j DROP', 2, "host/network `1.2.3.400' not found"],
    ['iptables -A INPUT -o eth0 -j DROP', 2, "Can't use -o with INPUT"],
    ['iptables -A INPUT foo', 2, "Bad argument `foo'"],
    ['iptables -A INPUT -j MARK --set-mark 1', 4, 'failed (Invalid argument): rule in chain INPUT'],
    ['iptables -t nosuch -L', 3, "table 'nosuch' does not exist"],
    ['iptables -D INPUT -j DROP', 1, 'Bad rule (does a matching rule exist in that chain?).'],
    ['iptables -D INPUT 1', 4, 'RULE_DELETE failed (Invalid argument): rule in chain INPUT'],
  ])('%s is refused with the words of the real tool', (command, exit, message) => {
    const refused = run(command);
    expect(refused.exit).toBe(exit);
    expect(refused.stderr).toContain(message);
  });

  test('what is refused changes nothing', () => {
    const before = stateHash(world);
    run('iptables -A INPUT -p tcp --dport 70000 -j DROP');
    run('iptables -A FORWARD -j NOSUCH');
    expect(stateHash(world)).toBe(before);
  });
});
