import { parseArgs } from 'node:util';
import { compareFiles } from './compare-files.js';
import { conformance } from './conformance.js';
import { complain, EXIT, type ExitCode, say } from './exit-code.js';
import { exportLab, isExportTarget } from './export-lab.js';
import { importHosts } from './import-hosts.js';
import { listFrames } from './list-frames.js';
import { playFile } from './play-file.js';
import { replayLab } from './replay-lab.js';
import { runLabs } from './run-labs.js';
import { listMistakes, showMistake } from './show-mistake.js';
import { whyFrame } from './why-frame.js';

/** The door for Node: the `frameplay` command line, to which a package above may add commands of its own. */
export { complain, EXIT, type ExitCode, say };

/** A command that this package does not know, e.g. `check`. */
export interface AddedCommand {
  /** One line, as in `frameplay check LESSON`. */
  readonly usage: string;
  /** `usage` of the call refuses words that the command cannot read. */
  readonly run: (words: readonly string[], usage: (message: string) => ExitCode) => ExitCode;
}

const USAGE = `usage: frameplay run LAB.yml [LAB.yml ...] --out DIR [--pcap] [--why] [--seed N]
       frameplay replay LAB.yml --at N [--change "NODE: COMMAND"] [--seed N]
       frameplay why LAB.yml FRAME [--lang zh|en] [--json] [--seed N]     FRAME: 12 or NODE:IFACE#12
       frameplay mistake [LAB.yml --device NODE] --rule M4 [--lang zh|en] [--json] [--seed N]
       frameplay mistake --list [--lang zh|en]
       frameplay export LAB.yml --to netns|clab [--out FILE]
       frameplay import --out LAB.yml [--gateway HOST|ADDRESS] HOST=FILE [HOST=FILE ...]
       frameplay frames FILE.pcapng
       frameplay play LAB.yml --seat NODE --answers TRACE.jsonl [--seed N]
       frameplay compare A B [--reorder S | --times S] [--acks] [--all]
       frameplay conformance [--update] [NAME ...]
`;

const OPTIONS = {
  out: { type: 'string' },
  pcap: { type: 'boolean', default: false },
  why: { type: 'boolean', default: false },
  seed: { type: 'string', default: '1' },
  at: { type: 'string' },
  change: { type: 'string' },
  device: { type: 'string' },
  rule: { type: 'string' },
  lang: { type: 'string', default: 'en' },
  json: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  to: { type: 'string' },
  gateway: { type: 'string' },
  seat: { type: 'string' },
  answers: { type: 'string' },
  reorder: { type: 'string' },
  times: { type: 'string' },
  acks: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  update: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parse>['values'];

function parse(words: readonly string[]) {
  return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
}

type Refuse = (message: string) => ExitCode;

function number(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** Runs one command line; `added` are commands by their name. */
export function frameplay(words: readonly string[], added: ReadonlyMap<string, AddedCommand>): ExitCode {
  const [command, ...rest] = words;
  const text = USAGE + [...added.values()].map(({ usage: line }) => `       ${line}\n`).join('');
  const refuse = (message: string): ExitCode => {
    complain(message);
    process.stderr.write(text);
    return EXIT.badInput;
  };
  if (command === undefined || command === '--help' || command === '-h') {
    process.stdout.write(text);
    return command === undefined ? EXIT.badInput : EXIT.ok;
  }
  try {
    const other = added.get(command);
    if (other !== undefined) return other.run(rest, refuse);
    const { values, positionals } = parse(rest);
    return dispatch(command, positionals, values, refuse);
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) return refuse(error.message);
    throw error;
  }
}

function dispatch(command: string, files: readonly string[], values: Values, usage: Refuse): ExitCode {
  const [first, second] = files;
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0) return usage(`--seed must be a whole number, not ${values.seed}`);
  switch (command) {
    case 'run':
      if (first === undefined || values.out === undefined) return usage('run needs at least one LAB.yml and --out DIR');
      return runLabs(files, { out: values.out, pcap: values.pcap, why: values.why, seed });
    case 'play':
      if (first === undefined || second !== undefined || values.seat === undefined || values.answers === undefined) {
        return usage('play needs one LAB.yml, --seat NODE and --answers TRACE.jsonl');
      }
      return playFile(first, { seat: values.seat, answers: values.answers, seed });
    case 'replay':
      return replay(files, values, seed, usage);
    case 'why':
      return why(files, values, seed, usage);
    case 'mistake':
      return mistake(files, values, seed, usage);
    case 'import':
      if (first === undefined || values.out === undefined) return usage('import needs --out LAB.yml and HOST=FILE');
      return importHosts(files, { out: values.out, gateway: values.gateway });
    case 'frames':
      if (first === undefined || second !== undefined) return usage('frames needs one FILE.pcapng');
      return listFrames(first);
    case 'compare':
      return compare(files, values, usage);
    case 'conformance':
      return conformance(files, values.update);
    case 'export':
      if (first === undefined || second !== undefined || !isExportTarget(values.to)) {
        return usage('export needs one LAB.yml and --to netns or --to clab');
      }
      return exportLab(first, values.to, values.out);
    default:
      return usage(`unknown command "${command}"`);
  }
}

function why(files: readonly string[], { lang, json }: Values, seed: number, usage: Refuse): ExitCode {
  const [file, frame, ...more] = files;
  if (file === undefined || frame === undefined || more.length > 0) return usage('why needs LAB.yml and a FRAME');
  if (lang !== 'zh' && lang !== 'en') return usage(`--lang must be zh or en, not ${lang}`);
  return whyFrame(file, frame, { seed, language: lang, json });
}

function replay(files: readonly string[], values: Values, seed: number, usage: Refuse): ExitCode {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0 || values.at === undefined) return usage('replay needs LAB.yml and --at N');
  return replayLab(file, { at: values.at, change: values.change, seed });
}

function mistake(files: readonly string[], values: Values, seed: number, usage: Refuse): ExitCode {
  const { device, rule, lang, json, list } = values;
  if (list) return listMistakes(lang);
  const [file, ...more] = files;
  if (rule === undefined || more.length > 0)
    return usage('mistake needs --rule, and at most one LAB.yml with --device NODE');
  return showMistake(file, { device, rule, lang, json, seed });
}

function compare(files: readonly string[], values: Values, usage: Refuse): ExitCode {
  const [a, b, ...more] = files;
  const [reorderS, timesS] = [number(values.reorder), number(values.times)];
  if (a === undefined || b === undefined || more.length > 0) return usage('compare needs two files');
  if (Number.isNaN(reorderS) || Number.isNaN(timesS)) return usage('--reorder and --times need seconds');
  const limits = { ...(reorderS === undefined ? {} : { reorderS }), ...(timesS === undefined ? {} : { timesS }) };
  return compareFiles(a, b, { ...limits, acks: values.acks, all: values.all });
}
