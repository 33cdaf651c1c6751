import { addHost, addSwitch, connect, createWorld, stateHash, type World } from '@frameplay/engine';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { PAGES } from '../man/pages.js';
import { startCommand } from '../start-command.js';
import { type Completion, complete } from './complete.js';

let world: World;

beforeAll(() => {
  world = createWorld({ seed: 1 });
  addHost(world, 'director');
  addSwitch(world, 'lan');
  connect(world, { node: 'director', iface: 'eth0' }, { node: 'lan', iface: 'p1' });
  for (const line of [
    'ip addr add 192.168.1.10/24 dev eth0',
    'ip addr add 192.168.1.100/32 dev lo label lo:0',
    'ip route add default via 192.168.1.1',
    'ipvsadm -A -t 192.168.1.100:80 -s rr',
    'ipvsadm -a -t 192.168.1.100:80 -r 192.168.1.11 -g',
  ]) {
    expect(startCommand(world, 'director', line)).toMatchObject({ kind: 'ended', result: { exit: 0 } });
  }
});

function at(line: string, node = 'director'): Completion {
  return complete(line, line.length, { world, node });
}

const texts = (line: string, node?: string): string[] => at(line, node).candidates.map(({ text }) => text);

describe('Tab offers', () => {
  test.each([
    ['ipv', ['ipvsadm']],
    ['ip add', ['addr']],
    ['ip a', ['addr']],
    ['ip addr a', ['add']],
    ['ip addr show ', ['lo', 'tunl0', 'eth0', 'dev', 'label', 'scope', 'brd', 'up']],
    ['ip addr add 10.0.0.1/24 dev e', ['eth0']],
    ['ip route add default via 192.168.1.1', ['192.168.1.100', '192.168.1.11', '192.168.1.10', '192.168.1.1']],
    ['ip neigh show nud p', ['permanent', 'probe']],
    ['ipvsadm -A -t 192.168.1.100:80 -s w', ['wrr', 'wlc']],
    ['ipvsadm -a -t 1', ['192.168.1.100:80', '192.168.1.100', '192.168.1.11', '192.168.1.10', '192.168.1.1']],
    ['ipvsadm -d -t 192.168.1.100:80 -r ', ['192.168.1.11:80']],
    ['tcpdump -i ', ['lo', 'tunl0', 'eth0', 'any']],
    ['tcpdump -n ho', ['host']],
    ['ping -I e', ['eth0']],
    ['curl http://192.168.1.10', ['http://192.168.1.100/', 'http://192.168.1.10/']],
    ['sysctl -w net.ipv4.conf.all.arp_i', ['net.ipv4.conf.all.arp_ignore']],
    [
      'sysctl net.ipv4.co',
      [
        'net.ipv4.conf.all.',
        'net.ipv4.conf.default.',
        'net.ipv4.conf.eth0.',
        'net.ipv4.conf.lo.',
        'net.ipv4.conf.tunl0.',
      ],
    ],
    ['cat /proc/net/ar', ['/proc/net/arp']],
    ['echo 1 > /proc/sys/net/ipv4/ip_f', ['/proc/sys/net/ipv4/ip_forward']],
    ['ip neigh | gr', ['grep']],
    ['true && keepalived re', ['reload']],
    ['for i in 1 2; do cu', ['curl']],
    ['timeout 5 tcp', ['tcpdump']],
    ['timeout 5 tcpdump -i e', ['eth0']],
    ['man tr', ['traceroute', 'true']],
    ['ss -tn state e', ['established']],
    ["echo 'ip", []],
    ['nosuch ', []],
    ['valueOf ', []],
    ['ip constructor ', []],
  ])('%s', (line, expected) => {
    expect(texts(line)).toEqual(expected);
  });

  test('options with what they mean, in both languages', () => {
    const { candidates } = at('tcpdump -');
    expect(candidates.find(({ text }) => text === '-e')?.hint).toEqual({
      en: 'print the link-layer header: both MAC addresses',
      zh: '打印链路层首部，即两个 MAC 地址',
    });
  });

  test('settings of the kernel with what they decide', () => {
    const { candidates } = at('sysctl -w net.ipv4.conf.all.arp_');
    expect(candidates.find(({ text }) => text.endsWith('arp_announce'))?.hint?.en).toBe(
      'sender address of our ARP requests',
    );
  });

  test('on a switch only what makes sense there', () => {
    expect(texts('ip', 'lan')).toEqual([]);
    expect(texts('br', 'lan')).toEqual(['bridge']);
    expect(texts('tcpdump -i ', 'lan')).toEqual(['p1', 'any']);
  });

  test('in the middle of a line what belongs there', () => {
    expect(complete('tcpdump -i e -n', 12, { world, node: 'director' })).toEqual({
      from: 11,
      candidates: [{ text: 'eth0', hint: { en: 'interface', zh: '接口' } }],
    });
  });
});

function isConsistent(line: string, cursor: number, { from, candidates }: Completion): void {
  const typed = line.slice(from, Math.min(cursor, line.length));
  expect(from).toBeGreaterThanOrEqual(0);
  expect(candidates.filter(({ text }) => !text.startsWith(typed) || text === '')).toEqual([]);
  expect(new Set(candidates.map(({ text }) => text)).size).toBe(candidates.length);
}

test('at every place of every documented example', () => {
  for (const page of PAGES.values()) {
    for (const { line } of page.examples) {
      for (let cursor = 0; cursor <= line.length; cursor += 1) {
        const completion = complete(line, cursor, { world, node: 'director' });
        isConsistent(line, cursor, completion);
        const isCommand = cursor <= page.name.length && line.startsWith(`${page.name} `);
        if (isCommand) expect(completion.candidates.map(({ text }) => text)).toContain(page.name);
      }
    }
  }
});

test('no line that anybody could type makes it throw or change the world', () => {
  const before = stateHash(world);
  const pieces = fc.oneof(
    fc.constantFrom(
      ...PAGES.keys(),
      ...[...PAGES.values()].flatMap(({ examples }) => examples.map(({ line }) => line)),
    ),
    fc.constantFrom(' ', ';', '|', '&&', '>', '<', "'", '"', '\\', '$', '$(', '-', '--', '=', '/', '.', ':', '\n', '#'),
    fc.string({ maxLength: 8, unit: 'binary' }),
  );
  const line = fc.array(pieces, { maxLength: 6 }).map((list) => list.join(' '));
  fc.assert(
    fc.property(
      line,
      fc.integer({ min: -2, max: 120 }),
      fc.constantFrom('director', 'lan', 'nosuch'),
      (text, cursor, node) => {
        isConsistent(text, Math.max(0, cursor), complete(text, cursor, { world, node }));
      },
    ),
    { numRuns: process.env['FRAMEPLAY_FUZZ'] === 'full' ? 100_000 : 3000 },
  );
  expect(stateHash(world)).toBe(before);
}, 600_000);
