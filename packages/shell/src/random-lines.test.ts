import { addHost, addSwitch, connect, createWorld, runUntil, serve, simTime, type World } from '@frameplay/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ShellFiles } from './command-run.js';
import { COMMAND_NAMES } from './commands.js';
import { commandOutput, interruptCommand, pollCommand } from './poll-command.js';
import { startCommand } from './start-command.js';

/** 100,000 lines with `FRAMEPLAY_FUZZ=full`. */
const BATCHES = process.env['FRAMEPLAY_FUZZ'] === 'full' ? 2000 : 120;
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
/** Lines that work, most of them; with a word or two that are others. */
const GOOD = [
  ...['ip addr add 10.0.0.9/32 dev lo', 'ip addr add 10.1.0.1/24 brd + dev eth0 label eth0:1 scope host', 'ip -j addr'],
  ...[
    'ip addr del 10.0.0.1/24 dev eth0',
    'ip addr flush dev eth0',
    'ip addr show dev eth0',
    'ip -br link',
    'ip -o addr',
  ],
  ...['ip link set dev eth0 down', 'ip link set eth0 up', 'ip link set eth0 mtu 1400', 'ip link set eth0 arp off'],
  ...['ip link set eth0 address 02:00:00:00:00:77', 'ip link add d0 type dummy', 'ip route add default via 10.0.0.2'],
  ...['ip route add 10.9.0.0/16 via 10.0.0.2 dev eth0 src 10.0.0.1 metric 5', 'ip route replace local 10.0.0.9 dev lo'],
  ...[
    'ip route del default',
    'ip route get 10.0.0.2',
    'ip route show table all',
    'ip rule add fwmark 1 lookup 100 prio 5',
  ],
  ...['ip rule', 'ip neigh replace 10.0.0.2 lladdr 02:00:00:00:00:02 nud permanent dev eth0', 'ip neigh flush all'],
  ...['ip neigh del 10.0.0.2 dev eth0', 'ip -j neigh show dev eth0', 'sysctl -w net.ipv4.conf.all.arp_ignore=1'],
  ...[
    'sysctl -n net.ipv4.ip_forward',
    'sysctl -a',
    'sysctl net.ipv4.vs.expire_nodest_conn=1',
    'bridge fdb show br br0',
  ],
  ...[
    'ipvsadm -A -t 10.0.0.9:80 -s wlc -p 60 -M 255.255.255.0',
    'ipvsadm -a -t 10.0.0.9:80 -r 10.0.0.2:80 -g -w 3 -x 9 -y 2',
  ],
  ...['ipvsadm -e -t 10.0.0.9:80 -r 10.0.0.2:80 -m -w 0', 'ipvsadm -d -t 10.0.0.9:80 -r 10.0.0.2', 'ipvsadm -D -f 1'],
  ...[
    'ipvsadm -E -u 10.0.0.9:53 -s sh -b sh-port -o',
    'ipvsadm -A -f 1 -s rr',
    'ipvsadm -Ln --stats',
    'ipvsadm -Lnc',
    'ipvsadm -C',
  ],
  ...['ipvsadm -Sn', 'ipvsadm -R < /x', 'ipvsadm -Sn > /y', 'ipvsadm --set 900 120 300', 'ipvsadm -Z'],
  ...['ipvsadm --start-daemon master --mcast-interface eth0 --syncid 1', 'ipvsadm --stop-daemon master'],
  ...[
    'ifconfig',
    'ifconfig eth0 10.0.0.5 netmask 255.255.255.0 up',
    'ifconfig lo:0 10.0.0.9 netmask 255.255.255.255 -arp',
  ],
  ...[
    'ifconfig eth0 down',
    'route -n',
    'route add -host 10.0.0.9 dev lo:0',
    'route add default gw 10.0.0.2',
    'route del -net 10.0.0.0/24',
  ],
  ...[
    'arp -n',
    'arp -s 10.0.0.2 02:00:00:00:00:02',
    'arp -d 10.0.0.2',
    'arping -c 2 -w 1 -I eth0 10.0.0.2',
    'arping -U -c 1 -I eth0 10.0.0.1',
  ],
  ...[
    'ping -c 2 -i 0.2 -W 1 10.0.0.2',
    'ping -c 1 -s 3000 -M dont -t 3 -I 10.0.0.1 -q 10.0.0.2',
    'curl -s --max-time 2 http://10.0.0.2/',
  ],
  ...[
    'curl -sS -o /dev/null -w x http://10.0.0.2:80/',
    'udp -a -p 500 -s 2000 -t 1 10.0.0.2 53',
    'hold open c http://10.0.0.2/',
  ],
  ...[
    'hold send c hello',
    'hold send -s 5000 c',
    'hold read -t 1 c',
    'hold close c',
    'keepalived start',
    'keepalived reload',
    'keepalived kill',
    'keepalived log',
    'keepalived stop',
  ],
  ...[
    'iptables -A INPUT -p tcp --dport 80 -j DROP',
    'iptables -t mangle -A PREROUTING -d 10.0.0.9 -p tcp -m multiport --dports 80,443 -j MARK --set-mark 1',
  ],
  ...[
    'iptables -P FORWARD DROP',
    'iptables -L -n -v',
    'iptables -t nat -A PREROUTING -d 10.0.0.9 -p tcp --dport 80 -j REDIRECT --to-ports 8080',
    'iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE',
    'iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu',
    'iptables -A INPUT -m mac ! --mac-source 02:00:00:00:00:01 -m state --state NEW -j DROP',
    'arptables -A INPUT -d 10.0.0.9 -j DROP',
    'arptables -A OUTPUT -s 10.0.0.9 -j mangle --mangle-ip-s 10.0.0.1',
    'iptables -D INPUT 1',
    'iptables -F',
    'iptables -I OUTPUT -p icmp -j REJECT',
  ],
];
const GOOD_LINES = [
  ...GOOD,
  ...['tcpdump -n -e -i any -c 2 tcp port 80 or arp', "tcpdump -v -i eth0 'tcp[tcpflags] & (tcp-syn|tcp-ack) != 0'"],
  ...['tcpdump -n -i p1 host 10.0.0.1 and not icmp', 'timeout 0.01 tcpdump -XX -tttt ether src 02:00:00:00:00:02'],
  ...['ss -tan', 'ss -tuln state listening', "ss -tn '( sport = :80 or dst 10.0.0.0/8 )'", 'ss -s', 'hostname -I'],
  ...['traceroute -n -q 1 -m 3 -w 1 10.0.0.2', 'traceroute -I 10.0.0.2', 'ping 10.0.0.2', 'arping -I eth0 10.0.0.2'],
  ...['ip addr | grep -E 10 | head -2 | wc -l', 'ip neigh > /tmp/n; cat /tmp/n | sort -r', 'cat /proc/net/ip_vs'],
  ...['echo 1 > /proc/sys/net/ipv4/ip_forward && cat /proc/sys/net/ipv4/ip_forward || echo no', 'sleep 0.01; true'],
  ...['for i in 1 2 3; do ping -c 1 10.0.0.$i; done', 'tcpdump -c 1 arp & arping -c 1 -I eth0 10.0.0.2; wait'],
  ...['sysctl -a -r arp_', 'sysctl -p /x', 'man ipvsadm', 'help', 'arp -an -i eth0', 'ifconfig -a', 'ifconfig -s'],
  ...['tail -n +2 /x', 'grep -c -v rr /x', 'foo 2>&1 | grep -o not', 'echo -e "a\\nb" >> /x'],
];
const changes = fc.array(fc.tuple(fc.nat(), word, fc.constantFrom('put', 'insert', 'drop', 'double')), {
  maxLength: 2,
});
const almostGood = fc.tuple(fc.constantFrom(...GOOD_LINES), changes).map(([good, list]) => {
  const words = good.split(' ');
  for (const [place, other, how] of list) {
    const at = place % Math.max(1, words.length);
    if (how === 'put') words[at] = other;
    else if (how === 'insert') words.splice(at, 0, other);
    else if (how === 'drop') words.splice(at, 1);
    else words.splice(at, 0, words[at] ?? '');
  }
  return words.join(' ');
});

