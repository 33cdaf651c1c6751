import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parseLab } from '../labfile/parse-lab.js';
import { advanceLab } from '../run/advance-lab.js';
import { type LabEvent, startLab } from '../run/lab-run.js';
import { explainFrames } from '../trace/explain-frames.js';
import { frameLines } from '../trace/frame-text.js';
import { writePcapng } from '../trace/pcapng.js';
import { type Capture, readPcapng } from '../trace/read-pcapng.js';
import type { TraceLine } from '../trace/trace-line.js';
import { traceLines } from '../trace/write-trace.js';
import { listFrames } from './list-frames.js';
import { recordedLab, recordedLabNames } from './recorded-labs.js';

type Ran = {
  readonly name: string;
  readonly events: readonly LabEvent[];
  readonly comments: readonly (string | undefined)[];
  readonly lines: readonly TraceLine[];
  readonly bytes: Uint8Array;
};

function ranLab(name: string): Ran[] {
  const parsed = parseLab(recordedLab(name));
  if (!parsed.ok) throw new Error(parsed.problems[0].reason);
  const run = startLab(parsed.lab, { seed: 1 });
  if (advanceLab(run) !== 'finished') return [];
  const comments = explainFrames(parsed.lab, run.events, { seed: 1 });
  const silent = run.events.find(({ event }, index) => event.kind === 'frame' && comments[index] === undefined);
  if (silent !== undefined) throw new Error(`${name}: a frame at ${JSON.stringify(silent.event)} has no reason`);
  const { events } = run;
  return [{ name, events, comments, lines: traceLines(events), bytes: writePcapng(events, comments) }];
}

/** Every lab that this version runs, and all of them in one file: tshark takes a second to start. */
let labs: Ran[] = [];
let merged: Uint8Array = new Uint8Array();
let lines: TraceLine[] = [];
const folder = mkdtempSync(path.join(tmpdir(), 'frameplay-capture-'));
const file = path.join(folder, 'all.pcapng');

beforeAll(() => {
  labs = recordedLabNames().flatMap(ranLab);
  lines = labs.flatMap((lab) => lab.lines);
  merged = writePcapng(
    labs.flatMap(({ events }) => events),
    labs.flatMap(({ comments }) => comments),
  );
  writeFileSync(file, merged);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true }));

function captureOf(bytes: Uint8Array): Capture {
  const read = readPcapng(bytes);
  if (!read.ok) throw new Error(`${read.reason} at ${read.offset}`);
  return read.capture;
}

/** RFC 1071: with the checksum inside, the sum is 0xffff. */
function sumsUp(...parts: readonly Uint8Array[]): boolean {
  let sum = 0;
  for (const part of parts) {
    for (const [at, byte] of part.entries()) sum += at % 2 === 0 ? byte * 256 : byte;
  }
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return sum === 0xffff;
}

function badChecksums(packet: Uint8Array): string[] {
  const headBytes = ((packet[0] ?? 0) & 15) * 4;
  const total = (packet[2] ?? 0) * 256 + (packet[3] ?? 0);
  const [head, body] = [packet.subarray(0, headBytes), packet.subarray(headBytes, total)];
  const protocol = packet[9] ?? 0;
  const found = sumsUp(head) ? [] : ['ip'];
  if ((((packet[6] ?? 0) & 0x3f) | (packet[7] ?? 0)) !== 0) return found;
  const pseudo = Uint8Array.of(...packet.subarray(12, 20), 0, protocol, body.length >> 8, body.length & 255);
  if (protocol === 1 && !sumsUp(body)) found.push('icmp');
  if (protocol === 6 && !sumsUp(pseudo, body)) found.push('tcp');
  if (protocol === 17 && !(body[6] === 0 && body[7] === 0) && !sumsUp(pseudo, body)) found.push('udp');
  if (protocol === 4) found.push(...badChecksums(body));
  return found;
}

describe('the capture files of all labs, by their bytes', () => {
  test('have one interface for each capture point and the frames of the trace in order', () => {
    for (const { name, lines: expected, bytes } of labs) {
      const { interfaces, frames } = captureOf(bytes);
      const names = interfaces.map((point) => point.name);
      expect([name, names]).toEqual([name, [...new Set(expected.map(({ at }) => at))]]);
      const read = frames.map((frame) => [names[frame.point], frame.dir, frame.seconds.toFixed(6)].join(' '));
      expect([name, read]).toEqual([name, expected.map(({ at, dir, t }) => [at, dir, t.toFixed(6)].join(' '))]);
    }
  });

  test('have right checksums, and a reason with every frame', () => {
    const { interfaces, frames } = captureOf(merged);
    const bad = frames.flatMap(({ bytes, point, comment }, index) => {
      const raw = interfaces[point]?.linkType === 101;
      const isIp = raw || (bytes[12] === 8 && bytes[13] === 0);
      const wrong = isIp ? badChecksums(raw ? bytes : bytes.subarray(14)) : [];
      return [...wrong, ...(/^(sent|taken|taken, no answer|dropped): ./.test(comment ?? '') ? [] : ['comment'])].map(
        (what) => `${index}: ${what}`,
      );
    });
    expect(bad).toEqual([]);
    expect(frames).toHaveLength(lines.length);
  });

  test('say with a frame that is dropped which rule of the kernel did it', () => {
    const ignoring = labs.find(({ name }) => name === 'arp-ignore-1-all');
    const { interfaces, frames } = captureOf(ignoring?.bytes ?? new Uint8Array());
    const dropped = frames.filter(({ comment }) => comment === 'dropped: ARP-IGNORE (arp_ignore)');
    expect(new Set(dropped.map(({ point }) => interfaces[point]?.name))).toEqual(new Set(['rs1:eth0']));
  });
});

