import { addHost, addSwitch, connect, createWorld, runUntil, serve, simTime, type World } from '@frameplay/engine';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CommandResult, CommandRun, ShellFiles, ShellOptions } from '../command-run.js';
import { commandOutput, copyCommand, interruptCommand, pollCommand } from '../poll-command.js';
import { startCommand } from '../start-command.js';

let world: World;
let files: ShellFiles;

beforeEach(() => {
  world = createWorld({ seed: 1 });
  files = {};
  addSwitch(world, 'lan');
  for (const [index, node] of ['client', 'rs1'].entries()) {
    addHost(world, node);
    connect(world, { node, iface: 'eth0' }, { node: 'lan', iface: `p${index + 1}` });
    startCommand(world, node, `ip addr add 192.168.1.${index === 0 ? 50 : 11}/24 dev eth0`);
  }
  serve(world, 'rs1', { port: 80, body: 'rs1' });
});

const STEP_US = 100_000;

function start(
  line: string,
  options: ShellOptions = {},
  node = 'client',
): Exclude<CommandRun, { kind: 'unsupported' }> {
  const run = startCommand(world, node, line, files, options);
  if (run.kind === 'unsupported') throw new Error(run.what);
  return run;
}

function run(line: string, node = 'client'): CommandResult {
  const started = start(line, {}, node);
  for (let steps = 0; steps < 1000; steps += 1) {
    const ended = pollCommand(world, started, files);
    if (ended !== undefined) return ended.result;
    runUntil(world, simTime(world.now + STEP_US));
  }
  throw new Error(`${line} does not end`);
}

const out = (line: string, node?: string): string => run(line, node).stdout;

describe('a line of several commands', () => {
  test.each([
    ['echo a; echo b', 'a\nb\n', 0],
    ['true && echo yes || echo no', 'yes\n', 0],
    ['false && echo yes || echo no', 'no\n', 0],
    ['false || echo b && echo c', 'b\nc\n', 0],
    ['false; echo $?', '1\n', 0],
    ['foo 2>/dev/null; echo "exit $?"', 'exit 127\n', 0],
    ['true; false', '', 1],
    ['echo a # no; echo b', 'a\n', 0],
    ['for i in 1 2 3; do echo n$i; done', 'n1\nn2\nn3\n', 0],
    ['for i in {3..1}; do for j in a b; do echo $i$j; done; done', '3a\n3b\n2a\n2b\n1a\n1b\n', 0],
    ['for i in $(seq 2); do echo $i; done', '1\n2\n', 0],
    ['echo \'a;b\' "c|d" e\\&f', 'a;b c|d e&f\n', 0],
  ])('%s', (line, stdout, exit) => {
    const result = run(line);
    expect([result.stdout, result.exit]).toEqual([stdout, exit]);
  });

  test('a command that takes time holds up those that follow', () => {
    const result = run('curl -s http://192.168.1.11/; ping -c 1 192.168.1.11 > /dev/null && echo reached; sleep 2');
    expect(result).toEqual({ exit: 0, stdout: 'rs1\nreached\n', stderr: '' });
    expect(world.now).toBeGreaterThanOrEqual(2_000_000);
  });

  test('a loop asks as often as it says', () => {
    expect(out('for i in 1 2 3 4; do curl -s http://192.168.1.11/; done')).toBe('rs1\nrs1\nrs1\nrs1\n');
  });

  test('a loop of too many commands is refused before it begins', () => {
    const asked = startCommand(world, 'client', 'for i in {1..400}; do for j in {1..400}; do echo; done; done');
    expect(asked).toEqual({ kind: 'unsupported', what: 'a line of more than 500 commands' });
  });
});