const line = fc.oneof(
  { arbitrary: almostGood, weight: 20 },
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

const KEEPALIVED = `vrrp_instance V {
  interface eth0
  virtual_router_id 1
  priority 100
  virtual_ipaddress {
    10.0.0.9/32 dev eth0
  }
}
`;

/** A line is refused, ends, or has begun something that goes on for a while and can be interrupted. */
function runLine(world: World, node: string, text: string, files: ShellFiles): void {
  const started = startCommand(world, node, text, files);
  runUntil(world, simTime(world.now + RUN_US), { maxFrames: 20_000 });
  if (started.kind === 'unsupported') return;
  const said = commandOutput(world, started);
  const { result } = pollCommand(world, started, files) ?? { result: interruptCommand(world, started, files) };
  expect([typeof said.stdout, typeof result.stdout, typeof result.exit]).toEqual(['string', 'string', 'number']);
}

test('no line that anybody could type throws or hangs', () => {
  fc.assert(
    fc.property(lines, (batch) => {
      const world = twoHosts();
      const files: ShellFiles = {
        a: { '/etc/keepalived/keepalived.conf': KEEPALIVED, '/x': '-A -t 10.0.0.9:80 -s rr\n' },
      };
      for (const [node, text] of batch) runLine(world, node, text, files);
    }),
    { numRuns: BATCHES },
  );
}, 600_000);
