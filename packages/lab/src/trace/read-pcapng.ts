import { invariant } from '@frameplay/engine';

/** A capture file, read. */
export type Capture = { readonly interfaces: readonly CapturePoint[]; readonly frames: readonly CapturedFrame[] };

export type CapturePoint = { readonly name: string; readonly linkType: number; readonly ticksPerSecond: number };

export type CapturedFrame = {
  /** Which of `interfaces`. */
  readonly point: number;
  readonly seconds: number;
  readonly dir: 'in' | 'out' | undefined;
  readonly bytes: Uint8Array;
  /** How long the frame was on the wire; `bytes` may be cut short. */
  readonly originalBytes: number;
  readonly comment: string | undefined;
};

export type ReadCapture =
  | { readonly ok: true; readonly capture: Capture }
  | { readonly ok: false; readonly offset: number; readonly reason: string };

const SECTION_HEADER = 0x0a0d0d0a;
const CLASSIC_PCAP = [0xa1b2c3d4, 0xd4c3b2a1, 0xa1b23c4d, 0x4d3cb2a1];

type Reading = {
  readonly view: DataView;
  readonly interfaces: CapturePoint[];
  readonly frames: CapturedFrame[];
  /** Interfaces are numbered anew in each section. */
  sectionStart: number;
  little: boolean;
};

class Broken extends Error {
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

/** Reads pcapng (draft-ietf-opsawg-pcapng): sections, interfaces, enhanced and simple packets; skips other blocks. */
export function readPcapng(bytes: Uint8Array): ReadCapture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const reading: Reading = { view, interfaces: [], frames: [], sectionStart: 0, little: true };
  try {
    for (let at = 0; at < bytes.length; ) at = readBlock(reading, at);
    if (bytes.length === 0) throw new Broken(0, 'the file is empty');
    return { ok: true, capture: { interfaces: reading.interfaces, frames: reading.frames } };
  } catch (error) {
    if (error instanceof Broken) return { ok: false, offset: error.offset, reason: error.message };
    throw error;
  }
}

function readBlock(reading: Reading, at: number): number {
  const { view } = reading;
  if (view.byteLength - at < 12) throw new Broken(at, 'the file ends inside a block');
  const kind = view.getUint32(at, true);
  if (at === 0 && CLASSIC_PCAP.includes(kind)) {
    throw new Broken(0, 'this is a classic pcap file: convert it with editcap -F pcapng');
  }
  if (at === 0 && kind !== SECTION_HEADER) throw new Broken(0, 'this is not a pcapng file');
  if (kind === SECTION_HEADER) startSection(reading, at);
  const length = view.getUint32(at + 4, reading.little);
  if (length < 12 || length % 4 !== 0) throw new Broken(at, `a block cannot have ${length} bytes`);
  if (at + length > view.byteLength) throw new Broken(at, 'the file ends inside a block');
  if (view.getUint32(at + length - 4, reading.little) !== length) {
    throw new Broken(at, 'the two lengths of a block differ');
  }
  readBody(reading, view.getUint32(at, reading.little), at + 8, at + length - 4);
  return at + length;
}

function startSection(reading: Reading, at: number): void {
  const magic = reading.view.getUint32(at + 8, true);
  if (magic !== 0x1a2b3c4d && magic !== 0x4d3c2b1a) throw new Broken(at, 'a section has no byte order');
  reading.little = magic === 0x1a2b3c4d;
  reading.sectionStart = reading.interfaces.length;
}

function readBody(reading: Reading, kind: number, from: number, to: number): void {
  if (kind === 1) reading.interfaces.push(readInterface(reading, from, to));
  if (kind === 3) readSimplePacket(reading, from, to);
  if (kind === 6) readEnhancedPacket(reading, from, to);
}

function atLeast(from: number, to: number, bytes: number, what: string): void {
  if (to - from < bytes) throw new Broken(from, `${what} is too short`);
}

function readInterface(reading: Reading, from: number, to: number): CapturePoint {
  atLeast(from, to, 8, 'an interface description');
  const options = readOptions(reading, from + 8, to);
  const resolution = options.get(9)?.[0] ?? 6;
  const power = resolution & 0x7f;
  const base = resolution > 0x7f ? 2 : 10;
  return {
    name: textOf(options.get(2)) ?? `interface ${reading.interfaces.length - reading.sectionStart}`,
    linkType: reading.view.getUint16(from, reading.little),
    ticksPerSecond: Array.from({ length: power }).reduce<number>((product) => product * base, 1),
  };
}

function readSimplePacket(reading: Reading, from: number, to: number): void {
  atLeast(from, to, 4, 'a packet');
  const originalBytes = reading.view.getUint32(from, reading.little);
  const length = Math.min(originalBytes, to - from - 4);
  const head = { point: pointOf(reading, 0, from), seconds: 0, dir: undefined, comment: undefined };
  reading.frames.push({ ...head, bytes: slice(reading, from + 4, length), originalBytes });
}

function readEnhancedPacket(reading: Reading, from: number, to: number): void {
  atLeast(from, to, 20, 'a packet');
  const word = (at: number): number => reading.view.getUint32(from + at, reading.little);
  const point = pointOf(reading, word(0), from);
  const length = word(12);
  const end = from + 20 + Math.ceil(length / 4) * 4;
  if (end > to) throw new Broken(from, 'a packet is longer than its block');
  const options = readOptions(reading, end, to);
  const flags = options.get(2)?.[reading.little ? 0 : 3] ?? 0;
  const ticks = word(4) * 0x1_0000_0000 + word(8);
  reading.frames.push({
    point,
    seconds: ticks / (reading.interfaces[point]?.ticksPerSecond ?? 1_000_000),
    dir: ([undefined, 'in', 'out'] as const)[flags & 3],
    bytes: slice(reading, from + 20, length),
    originalBytes: word(16),
    comment: textOf(options.get(1)),
  });
}

function pointOf(reading: Reading, number: number, offset: number): number {
  const point = reading.sectionStart + number;
  if (point >= reading.interfaces.length) throw new Broken(offset, `a packet names interface ${number}, which is none`);
  return point;
}

function readOptions(reading: Reading, from: number, to: number): Map<number, Uint8Array> {
  const options = new Map<number, Uint8Array>();
  for (let at = from; at + 4 <= to; ) {
    const code = reading.view.getUint16(at, reading.little);
    const length = reading.view.getUint16(at + 2, reading.little);
    if (code === 0) break;
    if (at + 4 + length > to) throw new Broken(at, 'an option is longer than its block');
    if (!options.has(code)) options.set(code, slice(reading, at + 4, length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return options;
}

function slice(reading: Reading, from: number, length: number): Uint8Array {
  const { view } = reading;
  invariant(from + length <= view.byteLength, 'the block is inside the file');
  return new Uint8Array(view.buffer, view.byteOffset + from, length);
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}
