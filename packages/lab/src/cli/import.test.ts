import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseLab } from '../labfile/parse-lab.js';
import { advanceLab } from '../run/advance-lab.js';
import { type LabRun, startLab } from '../run/lab-run.js';
import type { TraceLine } from '../trace/trace-line.js';
import { traceLines } from '../trace/write-trace.js';
import { importHosts } from './import-hosts.js';

const FIXTURES = fileURLToPath(new URL('../../testdata/import/', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'frameplay-import-'));
let complaints: string[] = [];

beforeEach(() => {
  complaints = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => complaints.push(String(text)) > 0);
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true }));

const VIP = '192.168.1.100';
const MAC = { director: '52:54:00:00:01:10', rs1: '52:54:00:00:01:11', rs2: '52:54:00:00:01:12' };
const SERVERS = [MAC.rs1, MAC.rs2];

type Outcome = {
  readonly run: LabRun;
  readonly frames: readonly TraceLine[];
  /** What the requests of the client ended with. */
  readonly exits: readonly number[];
  readonly bodies: string;
  /** MACs that answer the first question for the VIP. */
  readonly answers: readonly string[];
};

/** A fixture becomes a lab, and the lab is run. */
function imported(name: string, hosts: readonly string[], gateway?: string): Outcome {
  const out = path.join(folder, `${name}.yml`);
  const words = hosts.map((host) => `${host}=${path.join(FIXTURES, name, `${host}.txt`)}`);
  expect([importHosts(words, { out, gateway }), complaints]).toEqual([0, []]);
  const parsed = parseLab(readFileSync(out, 'utf8'));
  if (!parsed.ok) throw new Error(parsed.problems[0].reason);
  const run = startLab(parsed.lab, { seed: 1 });
  expect(advanceLab(run)).toBe('finished');
  const said = run.results.flatMap((result) => (result.kind === 'run' ? [result] : []));
  const configured = said.filter(({ command }) => /^(sysctl|ip (addr|route|link)|ipvsadm -[Aa])/.test(command));
  expect(configured.filter(({ result }) => result.exit !== 0)).toEqual([]);
  const curls = said.filter(({ command }) => command.startsWith('curl'));
  const asked = said.find(({ command }) => command.startsWith('arping'))?.step;
  const frames = traceLines(run.events);
  const answers = frames.filter(
    ({ step, dir, at, arp }) =>
      step === asked && dir === 'out' && arp?.op === 2 && arp.spa === VIP && /:eth\d$/.test(at),
  );
  return {
    run,
    frames,
    exits: curls.map(({ result }) => result.exit),
    bodies: curls.map(({ result }) => result.stdout.trim()).join(' '),
    answers: [...new Set(answers.map(({ arp }) => arp?.sha ?? ''))].sort(),
  };
}

/** Frames that reach a host at all: not the ones that a switch floods for others. */
function received(outcome: Outcome, at: string, fits: (line: TraceLine) => boolean): number {
  return outcome.frames.filter((line) => line.at === at && line.dir === 'in' && fits(line)).length;
}

const isSyn = ({ tcp, ip }: TraceLine): boolean => tcp?.flags === 'S' && ip?.dst === VIP;
const isSynAck = ({ tcp }: TraceLine): boolean => tcp?.flags === 'SA';

const BOTH = ['director', 'rs1', 'rs2'];
const ONE = ['director', 'rs1'];

