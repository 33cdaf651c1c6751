import { invariant, type MistakeId } from '@frameplay/engine';
import type { History } from '../history/history.js';
import type { Bilingual } from '../misconception/misconception.js';
import { MISCONCEPTIONS } from '../misconception/misconceptions.js';
import { lineText } from '../trace/frame-text.js';
import type { TraceLine } from '../trace/trace-line.js';
import { traceLines } from '../trace/write-trace.js';
import type { BreakComparison } from './first-break.js';
import type { Trouble, TroubleKind } from './trouble.js';
import { FIRST_WRONG_TEXTS, filled, TROUBLE_TEXTS, VERDICTS } from './trouble-texts.js';

/** One frame of one of the two worlds. */
export interface ShownFrame {
  /** The number of its event in that world. */
  readonly event: number;
  readonly seconds: number;
  readonly step: number;
  /** "rs1:eth0" */
  readonly at: string;
  readonly dir: 'in' | 'out';
  readonly text: string;
}

export interface ShownTrouble {
  readonly kind: TroubleKind;
  readonly node: string;
  /** Null for a storm. */
  readonly frame: ShownFrame | null;
  readonly rule: string | null;
  readonly sentence: Bilingual;
}

/** What `firstBreak` found, as plain values for screens, JSON and terminals. */
export interface BreakReport {
  readonly mistake: MistakeId;
  readonly node: string;
  readonly title: Bilingual;
  readonly belief: Bilingual;
  readonly truth: Bilingual;
  readonly verdict: Bilingual;
  /** Null: every frame is the same. */
  readonly firstWrong: {
    readonly real: ShownFrame | null;
    readonly mistaken: ShownFrame | null;
    /** `dst`, `arp.spa`, ...; empty if the frame is there in one world only. */
    readonly fields: readonly string[];
    readonly sentence: Bilingual;
  } | null;
  /** Null: nobody would notice. */
  readonly broken: {
    readonly world: 'mistaken' | 'real';
    readonly first: ShownTrouble;
    /** What follows from it, in order of time. */
    readonly later: readonly ShownTrouble[];
  } | null;
}

export function breakReport(comparison: BreakComparison): BreakReport {
  const { mistake, node, broken } = comparison;
  const { title, belief, truth } = MISCONCEPTIONS[mistake];
  const [real, mistaken] = [framesOf(comparison.real), framesOf(comparison.mistaken)];
  const firstWrong = firstWrongOf(comparison, real, mistaken);
  const harmless = firstWrong === null ? VERDICTS.same : VERDICTS.harmless;
  const verdict = broken === undefined ? harmless : VERDICTS[broken.world];
  const head = { mistake, node, title, belief, truth, verdict, firstWrong };
  if (broken === undefined) return { ...head, broken: null };
  const frames = broken.world === 'real' ? real : mistaken;
  const [first, ...others] = broken.troubles;
  const later = others.map((trouble) => shownTrouble(trouble, frames));
  return { ...head, broken: { world: broken.world, first: shownTrouble(first, frames), later } };
}

type Frames = (event: number) => ShownFrame | null;

function framesOf(history: History): Frames {
  const lines = traceLines(history.events);
  const places = new Map<number, TraceLine>();
  let next = 0;
  for (const [number, { event }] of history.events.entries()) {
    const line = event.kind === 'frame' ? lines[next++] : undefined;
    if (line !== undefined) places.set(number, line);
  }
  return (event) => {
    const line = places.get(event);
    if (line === undefined) return null;
    return { event, seconds: line.t, step: line.step, at: line.at, dir: line.dir, text: lineText(line) };
  };
}

function firstWrongOf({ firstWrong }: BreakComparison, real: Frames, mistaken: Frames): BreakReport['firstWrong'] {
  if (firstWrong === undefined) return null;
  switch (firstWrong.kind) {
    case 'missing':
      return { real: shown(real, firstWrong.inA), mistaken: null, fields: [], sentence: FIRST_WRONG_TEXTS.missing };
    case 'extra':
      return { real: null, mistaken: shown(mistaken, firstWrong.inB), fields: [], sentence: FIRST_WRONG_TEXTS.extra };
    case 'different': {
      const fields = firstWrong.fields.map(({ field }) => field);
      return {
        real: shown(real, firstWrong.inA),
        mistaken: shown(mistaken, firstWrong.inB),
        fields,
        sentence: filled(FIRST_WRONG_TEXTS.different, { fields: fields.join(', ') }),
      };
    }
  }
}

function shown(frames: Frames, event: number): ShownFrame {
  const frame = frames(event);
  invariant(frame !== null, 'what differs is a frame');
  return frame;
}

function shownTrouble({ kind, node, event, rule }: Trouble, frames: Frames): ShownTrouble {
  return { kind, node, frame: frames(event), rule, sentence: filled(TROUBLE_TEXTS[kind], { node }) };
}