describe('pipes and files', () => {
  test.each([
    ['ip addr | grep 192', '    inet 192.168.1.50/24 scope global eth0\n'],
    ['ip -br addr | wc -l', '3\n'],
    ['ip -br addr | grep -v tunl0 | head -1', 'lo               UNKNOWN        127.0.0.1/8 \n'],
    ['echo -e "b\\na\\nc" | sort | tail -n 2', 'b\nc\n'],
    ['echo -e "10 x\\n9 y" | sort -n', '9 y\n10 x\n'],
    ['echo aba | grep -o b', 'b\n'],
    ['ip route | grep -c default', '0\n'],
    ['echo 1 > /proc/sys/net/ipv4/ip_forward; cat /proc/sys/net/ipv4/ip_forward', '1\n'],
    ['echo a > /tmp/f; echo b >> /tmp/f; cat /tmp/f', 'a\nb\n'],
    ['foo 2>&1 | wc -l', '1\n'],
    ['hostname', 'client\n'],
    ['hostname -I', '192.168.1.50 \n'],
  ])('%s', (line, stdout) => {
    expect(out(line)).toBe(stdout);
  });

  test('each device has its own files', () => {
    expect(run('echo x > /tmp/f').exit).toBe(0);
    expect(run('cat /tmp/f', 'rs1')).toEqual({
      exit: 1,
      stdout: '',
      stderr: 'cat: /tmp/f: No such file or directory\n',
    });
  });
});

// As bash 5.2 and coreutils 9.1 say it.
describe('bad input', () => {
  test.each([
    ['foo', 127, 'bash: foo: command not found\n'],
    ['./foo', 127, 'bash: ./foo: No such file or directory\n'],
    ['| ip', 2, "bash: syntax error near unexpected token `|'\n"],
    ['ip ;; ip', 2, "bash: syntax error near unexpected token `;;'\n"],
    ['ip &&', 2, 'bash: syntax error: unexpected end of file\n'],
    ['&& ip', 2, "bash: syntax error near unexpected token `&&'\n"],
    ['echo a |', 2, 'bash: syntax error: unexpected end of file\n'],
    ['for i in 1 2; do done', 2, "bash: syntax error near unexpected token `done'\n"],
    ['for i in 1 2; echo', 2, "bash: syntax error near unexpected token `echo'\n"],
    ['echo x > /proc/sys/net/ipv4/ip_forward', 1, 'bash: echo: write error: Invalid argument\n'],
    ['true && echo 1 > /proc/sys/net/ipv4/foo', 1, 'bash: /proc/sys/net/ipv4/foo: No such file or directory\n'],
    ['echo 1 > /proc/sys/net/ipv4/foo', 1, 'bash: /proc/sys/net/ipv4/foo: No such file or directory\n'],
    ['timeout x ip', 125, "timeout: invalid time interval ‘x’\nTry 'timeout --help' for more information.\n"],
    ['timeout 1 foo', 127, 'timeout: failed to run command ‘foo’: No such file or directory\n'],
    ['sleep', 1, "sleep: missing operand\nTry 'sleep --help' for more information.\n"],
    ['echo a | head -n x', 1, 'head: invalid number of lines: ‘x’\n'],
    ['echo a | grep', 2, "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n"],
    ['echo a | wc -q', 1, "wc: invalid option -- 'q'\nTry 'wc --help' for more information.\n"],
  ])('%s', (line, exit, stderr) => {
    expect(run(line)).toEqual({ exit, stdout: '', stderr });
  });
});

describe('a command that goes on for ever', () => {
  test('is stopped after four pings where nobody can press Ctrl-C', () => {
    const result = run('ping 192.168.1.11');
    expect(result.stdout).toContain('4 packets transmitted, 4 received, 0% packet loss');
    expect(result.exit).toBe(0);
  });

  test('goes on in a terminal, shows what it has, and ends at Ctrl-C with its statistics', () => {
    const started = start('ping 192.168.1.11', { patienceUs: null });
    runUntil(world, simTime(world.now + 9_500_000));
    expect(pollCommand(world, started, files)).toBeUndefined();
    expect(commandOutput(world, started).stdout.split('\n')).toHaveLength(12);
    const result = interruptCommand(world, started, files);
    expect(result.stdout).toContain('10 packets transmitted, 10 received');
    expect(result.exit).toBe(0);
  });

  test('timeout ends it without its statistics', () => {
    const result = run('timeout 1.5 ping 192.168.1.11');
    expect(result.exit).toBe(124);
    expect(result.stdout.split('\n')).toHaveLength(4);
  });

  test('in the background it is stopped when the line is over', () => {
    const result = run('tcpdump -n -i eth0 icmp & ping -c 2 192.168.1.11 > /dev/null');
    expect(result.stdout.match(/ICMP echo request/g)).toHaveLength(2);
    expect(result.stderr).toContain('4 packets captured');
  });

  test('Ctrl-C ends the whole line', () => {
    const started = start('ping 192.168.1.11; echo never', { patienceUs: null });
    runUntil(world, simTime(world.now + 1_500_000));
    expect(pollCommand(world, started, files)).toBeUndefined();
    expect(interruptCommand(world, started, files).stdout).not.toContain('never');
    expect(pollCommand(world, started, files)?.result.stdout).not.toContain('never');
  });

  test('a copy goes on by itself', () => {
    const started = start('sleep 1; echo done');
    const copy = copyCommand(started);
    runUntil(world, simTime(world.now + 1_000_000));
    expect(pollCommand(world, started, files)?.result.stdout).toBe('done\n');
    expect(pollCommand(world, copy, files)?.result.stdout).toBe('done\n');
  });
});

