import type { SackBlock, TcpOptions } from './frame.js';

interface Found {
  maximumSegmentSize: number | null;
  sackPermitted: boolean;
  windowScale: number | null;
  timestamp: number | null;
  timestampEcho: number;
  sackBlocks?: readonly SackBlock[];
}

/** The five options that Linux sends on a connection (RFC 9293, 7323, 2018); others are skipped. */
export function decodeTcpOptions(bytes: Uint8Array, from: number, to: number): TcpOptions {
  const found: Found = {
    maximumSegmentSize: null,
    sackPermitted: false,
    windowScale: null,
    timestamp: null,
    timestampEcho: 0,
  };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = from;
  while (at < to) {
    const kind = bytes[at];
    if (kind === 0) break;
    const length = kind === 1 ? 1 : (bytes[at + 1] ?? 0);
    if (kind !== 1 && (length < 2 || at + length > to)) break;
    readOption(view, at, length, found);
    at += length;
  }
  return found;
}

function readOption(view: DataView, at: number, length: number, found: Found): void {
  const kind = view.getUint8(at);
  if (kind === 2 && length === 4) found.maximumSegmentSize = view.getUint16(at + 2);
  else if (kind === 3 && length === 3) found.windowScale = view.getUint8(at + 2);
  else if (kind === 4 && length === 2) found.sackPermitted = true;
  else if (kind === 8 && length === 10) {
    found.timestamp = view.getUint32(at + 2);
    found.timestampEcho = view.getUint32(at + 6);
  } else if (kind === 5 && length >= 10 && (length - 2) % 8 === 0)
    found.sackBlocks = readBlocks(view, at + 2, at + length);
}

function readBlocks(view: DataView, from: number, to: number): SackBlock[] {
  const blocks: SackBlock[] = [];
  for (let at = from; at < to; at += 8) blocks.push({ from: view.getUint32(at), to: view.getUint32(at + 4) });
  return blocks;
}
