import {
  type Activity,
  type AskedQuestion,
  canonicalAnswer,
  instantiate,
  keyOfQuestion,
  truthOf,
} from '@frameplay/classroom';
import type { CompiledActivity } from '../compile/compile-activity.js';
import type { CompiledLesson } from '../compile/compile-lesson.js';
import type { Problem } from '../read/problem.js';
import type { YamlPath } from '../read/yaml-file.js';
import { questionsOf } from './check-coverage.js';

/** So many instances are drawn of each activity. */
export const SEEDS = 20;

/** In every instance each question has a key, and no answer that is listed as wrong is right. */
export function checkAnswers({ activities }: CompiledLesson, seedsMax: number): Problem[] {
  return activities.flatMap((compiled) => {
    const { activity } = compiled;
    if (questionsOf(activity).length === 0) return [];
    const seeds = varies(activity) ? seedsMax : 1;
    const problems = new Map<string, Problem>();
    for (let seed = 1; seed <= seeds; seed += 1) {
      for (const problem of checkInstance(compiled, seed)) problems.set(`${problem.line} ${problem.reason}`, problem);
      // The others would say the same.
      if (problems.size > 0) break;
    }
    return [...problems.values()];
  });
}

function varies(activity: Activity): boolean {
  return activity.kind !== 'quiz' && (activity.drawMacs === true || Object.keys(activity.vary).length > 0);
}

function checkInstance({ activity, source, lab }: CompiledActivity, seed: number): Problem[] {
  const { activity: instance, values } = instantiate(activity, seed);
  const isComputed = questionsOf(instance).some(({ key }) => key.from !== 'stated');
  const truth = instance.kind === 'quiz' || !isComputed ? null : truthOf(instance, seed);
  const nodes = lab?.nodes.map(({ name }) => name) ?? [];
  const drawn = Object.keys(values).length === 0 ? '' : ` (instance ${JSON.stringify(values)})`;
  return questionsOf(instance).flatMap((question) => {
    const path = pathOf(activity, question.id);
    const problem = (at: YamlPath, reason: string): Problem =>
      source.yaml.problemAt([...path, ...at], 'answer', `question ${question.id}: ${reason}${drawn}`);
    const key = keyOfQuestion(question, truth);
    if (key === null) {
      const why =
        question.key.from === 'stated'
          ? `the key "${question.key.value}" is no answer that can be given`
          : 'the key cannot be computed: no such frame, device or row, or it does not fit the form of the answer';
      return [problem(['key'], why)];
    }
    return question.expectedWrong.flatMap((wrong, index) => {
      const canonical = canonicalAnswer(question.answer, wrong.value, nodes);
      const at = ['expectedWrong', index, 'value'];
      if (!canonical.ok) return [problem(at, `"${wrong.value}" is no answer: ${canonical.why.en}`)];
      if (canonical.value !== wrong.value)
        return [problem(at, `"${wrong.value}" must be written "${canonical.value}"`)];
      return canonical.value === key ? [problem(at, `"${wrong.value}" is listed as wrong, and is right`)] : [];
    });
  });
}

function pathOf(activity: Activity, id: string): YamlPath {
  const at = (questions: readonly AskedQuestion[]): number => questions.findIndex((question) => question.id === id);
  switch (activity.kind) {
    case 'seat':
      return [];
    case 'lab':
      return ['cause'];
    case 'quiz':
      return ['questions', at(activity.questions)];
    case 'predict': {
      const stop = activity.stops.findIndex(({ questions }) => at(questions) >= 0);
      return ['stops', stop, 'questions', at(activity.stops[stop]?.questions ?? [])];
    }
  }
}
