import { settlingRule } from '@frameplay/engine';
import { type History, recordHistory } from '../history/history.js';
import { catalogued } from '../rules/rule-catalogue.js';
import { groundText } from '../why/ground-text.js';
import type { Ground } from '../why/grounds.js';
import { hopRule, hopText, ruleText } from '../why/hop-text.js';
import { foldChain, sendingOf, type WhyHop, whyChain } from '../why/why-chain.js';
import { type ToldFrame, type WhyLog, whyLog } from '../why/why-log.js';
import { complain, EXIT, type ExitCode, say } from './exit-code.js';
import { readLabFile } from './read-lab.js';
import { describeStop } from './run-labs.js';

export type Language = 'zh' | 'en';

export interface WhyOptions {
  readonly seed: number;
  readonly language: Language;
  readonly json: boolean;
}

/** `frameplay why`: from one frame of a run back to the command behind it. */
export function whyFrame(file: string, wanted: string, options: WhyOptions): ExitCode {
  const lab = readLabFile(file);
  if (lab === undefined) return EXIT.badInput;
  const history = recordHistory(lab, { seed: options.seed });
  if (history.outcome === 'unsupported') {
    complain(`${file}:${describeStop(history.end)}`);
    return EXIT.unsupported;
  }
  const frames = history.events.flatMap(({ event }) => (event.kind === 'frame' ? [event] : []));
  const frame = findFrame(frames, wanted);
  if (frame === undefined) {
    complain(`${wanted}: no such frame. Give its number, 1 to ${frames.length}, or a place and a number: NODE:IFACE#3`);
    return EXIT.badInput;
  }
  const telling = new Telling(history, frames, options.language);
  if (options.json) say(JSON.stringify(telling.asJson(frame), undefined, 1));
  else for (const line of telling.asText(frame)) say(line);
  return EXIT.ok;
}

