import { encodeFrame, type Frame } from '@frameplay/engine';
import type { LabEvent } from '../run/lab-run.js';

// pcapng, draft-ietf-opsawg-pcapng: section header, one interface description for each capture point, enhanced packets.
const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const ENHANCED_PACKET = 6;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const LINKTYPE_ETHERNET = 1;
const LINKTYPE_RAW = 101;
const OPTION_COMMENT = 1;
const OPTION_NAME = 2;
const OPTION_FLAGS = 2;
const FLAG_INBOUND = 1;
const FLAG_OUTBOUND = 2;
const ETHERNET_HEADER_BYTES = 14;

/**
 * All frames of a run as one file that Wireshark opens; the interfaces are the capture points. `comments` has a text or
 * nothing for each event (see `explainFrames`).
 */
export function writePcapng(events: readonly LabEvent[], comments: readonly (string | undefined)[] = []): Uint8Array {
  const points = new Map<string, number>();
  const blocks: Uint8Array[] = [block(SECTION_HEADER, sectionHeader())];
  const packets: Uint8Array[] = [];
  for (const [index, { event }] of events.entries()) {
    if (event.kind !== 'frame') continue;
    const at = `${event.node}:${event.iface}`;
    const raw = event.iface === 'tunl0';
    const point = points.get(at) ?? points.size;
    if (!points.has(at)) blocks.push(block(INTERFACE_DESCRIPTION, interfaceDescription(at, raw)));
    points.set(at, point);
    const body = packet(point, event.t, event.dir, bytesOf(event.frame, raw), comments[index]);
    packets.push(block(ENHANCED_PACKET, body));
  }
  return concatenate([...blocks, ...packets]);
}

function bytesOf(frame: Frame, raw: boolean): Uint8Array {
  const bytes = encodeFrame(frame);
  return raw ? bytes.subarray(ETHERNET_HEADER_BYTES) : bytes;
}

function sectionHeader(): Uint8Array {
  const body = new DataView(new ArrayBuffer(16));
  body.setUint32(0, BYTE_ORDER_MAGIC, true);
  body.setUint16(4, 1, true);
  // The length of the section is not given.
  body.setBigInt64(8, -1n, true);
  return new Uint8Array(body.buffer);
}

function interfaceDescription(name: string, raw: boolean): Uint8Array {
  const head = new DataView(new ArrayBuffer(8));
  head.setUint16(0, raw ? LINKTYPE_RAW : LINKTYPE_ETHERNET, true);
  return concatenate([new Uint8Array(head.buffer), option(OPTION_NAME, asciiOf(name)), option(0, new Uint8Array(0))]);
}

/** Names and rules are ASCII, which is UTF-8 already. */
function asciiOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0x7f);
}

/** Times are in microseconds, which is what a reader assumes without an option that says otherwise. */
function packet(
  point: number,
  timeUs: number,
  dir: 'in' | 'out',
  bytes: Uint8Array,
  comment: string | undefined,
): Uint8Array {
  const head = new DataView(new ArrayBuffer(20));
  head.setUint32(0, point, true);
  head.setUint32(4, Math.floor(timeUs / 0x1_0000_0000), true);
  head.setUint32(8, timeUs % 0x1_0000_0000, true);
  head.setUint32(12, bytes.length, true);
  head.setUint32(16, bytes.length, true);
  const flags = new Uint8Array([dir === 'in' ? FLAG_INBOUND : FLAG_OUTBOUND, 0, 0, 0]);
  return concatenate([
    new Uint8Array(head.buffer),
    padded(bytes),
    ...(comment === undefined ? [] : [option(OPTION_COMMENT, asciiOf(comment))]),
    option(OPTION_FLAGS, flags),
    option(0, new Uint8Array(0)),
  ]);
}

function option(code: number, value: Uint8Array): Uint8Array {
  const head = new DataView(new ArrayBuffer(4));
  head.setUint16(0, code, true);
  head.setUint16(2, value.length, true);
  return concatenate([new Uint8Array(head.buffer), padded(value)]);
}

function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  whole.set(bytes);
  return whole;
}

function block(type: number, body: Uint8Array): Uint8Array {
  const length = body.length + 12;
  const head = new DataView(new ArrayBuffer(8));
  head.setUint32(0, type, true);
  head.setUint32(4, length, true);
  const tail = new DataView(new ArrayBuffer(4));
  tail.setUint32(0, length, true);
  return concatenate([new Uint8Array(head.buffer), body, new Uint8Array(tail.buffer)]);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}
