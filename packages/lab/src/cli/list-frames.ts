import { readFileSync } from 'node:fs';
import { frameLines } from '../trace/frame-text.js';
import { readPcapng } from '../trace/read-pcapng.js';
import { complain, EXIT, type ExitCode, say } from './exit-code.js';

/** `frameplay frames`: what is in a capture file, one line a frame. */
export function listFrames(file: string): ExitCode {
  const bytes = readBytes(file);
  if (bytes === undefined) return EXIT.badInput;
  const read = readPcapng(bytes);
  if (!read.ok) {
    complain(`${file}: ${read.reason} (at byte ${read.offset})`);
    return EXIT.badInput;
  }
  for (const line of frameLines(read.capture)) say(line);
  return EXIT.ok;
}

function readBytes(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    complain(`${file}: cannot be read (${code})`);
    return undefined;
  }
}
