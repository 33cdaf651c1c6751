import { writeFileSync } from 'node:fs';
import { readRealLab } from '../export/real-lab.js';
import { exportClab } from '../export/to-clab.js';
import { exportNetns } from '../export/to-netns.js';
import { complain, EXIT, type ExitCode } from './exit-code.js';
import { readLabFile } from './read-lab.js';

export const EXPORT_TARGETS = ['netns', 'clab'] as const;
export type ExportTarget = (typeof EXPORT_TARGETS)[number];

export function isExportTarget(word: string | undefined): word is ExportTarget {
  return EXPORT_TARGETS.some((target) => target === word);
}

/** `frameplay export`: the lab for a real host, on standard output or in a file. */
export function exportLab(file: string, to: ExportTarget, out: string | undefined): ExitCode {
  const lab = readLabFile(file);
  if (lab === undefined) return EXIT.badInput;
  const read = readRealLab(lab);
  if (!read.ok) {
    const [first, ...more] = read.problems;
    complain(`${file}:${first.line}: ${first.reason}${more.length === 0 ? '' : ` (and ${more.length} more)`}`);
    return EXIT.unsupported;
  }
  const text = to === 'netns' ? exportNetns(read.real) : exportClab(read.real);
  return out === undefined ? print(text) : writeFile(out, text, to === 'netns' ? 0o755 : 0o644);
}

function print(text: string): ExitCode {
  process.stdout.write(text);
  return EXIT.ok;
}

/** Writes a file that somebody named; says so on standard error if it cannot. */
export function writeFile(path: string, content: string | Uint8Array, mode = 0o644): ExitCode {
  try {
    writeFileSync(path, content, { mode });
    return EXIT.ok;
  } catch (error) {
    complain(`${path}: cannot be written (${error instanceof Error && 'code' in error ? String(error.code) : error})`);
    return EXIT.badInput;
  }
}
