import { readFileSync } from 'node:fs';
import type { Lab } from '../labfile/lab.js';
import { parseLab } from '../labfile/parse-lab.js';
import { complain } from './exit-code.js';

/** The lab, or undefined after one line on standard error that names the file, the line and the reason. */
export function readLabFile(path: string): Lab | undefined {
  const text = readText(path);
  if (text === undefined) return undefined;
  const parsed = parseLab(text);
  if (parsed.ok) return parsed.lab;
  const [first, ...more] = parsed.problems;
  const rest = more.length === 0 ? '' : ` (and ${more.length} more)`;
  complain(`${path}:${first.line}: ${first.reason}${rest}`);
  return undefined;
}

export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    complain(`${path}: cannot be read (${code})`);
    return undefined;
  }
}
