import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CapturedFrame, type Ipv4Payload, octetsOf, passesFilter } from '@frameplay/engine';
import { captureText, type PrintOptions, readFilter } from '@frameplay/shell';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseLab } from '../labfile/parse-lab.js';
import { advanceLab } from '../run/advance-lab.js';
import { startLab } from '../run/lab-run.js';
import { recordedLab, recordedLabNames } from './recorded-labs.js';

// Real frames of every lab, printed by the real tcpdump and by ours: line by line the same.

const folder = mkdtempSync(path.join(tmpdir(), 'frameplay-tcpdump-'));
/** Frames as packet sockets see them, by what they begin with. */
type CaptureFile = 'ethernet' | 'none' | 'sample';
const captures: Record<CaptureFile, CapturedFrame[]> = { ethernet: [], none: [], sample: [] };
/** Filters are asked about every so many frames: each asks the real one once. */
const SAMPLE_EVERY = 7;
const file = (link: CaptureFile): string => path.join(folder, `${link}.pcap`);

function framesOf(name: string): CapturedFrame[] {
  const parsed = parseLab(recordedLab(name));
  if (!parsed.ok) throw new Error(parsed.problems[0].reason);
  const run = startLab(parsed.lab, { seed: 1 });
  if (advanceLab(run) !== 'finished') return [];
  return run.events.flatMap(({ event }) => {
    if (event.kind !== 'frame') return [];
    const { t, iface, frame, dir } = event;
    const linkLayer = iface === 'tunl0' ? ('none' as const) : ('ethernet' as const);
    const packetType = dir === 'out' ? ('outgoing' as const) : ('host' as const);
    return [{ t, iface, ifindex: 4, linkLayer, packetType, frame }];
  });
}

/** What goes to port 53 the real one tries to read as DNS, which the labs' texts are not. */
function isTakenForDns({ frame: { payload } }: CapturedFrame): boolean {
  return payload.kind === 'ipv4' && hasDnsPort(payload.payload);
}

function hasDnsPort(carried: Ipv4Payload): boolean {
  switch (carried.kind) {
    case 'udp':
      return [carried.sourcePort, carried.destinationPort].includes(53) && carried.payload.length >= 12;
    case 'opaque':
      return carried.beginningOf !== undefined && hasDnsPort(carried.beginningOf);
    case 'ipv4':
      return hasDnsPort(carried.payload);
    case 'icmp-error':
      return hasDnsPort(carried.quoted.payload);
    default:
      return false;
  }
}

/** The classic format: 24 octets, then for each frame its time, its length and its octets. */
function writePcap(frames: readonly CapturedFrame[], linkType: number): Uint8Array {
  const parts = frames.map((captured) => {
    const bytes = octetsOf(captured.frame, captured.linkLayer);
    const head = new DataView(new ArrayBuffer(16));
    const words = [Math.floor(captured.t / 1_000_000), captured.t % 1_000_000, bytes.length, bytes.length];
    for (const [index, word] of words.entries()) head.setUint32(index * 4, word, true);
    return Buffer.concat([Buffer.from(head.buffer), bytes]);
  });
  const head = new DataView(new ArrayBuffer(24));
  head.setUint32(0, 0xa1b2c3d4, true);
  head.setUint16(4, 2, true);
  head.setUint16(6, 4, true);
  head.setUint32(16, 262_144, true);
  head.setUint32(20, linkType, true);
  return Buffer.concat([Buffer.from(head.buffer), ...parts]);
}

beforeAll(() => {
  for (const captured of recordedLabNames().flatMap(framesOf)) {
    if (!isTakenForDns(captured)) captures[captured.linkLayer].push(captured);
  }
  captures.sample = captures.ethernet.filter((_captured, index) => index % SAMPLE_EVERY === 0);
  writeFileSync(file('sample'), writePcap(captures.sample, 1));
  writeFileSync(file('ethernet'), writePcap(captures.ethernet, 1));
  writeFileSync(file('none'), writePcap(captures.none, 101));
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Is there a tcpdump? As root on Debian it is fetched once. */
function hasTcpdump(): boolean {
  const there = (): boolean => spawnSync('tcpdump', ['--version']).stderr?.toString().includes('4.99') === true;
  if (there() || spawnSync('tcpdump', ['--version']).stdout?.toString().includes('4.99') === true) return true;
  if (process.getuid?.() !== 0) return false;
  const fetched = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 200_000 };
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'tcpdump'], fetched);
  return spawnSync('tcpdump', ['--version']).status === 0;
}