describe('tcpdump', () => {
  test('prints what passes while it runs, and ends at its count', () => {
    const started = start('tcpdump -n -i eth0 -c 2 arp');
    expect(run('curl -s http://192.168.1.11/').stdout).toBe('rs1\n');
    const ended = pollCommand(world, started, files);
    expect(ended?.result).toEqual({
      exit: 0,
      stdout:
        '00:00:00.000000 ARP, Request who-has 192.168.1.11 tell 192.168.1.50, length 28\n' +
        '00:00:00.000000 ARP, Reply 192.168.1.11 is-at 02:ff:00:00:00:03, length 28\n',
      stderr:
        'tcpdump: verbose output suppressed, use -v[v]... for full protocol decode\n' +
        'listening on eth0, link-type EN10MB (Ethernet), snapshot length 262144 bytes\n' +
        '2 packets captured\n2 packets received by filter\n0 packets dropped by kernel\n',
    });
  });

  test('on all interfaces it says which, and which way', () => {
    const started = start('tcpdump -n -i any icmp', { patienceUs: null });
    run('ping -c 1 192.168.1.11; ping -c 1 127.0.0.1');
    const lines = commandOutput(world, started).stdout.split('\n');
    expect(lines.map((line) => line.slice(16, 26))).toEqual([
      ...['eth0  Out ', 'eth0  In  ', 'lo    In  ', 'lo    In  ', ''],
    ]);
  });

  test('at a port of a switch it sees what floods', () => {
    const started = start('tcpdump -n -e -i p2', { patienceUs: null }, 'lan');
    run('ping -c 1 192.168.1.11');
    expect(commandOutput(world, started).stdout).toContain(
      '> ff:ff:ff:ff:ff:ff, ethertype ARP (0x0806), length 42: Request',
    );
  });

  // The words of tcpdump 4.99.3.
  test.each([
    ['tcpdump -n -i nosuch', 'tcpdump: nosuch: No such device exists\n(No such device exists)\n'],
    ['tcpdump -n -i eth0 foo', "tcpdump: can't parse filter expression: syntax error\n"],
    ['tcpdump -n -c x -i eth0', 'tcpdump: invalid packet count x\n'],
    ['tcpdump -c 0 -i eth0', 'tcpdump: invalid packet count 0\n'],
    [
      'tcpdump -n -i any ether host 02:00:00:00:00:01',
      'tcpdump: data link type LINUX_SLL2\ntcpdump: ethernet addresses supported only on ethernet/FDDI/token ring/802.11/ATM LANE/Fibre Channel\n',
    ],
  ])('%s is refused', (line, stderr) => {
    expect(run(line)).toEqual({ exit: 1, stdout: '', stderr });
  });
});

describe('traceroute', () => {
  test('names the hop that answers', () => {
    expect(out('traceroute -n 192.168.1.11')).toBe(
      'traceroute to 192.168.1.11 (192.168.1.11), 30 hops max, 60 byte packets\n 1  192.168.1.11  0.000 ms  0.000 ms  0.000 ms\n',
    );
    expect(out('traceroute -I 192.168.1.11')).toContain(' 1  192.168.1.11 (192.168.1.11)  0.000 ms');
  });

  test('shows stars where nobody answers, and a host that cannot be reached', () => {
    expect(out('traceroute -n -m 2 -q 1 -w 1 192.168.1.77')).toBe(
      'traceroute to 192.168.1.77 (192.168.1.77), 2 hops max, 60 byte packets\n 1  *\n 2  *\n',
    );
    expect(run('traceroute -n 8.8.8.8')).toMatchObject({
      exit: 1,
      stderr: expect.stringContaining('connect: Network is unreachable'),
    });
  });
});