const FIELDS = [
  'frame.interface_name',
  'eth.src',
  'eth.dst',
  'arp.opcode',
  'arp.src.proto_ipv4',
  'arp.dst.proto_ipv4',
  'ip.src',
  'ip.dst',
  'ip.ttl',
  'ip.proto',
  'tcp.srcport',
  'tcp.dstport',
  'tcp.flags',
  'udp.srcport',
  'udp.dstport',
  'icmp.type',
  'icmp.code',
] as const;
const CHECKS = ['ip.checksum.status', 'tcp.checksum.status', 'udp.checksum.status', 'icmp.checksum.status'] as const;
const FLAGS = ['F', 'S', 'R', 'P', 'A', 'U'];

/** What tshark is expected to read back, as its fields. A quotation in an ICMP error is not looked into. */
function fieldsOf(line: TraceLine): string {
  const { arp, ip, tcp, udp, icmp } = line;
  const later = ip?.frag !== undefined && ip.frag[0] > 0;
  const flags = tcp === undefined ? '' : `0x${hexOfFlags(tcp.flags ?? '')}`;
  const layers = [
    ip?.src,
    ip?.dst,
    ip?.ttl,
    ip?.proto,
    ...(later ? Array<undefined>(5).fill(undefined) : [tcp?.sport, tcp?.dport, flags, udp?.sport, udp?.dport]),
  ];
  return [line.at, line.src, line.dst, arp?.op, arp?.spa, arp?.tpa, ...layers, icmp?.type, icmp?.code]
    .map((field) => field ?? '')
    .join('\t');
}

function hexOfFlags(letters: string): string {
  const bits = FLAGS.reduce((sum, letter, bit) => sum + (letters.includes(letter) ? 1 << bit : 0), 0);
  return bits.toString(16).padStart(4, '0');
}

/** Is there a tshark? As root on Debian it is fetched once. */
function hasTshark(): boolean {
  const there = (): boolean => spawnSync('tshark', ['--version']).status === 0;
  if (there()) return true;
  if (process.getuid?.() !== 0) return false;
  const fetched = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 200_000 };
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'tshark'], fetched);
  return there();
}

/** Undefined where there is no tshark: the tests above have looked at every byte then. */
function tshark(): string[] | undefined {
  if (!hasTshark()) return undefined;
  const names = [...FIELDS, ...CHECKS, '_ws.malformed', 'frame.comment'];
  const checked = ['ip', 'tcp', 'udp'].flatMap((name) => ['-o', `${name}.check_checksum:TRUE`]);
  const whole = ['-o', 'ip.defragment:FALSE', '-o', 'tcp.desegment_tcp_streams:FALSE'];
  // What a lab sends by UDP is text, whatever tshark would like it to be; 8848 is the synchronisation of IPVS.
  const plain = ['1-8847', '8849-65535'].flatMap((ports) => ['-d', `udp.port==${ports},data`]);
  const options = ['-n', '-r', file, ...plain, ...checked, ...whole, '-T', 'fields', '-E', 'occurrence=f'];
  const done = spawnSync('tshark', [...options, ...names.flatMap((name) => ['-e', name])], {
    encoding: 'utf8',
    maxBuffer: 200_000_000,
  });
  expect(done.status).toBe(0);
  return done.stdout.split('\n').slice(0, -1);
}

describe('tshark', () => {
  test('reads back the frames of every trace, none malformed, no checksum bad', { timeout: 300_000 }, () => {
    const read = tshark();
    if (read === undefined) {
      expect(captureOf(merged).frames).toHaveLength(lines.length);
      return;
    }
    expect(read).toHaveLength(lines.length);
    const rows = read.map((text) => text.split('\t'));
    const differences = rows.flatMap((row, index) => {
      const line = lines[index];
      const wanted = line === undefined ? '' : fieldsOf(line);
      const got = withoutQuotation(row.slice(0, FIELDS.length), line).join('\t');
      return got === wanted ? [] : [`${index}: ${got} | ${wanted}`];
    });
    expect(differences.slice(0, 5)).toEqual([]);
    const [checks, malformed] = [FIELDS.length, FIELDS.length + CHECKS.length];
    // 0 is bad; 1 good, 2 not checked (fragments), 3 absent. Of a segment that an ICMP error quotes only the beginning
    // is there, so its checksum cannot be right; those of the error itself are the first and the last.
    const bad = rows.filter((row, index) => {
      const [ip, tcp, udp, icmp] = row.slice(checks, malformed);
      const quoted = lines[index]?.icmp !== undefined;
      return [ip, icmp, ...(quoted ? [] : [tcp, udp])].includes('0') || row[malformed] !== '';
    });
    expect(bad.slice(0, 5)).toEqual([]);
    expect(rows.filter((row) => !row[malformed + 1]?.includes(': '))).toEqual([]);
  });
});

