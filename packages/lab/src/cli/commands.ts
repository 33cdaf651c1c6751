import { readFileSync } from 'node:fs';
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
import { type CommandName, isCommandName, overview, USAGES, type Usage, usageOf } from './usage.js';
import { whyFrame } from './why-frame.js';

/** The door for Node: the `frameplay` command line, to which a package above may add commands of its own. */
export { complain, EXIT, type ExitCode, say };

/** A command that this package does not know, e.g. `check`. */
export interface AddedCommand {
  readonly usage: Usage;
  /** `usage` of the call refuses words that the command cannot read. */
  readonly run: (words: readonly string[], usage: (message: string) => ExitCode) => ExitCode;
}

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

/** Which of them a command takes: any other is refused, not passed over. */
const TAKES: Readonly<Record<CommandName, readonly (keyof typeof OPTIONS)[]>> = {
  run: ['out', 'pcap', 'why', 'seed'],
  replay: ['at', 'change', 'seed'],
  why: ['lang', 'json', 'seed'],
  mistake: ['device', 'rule', 'lang', 'json', 'list', 'seed'],
  export: ['to', 'out'],
  import: ['out', 'gateway'],
  frames: [],
  play: ['seat', 'answers', 'seed'],
  compare: ['reorder', 'times', 'acks', 'all'],
  conformance: ['update'],
};

type Values = ReturnType<typeof parse>['values'];

function parse(words: readonly string[]) {
  return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true, tokens: true });
}

type Refuse = (message: string) => ExitCode;

function number(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** Runs one command line; `added` are commands by their name. */
export function frameplay(words: readonly string[], added: ReadonlyMap<string, AddedCommand>): ExitCode {
  const [command, ...rest] = words;
  const every = overview([...Object.values(USAGES), ...[...added.values()].map(({ usage }) => usage)]);
  if (command === undefined) return print(every, EXIT.badInput);
  if (command === '--version') return print(`frameplay ${version()}\n`, EXIT.ok);
  const wantsHelp = command === 'help' || command === '--help' || command === '-h';
  const name = wantsHelp ? rest[0] : command;
  if (name === undefined) return print(every, EXIT.ok);
  const other = added.get(name);
  const usage = other?.usage ?? (isCommandName(name) ? USAGES[name] : undefined);
  if (usage === undefined) {
    complain(`unknown command "${name}" ("frameplay help" has them all)`);
    return EXIT.badInput;
  }
  if (wantsHelp || rest.includes('--help') || rest.includes('-h')) {
    return print(`${usageOf(usage)}${usage.does}\n`, EXIT.ok);
  }
  const refuse = (message: string): ExitCode => {
    complain(message);
    process.stderr.write(usageOf(usage));
    return EXIT.badInput;
  };
  try {
    if (other !== undefined) return other.run(rest, refuse);
    return isCommandName(name) ? runCommand(name, rest, refuse) : EXIT.internal;
  } catch (error) {
    // Only the first sentence: Node goes on about how to pass such a word all the same.
    if (error instanceof TypeError && 'code' in error) return refuse(error.message.split(/[.\n]/, 1)[0] ?? '');
    throw error;
  }
}

function print(text: string, exit: ExitCode): ExitCode {
  process.stdout.write(text);
  return exit;
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function runCommand(command: CommandName, words: readonly string[], refuse: Refuse): ExitCode {
  const { values, positionals, tokens } = parse(words);
  const taken: readonly string[] = TAKES[command];
  const odd = tokens.find((token) => token.kind === 'option' && !taken.includes(token.name));
  if (odd?.kind === 'option') return refuse(`${command} has no option ${odd.rawName}`);
  return dispatch(command, positionals, values, refuse);
}

function dispatch(command: CommandName, files: readonly string[], values: Values, usage: Refuse): ExitCode {
  const [first, second] = files;
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0 || values.seed.trim() === '')
    return usage(`--seed must be a whole number, not ${values.seed}`);
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
