import { LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { Lab } from './lab.js';
import { parseFiles } from './parse-files.js';
import { parseSteps } from './parse-steps.js';
import { parseTopology } from './parse-topology.js';
import { allowKeys, fail, get, type LabProblem, type Reader, readMap, readText } from './reader.js';
import { defaultValues, fillIn, readVars } from './vars.js';

export type ParsedLab =
  | { readonly ok: true; readonly lab: Lab }
  | { readonly ok: false; readonly problems: readonly [LabProblem, ...LabProblem[]] };

const LAB_BYTES_MAX = 1_000_000;

/** Reads a lab file; of what varies it takes the first value. The problems are in the order of their lines. */
export function parseLab(text: string): ParsedLab {
  if (text.length > LAB_BYTES_MAX) {
    return refused([{ line: 1, reason: `the file is longer than ${LAB_BYTES_MAX} characters` }]);
  }
  const varied = readVars(text);
  if (!varied.ok) return refused(varied.problems);
  const lines = new LineCounter();
  const document = parseDocument(fillIn(varied.text, defaultValues(varied.vars)), {
    lineCounter: lines,
    version: '1.2',
    prettyErrors: false,
  });
  const reader: Reader = { document, lines, problems: [] };
  for (const error of document.errors) {
    reader.problems.push({ line: lines.linePos(error.pos[0]).line, reason: `not YAML: ${error.message}` });
  }
  const lab = reader.problems.length === 0 ? readLab(reader) : undefined;
  if (lab !== undefined && reader.problems.length === 0) return { ok: true, lab };
  return refused(reader.problems);
}

function refused(problems: readonly LabProblem[]): ParsedLab {
  const [first, ...rest] = [...problems].sort((a, b) => a.line - b.line);
  return { ok: false, problems: [first ?? { line: 1, reason: 'not a lab' }, ...rest] };
}

const TOP_KEYS = ['name', 'title', 'topology', 'steps', 'files', 'capture'];

function readLab(reader: Reader): Lab | undefined {
  const top = readMap(reader, reader.document.contents, 'a lab', undefined);
  if (top === undefined) return undefined;
  allowKeys(reader, top, 'the lab', TOP_KEYS);
  const name = readName(reader, top);
  const title = get(reader, top, 'title') === undefined ? '' : (readText(reader, top, 'title', 'the lab') ?? '');
  const { nodes, links } = parseTopology(reader, top);
  const names = new Set(nodes.map((node) => node.name));
  const steps = parseSteps(reader, top, names);
  const files = parseFiles(reader, top, names);
  return { name, title, nodes, links, steps, files };
}

function readName(reader: Reader, top: YAMLMap): string {
  const name = readText(reader, top, 'name', 'the lab') ?? '';
  // The name becomes a file name: NAME.trace.jsonl.
  if (name !== '' && !/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name)) {
    fail(reader, get(reader, top, 'name'), `name "${name}" may only have letters, digits, "-", "_" and "."`);
  }
  return name;
}
