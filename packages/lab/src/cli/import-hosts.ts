import path from 'node:path';
import { buildLab } from '../import/build-lab.js';
import type { ImportedHost } from '../import/host-facts.js';
import { readHostOutput } from '../import/read-host-output.js';
import { parseLab } from '../labfile/parse-lab.js';
import { complain, EXIT, type ExitCode } from './exit-code.js';
import { writeFile } from './export-lab.js';
import { readText } from './read-lab.js';

export interface ImportHostsOptions {
  readonly out: string;
  readonly gateway: string | undefined;
}

/** `frameplay import`: pasted outputs of real hosts become a lab. `words` are HOST=FILE. */
export function importHosts(words: readonly string[], options: ImportHostsOptions): ExitCode {
  const hosts = readHosts(words);
  if (hosts === undefined) return EXIT.badInput;
  const name = path.basename(options.out).replace(/\.ya?ml$/, '');
  const built = buildLab(hosts, { name, gateway: options.gateway });
  if (!built.ok) {
    complain(`import: ${built.reason}`);
    return EXIT.badInput;
  }
  const read = parseLab(built.text);
  if (!read.ok) {
    complain(`import: ${read.problems[0].reason}`);
    return EXIT.badInput;
  }
  return writeFile(options.out, built.text);
}

/** Several files of one host are read as one. */
function readHosts(words: readonly string[]): ImportedHost[] | undefined {
  const texts = new Map<string, string[]>();
  for (const word of words) {
    const [, name, file] = /^([A-Za-z0-9][A-Za-z0-9_-]{0,31})=(.+)$/.exec(word) ?? [];
    if (name === undefined || file === undefined) {
      const hint = /\.pcap(ng)?$/.test(word) ? '; "frameplay frames" reads a capture' : '';
      complain(`import: "${word}" is not HOST=FILE${hint}`);
      return undefined;
    }
    texts.set(name, [...(texts.get(name) ?? []), file]);
  }
  const hosts = [...texts].map(([name, files]) => readHost(name, files));
  return hosts.some((host) => host === undefined) ? undefined : hosts.filter((host) => host !== undefined);
}

/** The files one after the other, and for a complaint the file and the line in it. */
function readHost(name: string, files: readonly string[]): ImportedHost | undefined {
  const lines: { readonly file: string; readonly line: number; readonly text: string }[] = [];
  for (const file of files) {
    const text = readText(file);
    if (text === undefined) return undefined;
    for (const [index, one] of text.split('\n').entries()) lines.push({ file, line: index + 1, text: one });
  }
  const read = readHostOutput(lines.map(({ text }) => text).join('\n'));
  if (read.ok) return { name, facts: read.facts };
  const place = lines[read.problem.line - 1];
  complain(`${place?.file ?? name}:${place?.line ?? 1}: ${read.problem.reason}`);
  return undefined;
}
