import type { Frame } from './frame.js';

/** The frame's octets from the destination MAC on, without FCS, checksums right. */
export function encodeFrame(frame: Frame): Uint8Array {
  return new Uint8Array(frame.src);
}