/** Undefined where there is none. */
function tcpdump(link: CaptureFile, options: readonly string[]): string | undefined {
  if (!hasTcpdump()) return undefined;
  const done = spawnSync('tcpdump', ['-r', file(link), ...options], {
    encoding: 'latin1',
    env: { ...process.env, TZ: 'UTC' },
    maxBuffer: 400_000_000,
  });
  expect(done.stderr).not.toMatch(/syntax error|can't parse/);
  return done.stdout;
}

const PLAIN: PrintOptions = {
  numeric: true,
  linkLayer: false,
  quick: false,
  verbose: 0,
  absoluteSequence: false,
  timestamps: 0,
  dump: 'none',
  numbered: false,
};

function differences(ours: string, theirs: string): string[] {
  const [mine, real] = [ours.split('\n'), theirs.split('\n')];
  const count = Math.max(mine.length, real.length);
  const places = Array.from({ length: count }, (_, index) => index).filter((index) => mine[index] !== real[index]);
  return places.slice(0, 5).map((index) => `${index}:\n${mine[index]}\n${real[index]}`);
}

describe('frames of all labs, printed', () => {
  const cases: readonly (readonly [string, Partial<PrintOptions>])[] = [
    ['-n', {}],
    ['-n -e', { linkLayer: true }],
    ['-n -v', { verbose: 1 }],
    ['-n -e -vv', { linkLayer: true, verbose: 2 }],
    ['-n -q', { quick: true }],
    ['-n -S -tt', { absoluteSequence: true, timestamps: 2 }],
    ['-n -t', { timestamps: 1 }],
    ['-n -ttt', { timestamps: 3 }],
    ['-n -tttt --number', { timestamps: 4, numbered: true }],
    ['-n -x', { dump: 'hex' }],
    ['-n -XX', { dump: 'hex-ascii-link' }],
  ];
  test.each(cases)('tcpdump %s prints every line as ours does', { timeout: 120_000 }, (options, print) => {
    for (const link of ['ethernet', 'none'] as const) {
      const ours = captureText({ frames: captures[link] }, { link, print: { ...PLAIN, ...print } });
      expect(ours.split('\n').length).toBeGreaterThan(40);
      const theirs = tcpdump(link, options.split(' '));
      if (theirs !== undefined) expect(differences(ours, theirs)).toEqual([]);
    }
  });
});

describe('filter expressions', () => {
  test.each([
    'arp',
    'icmp',
    'tcp',
    'udp',
    'ip',
    'vrrp',
    'ip proto 112',
    'ip proto 4',
    'igmp',
    'not arp',
    '! arp',
    'host 192.168.1.100',
    'src host 192.168.1.100',
    'dst 192.168.1.100',
    'src or dst 192.168.1.10',
    'arp host 192.168.1.100',
    'ip host 192.168.1.100',
    'net 192.168.1.0/24',
    'net 10',
    'src net 192.168.1.0 mask 255.255.255.0',
    'port 80',
    'tcp port 80',
    'src port 80',
    'udp dst port 53',
    'portrange 80-90',
    'port http or arp',
    'tcp port 80 or 81',
    'host 192.168.1.100 and not port 80',
    'arp or icmp and host 192.168.1.10',
    'icmp or (tcp and port 80)',
    '(arp or icmp) && !host 192.168.1.10',
    'ether host 02:00:00:00:00:0a',
    'ether src 02:00:00:00:00:0a',
    'ether dst ff:ff:ff:ff:ff:ff',
    'ether proto 0x0806',
    'ether proto \\arp',
    'broadcast',
    'ether multicast',
    'tcp[tcpflags] & (tcp-syn|tcp-ack) != 0',
    'tcp[tcpflags] & tcp-syn != 0',
    'tcp[tcpflags] == tcp-syn',
    'tcp[13] = 18',
    'tcp[13] & 4 != 0 or icmp[0] = 3',
    'icmp[icmptype] = icmp-echo',
    'icmp[icmptype] == icmp-echoreply or icmp[0] == 5',
    'ip[8] < 64',
    'ip[8] = 63 or ip[8] = 1',
    'ip[2:2] > 100',
    'ip[6:2] & 0x1fff != 0',
    'arp[6:2] = 2',
    'ether[0] & 1 = 1',
    'less 60',
    'greater 500',
    'len > 100 and tcp',
    'tcp[(tcp[12] >> 4) * 4 : 4] = 0x47455420',
    'udp[4:2] - 8 > 5',
    'not not arp',
    'src 192.168.1.1 and dst 192.168.1.10',
    'src and dst 127.0.0.1',
    'tcp src port 80 and tcp[tcpflags] & tcp-fin != 0',
  ])('%s lets the same frames through', { timeout: 60_000 }, (text) => {
    const read = readFilter(text, 'ethernet');
    if (!read.ok || read.filter === null) throw new Error(`${text} was not read`);
    const { filter } = read;
    const passed = captures.sample.filter(({ frame }) =>
      passesFilter(filter, { bytes: octetsOf(frame, 'ethernet'), network: 14 }),
    );
    const theirs = tcpdump('sample', ['-n', '-q', text]);
    if (theirs === undefined) return;
    const ours = captureText({ frames: passed }, { link: 'ethernet', print: { ...PLAIN, quick: true } });
    expect(differences(ours, theirs)).toEqual([]);
  });

  test('every filter is refused in the words of libpcap', () => {
    const refused: readonly (readonly [string, string])[] = [
      ['foo', "can't parse filter expression: syntax error"],
      ['host', "can't parse filter expression: syntax error"],
      ['tcp port x', "unknown port 'x'"],
      ['arp and', "can't parse filter expression: syntax error"],
      ['(arp', "can't parse filter expression: syntax error"],
      ['host 1.2.3.400', "invalid IPv4 address '1.2.3.400'"],
      ['ether host zz', "unknown ether host 'zz'"],
      ['port 99999', 'illegal port number 99999 > 65535'],
      ['net 10.0.0.1/24', 'non-network bits set in "10.0.0.1/24"'],
      ['tcp[13]', "can't parse filter expression: syntax error"],
      ['!', "can't parse filter expression: syntax error"],
    ];
    for (const [text, message] of refused)
      expect([text, readFilter(text, 'ethernet')]).toEqual([text, { ok: false, message }]);
  });
});
