import { addHost, addSwitch, connect, createWorld, runUntil, serve, simTime, type World } from '@frameplay/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ShellFiles } from './command-run.js';
import { interruptCommand, pollCommand } from './poll-command.js';
import { COMMAND_NAMES, startCommand } from './start-command.js';

/** 100,000 lines with `FRAMEPLAY_FUZZ=full`. */
const BATCHES = process.env['FRAMEPLAY_FUZZ'] === 'full' ? 2000 : 200;
const LINES_PER_BATCH = 50;
const RUN_US = 20_000;

const OBJECTS = [
  'addr',
  'link',
  'route',
  'neigh',
  'rule',
  'fdb',
  'get',
  'show',
  'add',
  'del',
  'set',
  'replace',
  'flush',
];
const WORDS = [
  ...['open', 'send', 'read', 'close', 'change', 'list', 'table', 'local', 'main', 'all', 'default', 'broadcast'],
  ...[
    'dev',
    'via',
    'src',
    'scope',
    'host',
    'global',
    'metric',
    'lladdr',
    'nud',
    'permanent',
    'proxy',
    'label',
    'brd',
    '+',
  ],
  ...[
    'type',
    'dummy',
    'up',
    'down',
    'mtu',
    'address',
    'arp',
    'on',
    'off',
    'fwmark',
    'lookup',
    'from',
    'to',
    'prio',
    'not',
  ],
  ...[
    'eth0',
    'lo',
    'lo:0',
    'eth0:1',
    'p1',
    'br0',
    'nosuch',
    'tunl0',
    'netmask',
    '-net',
    '-host',
    'gw',
    'reject',
    'pub',
  ],
  ...[
    '10.0.0.1',
    '10.0.0.1/24',
    '10.0.0.0/8',
    '0.0.0.0/0',
    '10.0.0.2:80',
    '255.255.255.0',
    '1.2.3',
    '999.1.1.1',
    '::1',
  ],
  ...[
    '224.0.0.18',
    '127.0.0.1',
    '02:00:00:00:00:02',
    'ff:ff:ff:ff:ff:ff',
    '02:00',
    'http://10.0.0.1/',
    'http://10.0.0.1:x/',
  ],
  ...[
    '0',
    '1',
    '-1',
    '32',
    '33',
    '80',
    '1500',
    '65535',
    '65536',
    '4294967296',
    '1e9',
    '0x10',
    'NaN',
    '1.5',
    '',
    '/',
    '=',
  ],
  ...[
    '-4',
    '-j',
    '-o',
    '-br',
    '-c',
    '-w',
    '-W',
    '-i',
    '-I',
    '-s',
    '-t',
    '-n',
    '-p',
    '-r',
    '-g',
    '-m',
    '-A',
    '-a',
    '-d',
    '-D',
  ],
  ...[
    '-E',
    '-e',
    '-C',
    '-L',
    '-Ln',
    '-Lnc',
    '-S',
    '-Sn',
    '-R',
    '-Z',
    '-u',
    '-f',
    '-b',
    '-q',
    '-U',
    '-M',
    '-x',
    '-y',
    '-P',
  ],
  ...[
    '--stats',
    '--rate',
    '--set',
    '--timeout',
    '--exact',
    '--persistent',
    '--start-daemon',
    'master',
    '--syncid',
    '-F',
    '-N',
  ],
  ...[
    'INPUT',
    'FORWARD',
    'PREROUTING',
    'mangle',
    'filter',
    '-j',
    'DROP',
    'ACCEPT',
    'MARK',
    '--set-mark',
    '--dport',
    'tcp',
  ],
  ...[
    'udp',
    'icmp',
    '-m',
    'multiport',
    '!',
    'rr',
    'wlc',
    'sh',
    'mh',
    'do',
    'dont',
    '--max-time',
    '-sS',
    '-o',
    '/dev/null',
  ],
  ...[
    'net.ipv4.ip_forward',
    'net.ipv4.conf.all.arp_ignore=1',
    'net.ipv4.conf.eth0.rp_filter=9',
    '-a',
    '/etc/k.conf',
    '/x',
  ],
  ...['<', '>', "'", '"', '\\', '#', '|', '$x', 'stop', 'start', 'reload', 'kill', 'help', '--', '-'],
];

const word = fc.oneof(
  { arbitrary: fc.constantFrom(...WORDS), weight: 10 },
  { arbitrary: fc.constantFrom(...OBJECTS), weight: 5 },
  { arbitrary: fc.string({ maxLength: 6, unit: 'binary' }), weight: 1 },
);
const line = fc.oneof(
  {
    arbitrary: fc
      .tuple(fc.constantFrom(...COMMAND_NAMES), fc.array(word, { maxLength: 8 }))
      .map(([command, words]) => [command, ...words].join(' ')),
    weight: 8,
  },
  {
    arbitrary: fc
      .tuple(
        fc.constantFrom(...OBJECTS.slice(0, 5)),
        fc.constantFrom(...OBJECTS.slice(6)),
        fc.array(word, { maxLength: 7 }),
      )
      .map(([object, verb, words]) => ['ip', object, verb, ...words].join(' ')),
    weight: 4,
  },
  { arbitrary: fc.string({ maxLength: 40, unit: 'binary' }), weight: 1 },
);
const lines = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'lan'), line), {
  minLength: LINES_PER_BATCH,
  maxLength: LINES_PER_BATCH,
});

function twoHosts(): World {
  const world = createWorld({ seed: 1 });
  addSwitch(world, 'lan');
  for (const [index, node] of ['a', 'b'].entries()) {
    addHost(world, node);
    connect(world, { node, iface: 'eth0' }, { node: 'lan', iface: `p${index + 1}` });
    startCommand(world, node, `ip addr add 10.0.0.${index + 1}/24 dev eth0`);
    serve(world, node, { port: 80, body: node });
  }
  return world;
}

const KEEPALIVED =
  'vrrp_instance V { interface eth0 virtual_router_id 1 priority 100 virtual_ipaddress { 10.0.0.9 } }\n';

/** A line is refused, ends, or has begun something that goes on for a while and can be interrupted. */
function runLine(world: World, node: string, text: string, files: ShellFiles): void {
  const started = startCommand(world, node, text, files);
  runUntil(world, simTime(world.now + RUN_US), { maxFrames: 20_000 });
  if (started.kind !== 'program') return;
  const ended = pollCommand(world, started);
  if (ended === undefined) interruptCommand(world, started);
  else expect(typeof ended.result.stdout).toBe('string');
}

test('no line that anybody could type throws or hangs', () => {
  fc.assert(
    fc.property(lines, (batch) => {
      const world = twoHosts();
      const files: ShellFiles = { a: { '/etc/k.conf': KEEPALIVED, '/x': '-A -t 10.0.0.9:80 -s rr\n' } };
      for (const [node, text] of batch) runLine(world, node, text, files);
    }),
    { numRuns: BATCHES },
  );
}, 600_000);