/** tshark also shows the ports of the packet that an ICMP error quotes, and of what a tunnel carries. */
function withoutQuotation(row: readonly string[], line: TraceLine | undefined): string[] {
  if (line?.inner === undefined) return [...row];
  const [ports, icmp] = [FIELDS.indexOf('tcp.srcport'), FIELDS.indexOf('icmp.type')];
  return row.map((field, at) => (at >= ports && (at < icmp || line.icmp === undefined) ? '' : field));
}

describe('frameplay frames', () => {
  test('lists number, time, place, frame and reason', () => {
    const basic = labs.find(({ name }) => name === 'dr-gw-basic');
    const listed = frameLines(captureOf(basic?.bytes ?? new Uint8Array()));
    expect(listed).toHaveLength(basic?.lines.length ?? 0);
    expect(listed[0]).toMatch(
      /^ {4}1 +\d+\.\d{6} {2}client:eth0 +out 02:00:00:00:00:0a > ff:ff:ff:ff:ff:ff ARP who-has 10\.0\.0\.1 tell 10\.0\.0\.2/,
    );
    expect(listed.filter((text) => text.includes(' TCP A ')).join('\n')).toMatch(
      /director:eth0 +out .* > 192\.168\.1\.100:80 TCP A .*# sent: .*IPVS-DIRECT-ROUTE/,
    );
    expect(listed[0]).toContain('# sent: NEIGH-RESOLVE (__neigh_event_send), ');
    expect(listed.join('\n')).not.toContain('not decoded');
  });

  const [first] = captures();
  test.each([
    ['an empty file', new Uint8Array(), 'the file is empty'],
    ['another file', Buffer.from('name: lab\ntopology:\n'), 'this is not a pcapng file'],
    ['a classic capture', Uint8Array.of(0xd4, 0xc3, 0xb2, 0xa1, 0, 0, 0, 0, 0, 0, 0, 0), 'a classic pcap file'],
    ['a file that was cut', first.subarray(0, first.length - 8), 'the file ends inside a block'],
    ['a length that is no length', changed(first, 4, 13), 'a block cannot have 13 bytes'],
    ['a packet of no interface', changed(first, first.length - first.lastPacketBytes + 8, 9), 'which is none'],
  ])('refuses %s with the place and a reason', (_what, bytes, reason) => {
    const complaints: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => complaints.push(String(text)) > 0);
    const broken = path.join(folder, 'broken.pcapng');
    writeFileSync(broken, bytes);
    expect(listFrames(broken)).toBe(2);
    vi.restoreAllMocks();
    expect(complaints.join('')).toContain(`broken.pcapng: `);
    expect(complaints.join('')).toContain(reason);
    expect(complaints.join('')).toMatch(/\(at byte \d+\)\n$/);
  });

  test('reads a file of the other byte order', () => {
    const head = [
      0x0a,
      0x0d,
      0x0d,
      0x0a,
      0,
      0,
      0,
      28,
      0x1a,
      0x2b,
      0x3c,
      0x4d,
      0,
      1,
      0,
      0,
      ...Array(8).fill(255),
      0,
      0,
      0,
      28,
    ];
    const point = [0, 0, 0, 1, 0, 0, 0, 20, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20];
    const packet = [
      0,
      0,
      0,
      6,
      0,
      0,
      0,
      36,
      ...Array(8).fill(0),
      0,
      0x1e,
      0x84,
      0x80,
      0,
      0,
      0,
      2,
      0,
      0,
      0,
      2,
      1,
      2,
      0,
      0,
      0,
      0,
      0,
      36,
    ];
    const capture = captureOf(Uint8Array.from([...head, ...point, ...packet] as number[]));
    expect(capture.frames).toMatchObject([{ seconds: 2, bytes: Uint8Array.of(1, 2), comment: undefined }]);
  });

  test('a name in a capture cannot move the cursor of a terminal', () => {
    const interfaces = [{ name: 'a\u001b[2J', linkType: 99, ticksPerSecond: 1 }];
    const frame = { point: 0, seconds: 1, dir: undefined, bytes: new Uint8Array(3), originalBytes: 3, comment: 'x\ny' };
    expect(frameLines({ interfaces, frames: [frame] })).toEqual([
      '    1     1.000000  a?[2J ?   3 bytes of link type 99  # x?y',
    ]);
  });
});

function captures(): [Uint8Array & { lastPacketBytes: number }] {
  const [lab] = ranLab('switch-learn');
  const bytes = lab?.bytes ?? new Uint8Array();
  const last = new DataView(bytes.buffer).getUint32(bytes.length - 4, true);
  return [Object.assign(bytes, { lastPacketBytes: last })];
}

function changed(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = value;
  return copy;
}
