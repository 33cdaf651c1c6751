import { addHost, addSwitch, connect, createWorld, stateHash, type World } from '@frameplay/engine';
import { beforeEach, describe, expect, test } from 'vitest';
import { startCommand } from '../start-command.js';

let world: World;

function run(command: string): { readonly exit: number; readonly stdout: string; readonly stderr: string } {
  const started = startCommand(world, 'a', command);
  if (started.kind !== 'ended') throw new Error(`${command}: ${started.kind}`);
  return started.result;
}

beforeEach(() => {
  world = createWorld({ seed: 1 });
  addHost(world, 'a');
  addSwitch(world, 'lan');
  connect(world, { node: 'a', iface: 'eth0' }, { node: 'lan', iface: 'p1' });
});

// All texts as arptables 1.8.9 (nf_tables) gave them on Linux 6.1.
describe('arptables', () => {
  test('-S writes the classic cure of LVS-DR as it was typed', () => {
    run('arptables -A INPUT -d 192.168.1.100 -j DROP');
    run('arptables -A OUTPUT -s 192.168.1.100 -j mangle --mangle-ip-s 192.168.1.11');
    expect(run('arptables -S').stdout).toBe(
      [
        '-P INPUT ACCEPT',
        '-P OUTPUT ACCEPT',
        '-A INPUT -j DROP -d 192.168.1.100',
        '-A OUTPUT -j mangle -s 192.168.1.100 --mangle-ip-s 192.168.1.11',
        '',
      ].join('\n'),
    );
  });

  test('-L names opcodes, with -n it numbers them, with -v it counts', () => {
    run('arptables -P INPUT DROP');
    run('arptables -A INPUT -i eth0 -s 192.168.1.32 -j ACCEPT');
    run('arptables -A OUTPUT --opcode Reply -d 192.168.1.33 -j DROP');
    expect(run('arptables -L OUTPUT').stdout).toBe(
      'Chain OUTPUT (policy ACCEPT)\n-j DROP -d 192.168.1.33 --opcode Reply\n',
    );
    expect(run('arptables -L -n -v').stdout).toBe(
      [
        'Chain INPUT (policy DROP 0 packets, 0 bytes)',
        '-j ACCEPT -i eth0 -o * -s 192.168.1.32 , pcnt=0 -- bcnt=0 ',
        '',
        'Chain OUTPUT (policy ACCEPT 0 packets, 0 bytes)',
        '-j DROP -i * -o * -d 192.168.1.33 --opcode 2 , pcnt=0 -- bcnt=0 ',
        '',
      ].join('\n'),
    );
  });

  test('-I, -R, -D and -F change the list', () => {
    run('arptables -A INPUT -s 1.2.3.4 -j DROP');
    run('arptables -I INPUT -d 192.168.1.100 -j DROP');
    run('arptables -R INPUT 2 ! -s 192.168.1.0/24 -j DROP');
    expect(run('arptables -S INPUT').stdout).toContain('-A INPUT -j DROP -d 192.168.1.100\n-A INPUT -j DROP ! -s');
    run('arptables -D INPUT -d 192.168.1.100 -j DROP');
    expect(run('arptables -S INPUT').stdout).toBe('-P INPUT ACCEPT\n-A INPUT -j DROP ! -s 192.168.1.0/24\n');
    run('arptables -F');
    expect(run('arptables -S INPUT').stdout).toBe('-P INPUT ACCEPT\n');
  });

  test.each([
    ['arptables', 2, 'no command specified'],
    ['arptables -A FORWARD -j DROP', 1, 'arptables: No chain/target/match by that name.'],
    ['arptables -A INPUT -j NOSUCH', 2, "Chain 'NOSUCH' does not exist"],
    ['arptables -D INPUT 5', 1, 'arptables: Index of deletion too big.'],
    ['arptables -D INPUT -j DROP', 1, 'arptables: Bad rule (does a matching rule exist in that chain?).'],
    ['arptables -A INPUT -s foo -j DROP', 2, "host/network `foo' not found"],
    ['arptables -A INPUT -o eth0 -j DROP', 2, "Can't use -o with INPUT"],
    ['arptables -A OUTPUT -j mangle', 4, 'RULE_APPEND failed (Invalid argument): rule in chain OUTPUT'],
    ['arptables -P INPUT FOO', 1, "arptables: Bad policy name. Run `dmesg' for more information."],
    ['arptables -A INPUT --foo', 2, 'unknown option "--foo"'],
    ['arptables -A INPUT --opcode foo -j DROP', 2, 'Problem with specified opcode'],
    ['arptables -A INPUT foo', 2, "Bad argument `foo'"],
    ['arptables -L NOSUCH', 1, "chain `NOSUCH' in table `filter' is incompatible, use 'nft' tool."],
    ['arptables -t nat -L', 3, "table 'nat' does not exist"],
  ])('%s is refused with the words of the real tool, and changes nothing', (command, exit, message) => {
    const before = stateHash(world);
    const refused = run(command);
    expect(refused.exit).toBe(exit);
    expect(refused.stderr).toContain(message);
    if (!command.startsWith('arptables -D')) expect(stateHash(world)).toBe(before);
  });
});