describe('outputs of real hosts show in the lab what is wrong with them', () => {
  test('a healthy cluster: only the director answers for the VIP, and both servers serve', () => {
    const outcome = imported('healthy', BOTH);
    expect(outcome.answers).toEqual([MAC.director]);
    expect(outcome.exits).toEqual([0, 0, 0, 0]);
    expect(outcome.bodies).toBe('rs2 rs1 rs2 rs1');
  });

  test('a healthy cluster behind a gateway of which only the address is known', () => {
    const outcome = imported('healthy', BOTH, '192.168.1.1');
    expect(outcome.answers).toEqual([MAC.director]);
    expect(outcome.bodies).toBe('rs2 rs1 rs2 rs1');
    expect(received(outcome, 'gw:eth0', isSynAck)).toBe(4);
  });

  test('[M3] arp_ignore on lo only: the servers answer for the VIP as well', () => {
    expect(imported('arp-ignore-on-lo-only', BOTH).answers).toEqual([MAC.director, ...SERVERS]);
  });

  test('[M8] arp_announce=1: a server that asks for the gateway poisons it', () => {
    const outcome = imported('arp-announce-1', BOTH, '192.168.1.1');
    expect(outcome.answers).toEqual([MAC.director]);
    const poison = ({ arp }: TraceLine): boolean => arp?.op === 1 && arp.spa === VIP && SERVERS.includes(arp.sha);
    expect(received(outcome, 'gw:eth0', poison)).toBeGreaterThan(0);
    // From then on the gateway goes past the director, to one server only.
    expect(new Set(outcome.bodies.split(' ').slice(1)).size).toBe(1);
  });

  test('[M15] the VIP with /24 on lo: clients in the LAN get no answer', () => {
    const outcome = imported('vip-slash-24-on-lo', BOTH);
    expect(new Set(outcome.exits)).toEqual(new Set([28]));
    expect(received(outcome, 'rs1:eth0', isSyn) + received(outcome, 'rs2:eth0', isSyn)).toBeGreaterThan(0);
    expect(received(outcome, 'client:eth0', isSynAck)).toBe(0);
  });

  test('[M17] no VIP on the servers: they drop what the director sends', () => {
    const outcome = imported('vip-missing-on-rs', BOTH);
    expect(new Set(outcome.exits)).toEqual(new Set([28]));
    expect(received(outcome, 'rs1:eth0', isSyn)).toBeGreaterThan(0);
    expect(outcome.frames.filter(({ at, dir, tcp }) => at.startsWith('rs') && dir === 'out' && tcp)).toEqual([]);
  });

  test('[M19] the default route via the director: the answer dies there as a martian', () => {
    const outcome = imported('default-route-via-director', ONE, '192.168.1.1');
    expect(outcome.exits).toEqual([28, 28]);
    expect(received(outcome, 'director:eth0', isSynAck)).toBeGreaterThan(0);
    expect(received(outcome, 'client:eth0', isSynAck)).toBe(0);
  });

  test('[M25] strict rp_filter and a second NIC: tcpdump sees the request, the server does not', () => {
    const outcome = imported('rp-filter-two-nics', ONE, '192.168.1.1');
    expect(outcome.exits).toEqual([28, 28]);
    expect(received(outcome, 'rs1:eth0', isSyn)).toBeGreaterThan(0);
    expect(outcome.frames.filter(({ at, dir, tcp }) => at.startsWith('rs1') && dir === 'out' && tcp)).toEqual([]);
  });

  test('[M31] a director without the VIP: nobody answers', () => {
    const outcome = imported('director-without-vip', BOTH);
    expect(outcome.answers).toEqual([]);
    expect(outcome.exits).not.toContain(0);
    expect(received(outcome, 'rs1:eth0', isSyn)).toBe(0);
  });

  test('a real server address that nobody has: the director asks in vain and says unreachable', () => {
    const outcome = imported('wrong-rip', ONE);
    expect(outcome.exits).not.toContain(0);
    const asked = ({ arp }: TraceLine): boolean => arp?.op === 1 && arp.tpa === '192.168.1.13';
    expect(received(outcome, 'rs1:eth0', asked)).toBeGreaterThanOrEqual(3);
    expect(received(outcome, 'client:eth0', ({ icmp }) => icmp?.type === 3 && icmp.code === 1)).toBeGreaterThan(0);
  });

  test('[M22] the program listens on the RIP only: connection refused, by the VIP', () => {
    const outcome = imported('app-bound-to-rip', BOTH);
    expect(new Set(outcome.exits)).toEqual(new Set([7]));
    const reset = ({ tcp, ip }: TraceLine): boolean => tcp?.flags?.includes('R') === true && ip?.src === VIP;
    expect(received(outcome, 'client:eth0', reset)).toBe(4);
  });

  test('[M14] the VIP on eth0:0: arp_ignore=1 does not keep it silent', () => {
    expect(imported('vip-on-eth0-label', BOTH).answers).toEqual([MAC.director, ...SERVERS]);
  });
});