/** "12": its line in the trace; "director:eth0#12": the twelfth there; "n125": its number in a trace of `run --why`. */
function findFrame(frames: readonly ToldFrame[], wanted: string): ToldFrame | undefined {
  const [, node, iface, nth] = /^([^:#]+):([^#]+)#(\d+)$/.exec(wanted) ?? [];
  if (node !== undefined) return frames.filter((one) => one.node === node && one.iface === iface)[Number(nth) - 1];
  const [, n] = /^n(\d+)$/.exec(wanted) ?? [];
  if (n !== undefined) return frames.find((one) => one.n === Number(n));
  return /^\d+$/.test(wanted) ? frames[Number(wanted) - 1] : undefined;
}

const WORDS = {
  zh: {
    because: '依据',
    taught: '得知于',
    set: '来自',
    through: '经过',
    boot: '开机时',
    fate: '收到后',
    step: '步骤',
    waited: '先等了 ARP 应答',
  },
  en: {
    because: 'rests on',
    taught: 'taught by',
    set: 'set by',
    through: 'through',
    boot: 'at boot',
    fate: 'there',
    step: 'step',
    waited: 'it had to wait for an ARP answer',
  },
} as const;

class Telling {
  readonly #history: History;
  readonly #log: WhyLog;
  readonly #language: Language;
  readonly #numbers: ReadonlyMap<number, number>;
  readonly #steps: ReadonlyMap<number, number>;

  constructor(history: History, frames: readonly ToldFrame[], language: Language) {
    this.#history = history;
    this.#language = language;
    this.#log = whyLog(
      frames,
      history.causes.map(({ cause }) => cause),
    );
    this.#numbers = new Map(frames.map(({ n }, index) => [n, index + 1]));
    this.#steps = new Map(history.causes.map(({ step, cause }) => [cause.n, step]));
  }

  asText(frame: ToldFrame): string[] {
    const words = WORDS[this.#language];
    const { node, iface, dir } = frame;
    const head = `#${this.#numbers.get(frame.n)} ${(frame.t / 1_000_000).toFixed(6)} ${node}:${iface} ${dir}`;
    const fate = dir === 'in' ? settlingRule(frame.rules) : null;
    const hops = foldChain(whyChain(this.#log, frame.n));
    return [
      head,
      ...(fate === null ? [] : [`${words.fate}: ${ruleText(fate)[this.#language]}`]),
      ...hops.flatMap((hop, index) => this.#hopLines(hop, `${index + 1}. `)),
    ];
  }

  #hopLines(hop: WhyHop, mark: string): string[] {
    const words = WORDS[this.#language];
    const lines = [`${mark}${this.#numberOf(hop)}${hopText(hop)[this.#language]}${this.#stepOf(hop)}`];
    const rule = hopRule(hop);
    if (rule !== undefined) lines.push(`   ${ruleText(rule)[this.#language]}`);
    if (hop.kind !== 'sent') return lines;
    if (hop.through.length > 0) lines.push(`   ${words.through} ${hop.through.join(', ')}`);
    if (hop.waitedFor !== 0) lines.push(`   ${words.waited}${this.#frameNumber(hop.waitedFor)}`);
    return [...lines, ...hop.grounds.flatMap((ground) => this.#groundLines(ground, '   '))];
  }

  #numberOf(hop: WhyHop): string {
    return hop.kind === 'sent' ? `#${this.#numbers.get(hop.frame.n)} ` : '';
  }

  #frameNumber(n: number): string {
    const number = this.#numbers.get(n);
    return number === undefined ? '' : ` #${number}`;
  }

  #stepOf(hop: WhyHop): string {
    const step = hop.kind === 'cause' ? this.#steps.get(hop.cause.n) : undefined;
    return step === undefined ? '' : ` (${WORDS[this.#language].step} ${step})`;
  }

  /** A row with the frame that taught it, and that frame's own grounds; a setting with its command. */
  #groundLines(ground: Ground, indent: string): string[] {
    const words = WORDS[this.#language];
    const line = `${indent}${words.because} ${groundText(ground)[this.#language]}`;
    const teacher = this.#teacher(ground);
    if (teacher === undefined) return [line];
    if (teacher.kind === 'cause') {
      return [line, `${indent}   ${words.set}: ${hopText(teacher)[this.#language]}${this.#stepOf(teacher)}`];
    }
    if (teacher.kind !== 'sent') return [line, `${indent}   ${hopText(teacher)[this.#language]}`];
    const settings = teacher.grounds.filter(({ kind }) => kind === 'setting');
    const rule = hopRule(teacher);
    return [
      line,
      `${indent}   ${words.taught} ${this.#numberOf(teacher)}${hopText(teacher)[this.#language]}`,
      ...(rule === undefined ? [] : [`${indent}   ${ruleText(rule)[this.#language]}`]),
      ...settings.flatMap((setting) => this.#groundLines(setting, `${indent}   `)),
    ];
  }

  #teacher(ground: Ground): WhyHop | undefined {
    const n = ground.kind === 'row' ? (this.#log.byNumber.get(ground.taughtBy)?.cause ?? 0) : ground.setBy;
    const told = this.#log.byNumber.get(n);
    if (told === undefined) return undefined;
    if (told.kind === 'frame') return sendingOf(this.#log, told);
    return told.kind === 'program' || told.kind === 'taught' ? undefined : { kind: 'cause', cause: told, times: 1 };
  }

  asJson(frame: ToldFrame): unknown {
    const fate = frame.dir === 'in' ? settlingRule(frame.rules) : null;
    return {
      lab: this.#history.lab.name,
      frame: this.#numbers.get(frame.n),
      n: frame.n,
      at: `${frame.node}:${frame.iface}`,
      dir: frame.dir,
      t: frame.t / 1_000_000,
      rule: fate === null ? null : catalogued(fate),
      hops: foldChain(whyChain(this.#log, frame.n)).map((hop) => this.#hopJson(hop)),
    };
  }

  #hopJson(hop: WhyHop): unknown {
    const text = hopText(hop);
    if (hop.kind === 'folded') return { kind: hop.kind, text, hops: hop.hops.map((one) => this.#hopJson(one)) };
    if (hop.kind === 'cause') {
      const { kind, n, node, t } = hop.cause;
      return { kind, n, node, t: t / 1_000_000, step: this.#steps.get(n), text };
    }
    if (hop.kind !== 'sent') return { kind: hop.kind, text };
    const { n, node, iface, t, rule, rules } = hop.frame;
    return {
      kind: 'sent',
      frame: this.#numbers.get(n),
      n,
      at: `${node}:${iface}`,
      t: t / 1_000_000,
      text,
      rule: rule === null ? null : catalogued(rule),
      rules,
      through: hop.through,
      waitedFor: this.#numbers.get(hop.waitedFor),
      grounds: hop.grounds.map((ground) => this.#groundJson(ground)),
    };
  }

  #groundJson(ground: Ground): unknown {
    const teacher = this.#teacher(ground);
    const by = teacher === undefined ? undefined : this.#hopJson(teacher);
    return {
      ...ground,
      text: groundText(ground),
      by: ground.kind === 'setting' && teacher === undefined ? 'boot' : by,
    };
  }
}
