import { err, type Result } from '../core/result.js';
import type { Frame } from './frame.js';

/** `offset` is where reading stopped. */
export interface DecodeError {
  readonly code: 'decode/too-short' | 'decode/bad-length' | 'decode/bad-checksum' | 'decode/unsupported';
  readonly offset: number;
  readonly message: string;
}

export function decodeFrame(bytes: Uint8Array): Result<Frame, DecodeError> {
  return err({ code: 'decode/too-short', offset: bytes.length, message: 'not yet' });
}
