import { isMistakeId, MISTAKES, type MistakeId, mistakeIds } from '@frameplay/engine';
import type { Lab } from '../labfile/lab.js';
import type { Bilingual } from '../misconception/misconception.js';
import { MISCONCEPTIONS } from '../misconception/misconceptions.js';
import { type BreakReport, breakReport, type ShownFrame, type ShownTrouble } from '../mistake/break-report.js';
import { firstBreak } from '../mistake/first-break.js';
import { mistakeLab } from '../mistake/mistake-labs.js';
import { complain, EXIT, type ExitCode, say } from './exit-code.js';
import { readLabFile } from './read-lab.js';
import { describeStop } from './run-labs.js';

export interface MistakeOptions {
  readonly device: string | undefined;
  readonly rule: string | undefined;
  readonly lang: string;
  readonly json: boolean;
  readonly seed: number;
}

type Language = keyof Bilingual;

/** `frameplay mistake --list`: every wrong rule that a device can be made to follow. */
export function listMistakes(lang: string): ExitCode {
  if (!isLanguage(lang)) return refuseLanguage(lang);
  for (const id of mistakeIds())
    say(`${id.padEnd(4)} ${MISTAKES[id].join(',').padEnd(30)} ${MISCONCEPTIONS[id].title[lang]}`);
  return EXIT.ok;
}

/** `frameplay mistake`: a lab in the world as it is and in the one in which a mistake is the rule. No file: a lab that shows it. */
export function showMistake(file: string | undefined, options: MistakeOptions): ExitCode {
  const { lang, rule = '' } = options;
  if (!isLanguage(lang)) return refuseLanguage(lang);
  if (!isMistakeId(rule)) {
    complain(`--rule ${rule}: no such wrong rule ("frameplay mistake --list" has them all)`);
    return EXIT.badInput;
  }
  const chosen = file === undefined ? ownLab(rule, options.device) : fileLab(file, options.device);
  if (chosen === undefined) return EXIT.badInput;
  const found = firstBreak(chosen.lab, chosen.node, rule, { seed: options.seed });
  if (!found.ok) {
    complain(found.error.message);
    return EXIT.badInput;
  }
  const { real } = found.value;
  if (real.outcome === 'unsupported') {
    complain(`${file ?? chosen.lab.name}:${describeStop(real.end)}`);
    return EXIT.unsupported;
  }
  const report = breakReport(found.value);
  if (options.json) say(JSON.stringify(report, null, 2));
  else for (const line of reportLines(report, lang)) say(line);
  return EXIT.ok;
}

function isLanguage(text: string): text is Language {
  return text === 'zh' || text === 'en';
}

function refuseLanguage(lang: string): ExitCode {
  complain(`--lang ${lang}: zh or en`);
  return EXIT.badInput;
}

interface Chosen {
  readonly lab: Lab;
  readonly node: string;
}

function ownLab(rule: MistakeId, device: string | undefined): Chosen | undefined {
  const own = mistakeLab(rule);
  if (own !== undefined) return { lab: own.lab, node: device ?? own.node };
  complain(`${rule} has no lab of its own: give a LAB.yml and --device NODE`);
  return undefined;
}

function fileLab(file: string, device: string | undefined): Chosen | undefined {
  if (device === undefined) {
    complain('--device NODE: whose mistake is it?');
    return undefined;
  }
  const lab = readLabFile(file);
  return lab && { lab, node: device };
}

const WORDS = {
  en: {
    belief: 'belief',
    truth: 'truth',
    real: 'as it is',
    mistaken: 'by the mistake',
    later: 'and then',
    rule: 'rule',
  },
  zh: { belief: '想法', truth: '事实', real: '真实', mistaken: '按这个想法', later: '接着', rule: '规则' },
} as const;

function reportLines(report: BreakReport, lang: Language): string[] {
  const words = WORDS[lang];
  const { firstWrong, broken } = report;
  const lines = [
    `${report.mistake} @ ${report.node}: ${report.title[lang]}`,
    `${words.belief}: ${report.belief[lang]}`,
    `${words.truth}: ${report.truth[lang]}`,
    '',
  ];
  if (firstWrong !== null) {
    lines.push(
      firstWrong.sentence[lang],
      `- ${words.real}: ${frameLine(firstWrong.real)}`,
      `+ ${words.mistaken}: ${frameLine(firstWrong.mistaken)}`,
      '',
    );
  }
  lines.push(report.verdict[lang]);
  if (broken !== null) {
    lines.push(...troubleLines(broken.first, lang));
    for (const trouble of broken.later)
      lines.push(`${words.later}: ${trouble.sentence[lang]}`, `  ${frameLine(trouble.frame)}`);
  }
  return lines;
}

function troubleLines({ sentence, frame, rule }: ShownTrouble, lang: Language): string[] {
  const rules = rule === null ? [] : [`  ${WORDS[lang].rule}: ${rule}`];
  return [sentence[lang], `  ${frameLine(frame)}`, ...rules];
}

function frameLine(frame: ShownFrame | null): string {
  return frame === null
    ? '-'
    : `#${frame.event + 1} ${frame.seconds.toFixed(6)} ${frame.at} ${frame.dir} ${frame.text}`;
}
