import type { AnswerForm, AskedQuestion, KeySource } from '@frameplay/classroom';
import type { YamlPath } from '../read/yaml-file.js';
import type { AnswerValue, QuestionFile } from '../schema/question-schema.js';
import { frameSelector, selectorAnywhere } from './frame-reference.js';

/** Turns references to steps into numbers; what is no step is noted at the place where it is said, and 0 is given. */
export interface Steps {
  /** The step itself; of `end` the number behind the last one. */
  readonly before: (reference: string | number, path: YamlPath) => number;
  /** The step itself; of `end` the last one. */
  readonly through: (reference: string | number, path: YamlPath) => number;
}

export function compileQuestion(file: QuestionFile, steps: Steps, path: YamlPath): AskedQuestion {
  const { id, prompt, points, why } = file;
  return {
    id,
    prompt,
    answer: answerForm(file.answer),
    key: keySource(file.key, steps, [...path, 'key']),
    points,
    why,
    expectedWrong: file.expectedWrong.map((wrong) => ({
      value: canonicalText(wrong.value),
      misconception: wrong.misconception ?? null,
      why: wrong.why,
    })),
  };
}

/** An answer as the file has it, as text: a list is sorted and joined by one blank. */
export function canonicalText(value: AnswerValue): string {
  return Array.isArray(value) ? [...value].sort().join(' ') : String(value);
}

function answerForm(answer: QuestionFile['answer']): AnswerForm {
  if (typeof answer === 'string') return { kind: answer };
  return 'choice' in answer ? { kind: 'choice', options: answer.choice } : { kind: 'choices', options: answer.choices };
}

function keySource(key: QuestionFile['key'], steps: Steps, path: YamlPath): KeySource {
  switch (key.from) {
    case 'stated':
      return { from: 'stated', value: canonicalText(key.value) };
    case 'frame':
      return { from: 'frame', frame: frameSelector(key.frame), field: key.field };
    case 'frame-count': {
      const frame = frameSelector(key.frame);
      return { from: 'frame-count', frame, untilStep: steps.through(key.until, [...path, 'until']) };
    }
    case 'seen-at': {
      const frame = selectorAnywhere(key.frame);
      return { from: 'seen-at', frame, untilStep: steps.through(key.until, [...path, 'until']) };
    }
    case 'arp-answers':
      return key;
    case 'neighbour': {
      const { after, ...rest } = key;
      return { ...rest, afterStep: steps.through(after, [...path, 'after']) };
    }
    case 'fdb': {
      const { after, ...rest } = key;
      return { ...rest, afterStep: steps.through(after, [...path, 'after']) };
    }
    case 'destination': {
      const { after, ...rest } = key;
      return { ...rest, afterStep: steps.through(after, [...path, 'after']) };
    }
    case 'carried': {
      const { until, ...rest } = key;
      return { ...rest, untilStep: steps.through(until, [...path, 'until']) };
    }
    case 'step':
      return { from: 'step', step: steps.through(key.step, [...path, 'step']), what: key.what };
  }
}