const IP_A = `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536
    inet 127.0.0.1/8 scope host lo
2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500
    link/ether 52:54:00:00:01:10 brd ff:ff:ff:ff:ff:ff
    inet 10.0.0.10/24 scope global eth0
`;

function file(name: string, text: string): string {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
}

const out = path.join(folder, 'out.yml');

describe('frameplay import refuses with file and line', () => {
  test.each([
    ['a line that is of no output', 'hello world\n', 7, '"hello world" is no line of'],
    ['an address that is none', '    inet 10.0.0.300/24 scope global eth0\n', 7, '"10.0.0.300" is no IPv4 address'],
    ['a prefix length that is none', '    inet 10.0.0.3/33 scope global eth0\n', 7, '"/33" is no prefix length'],
    ['names instead of numbers', '-A -t www:http -s rr\n', 7, 'paste the output of "ipvsadm -Sn"'],
    ['the listing for people', '\nIP Virtual Server version 1.2.1 (size=4096)\n', 8, 'paste that of "ipvsadm -Sn"'],
    ['ifconfig', 'eth0: flags=4163<UP,BROADCAST>  mtu 1500\n', 7, 'paste that of "ip a"'],
    ['a sysctl that is no number', 'net.ipv4.ip_forward = on\n', 7, 'must be a number, not "on"'],
    ['a route that is none', 'default via 10.0.0.x dev eth0\n', 7, '"10.0.0.x" is no IPv4 address'],
    ['a multipath route', 'default proto static nexthop via 10.0.0.1 dev eth0\n', 7, '"nexthop" in a route'],
    ['a command in a table', '-A -t 10.0.0.1:80 -s rr; id\n', 7, 'is no line of ipvsadm -Sn'],
    ['an interface that comes twice', '2: eth0: <UP>\n', 7, 'eth0 is in it twice'],
  ])('%s', (_what, added, line, reason) => {
    // Two files of one host: the line counts from the beginning of its own file.
    const [first, second] = [file('first.txt', '\n'), file('second.txt', `${IP_A.trimEnd()}\n\n${added}`)];
    expect(importHosts([`a=${first}`, `a=${second}`], { out, gateway: undefined })).toBe(2);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]?.startsWith(`frameplay: ${second}:${line}: `)).toBe(true);
    expect(complaints[0]).toContain(reason);
  });

  test.each([
    ['a file without ip a', 'net.ipv4.ip_forward = 1\n', undefined, 'there is no output of "ip a" in it'],
    ['a host without an address', IP_A.replace(/ {4}inet 10.*\n/, ''), undefined, 'has no Ethernet interface with'],
    ['a gateway that is no host', IP_A, 'router', 'the gateway router is neither a host (a) nor an address'],
    ['a gateway of another subnet', IP_A, '10.9.0.1', 'no host has an address in the subnet of 10.9.0.1'],
    ['a gateway with one interface', IP_A, 'a', 'needs an interface to the other hosts and one to the client'],
  ])('%s', (_what, text, gateway, reason) => {
    expect(importHosts([`a=${file('a.txt', text)}`], { out, gateway })).toBe(2);
    expect(complaints.join('')).toContain(reason);
  });

  test('a word that is not HOST=FILE, and a file that is not there', () => {
    expect(importHosts(['a.txt'], { out, gateway: undefined })).toBe(2);
    expect(importHosts([`a=${path.join(folder, 'none.txt')}`], { out, gateway: undefined })).toBe(2);
    expect(complaints[0]).toContain('"a.txt" is not HOST=FILE');
    expect(complaints[1]).toContain('none.txt: cannot be read (ENOENT)');
  });
});
