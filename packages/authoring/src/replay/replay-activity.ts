import { type Activity, instantiate, type Lesson } from '@frameplay/classroom';
import type { CompiledActivity } from '../compile/compile-activity.js';
import type { CompiledLesson } from '../compile/compile-lesson.js';
import type { Problem } from '../read/problem.js';
import type { YamlPath } from '../read/yaml-file.js';
import type { AnswerSolutions, LabSolutions, SeatSolutions } from '../schema/solution-schema.js';
import { defaultInstance, defaultsOf, withValues } from './default-instance.js';
import type { Discrepancy } from './outcome.js';
import { replayGoodAnswers, replayWrongAnswers } from './replay-answers.js';
import { replayGoodRepair, replayWrongRepair } from './replay-lab.js';
import { replayGoodSeats, replayWrongSeats } from './replay-seat.js';

const SEED = 7;

/** One solution of an activity, ready to be played in a real classroom. */
export interface Replay {
  /** `good: the director ...`. */
  readonly title: string;
  /** Empty: it does what it states. */
  readonly play: () => readonly Problem[];
}

/** All solutions of one activity, for the first value of all that varies. */
export function replaysOf({ lesson }: CompiledLesson, compiled: CompiledActivity): readonly Replay[] {
  const { activity, source } = compiled;
  const fixed = defaultInstance(activity);
  const alone: Lesson = { ...lesson, activities: [fixed] };
  const solutions = withValues(source.yaml.value.solutions, defaultsOf(activity));
  const replay = (kind: 'good' | 'wrong', index: number, name: string, play: () => readonly Discrepancy[]): Replay => ({
    title: `${kind}: ${name}`,
    play: () => guarded(play).map((one) => problemOf(source, ['solutions', kind, index], name, one)),
  });
  return [
    ...replaysOfInstances(compiled, lesson),
    ...solutions.good.map((solution, index) =>
      replay('good', index, solution.name, () => playGood(alone, fixed, solution)),
    ),
    ...solutions.wrong.map((solution, index) =>
      replay('wrong', index, solution.name, () => playWrong(alone, fixed, solution, solutions.good[0])),
    ),
  ];
}

/** So many drawn instances of what varies are solved by the first good solution, with what was drawn put into it. */
const INSTANCES = 2;

function replaysOfInstances({ activity, source }: CompiledActivity, lesson: Lesson): readonly Replay[] {
  const isDrawn = activity.kind === 'predict' || activity.kind === 'lab';
  if (!isDrawn || (activity.drawMacs !== true && Object.keys(activity.vary).length === 0)) return [];
  return Array.from({ length: INSTANCES }, (_, nth) => {
    const { activity: drawn, values } = instantiate(activity, SEED + nth);
    const fixed = { ...drawn, vary: {}, drawMacs: false };
    const [solution] = withMacs(withValues(source.yaml.value.solutions, values), values).good;
    const play = (): readonly Discrepancy[] =>
      solution === undefined ? [] : playGood({ ...lesson, activities: [fixed] }, fixed, solution);
    const name = `the first good one, instance ${SEED + nth}`;
    const at = ['solutions', 'good', 0];
    return { title: `good: ${name}`, play: () => guarded(play).map((one) => problemOf(source, at, name, one)) };
  });
}

const MAC = /\b[0-9a-f]{2}(?::[0-9a-f]{2}){5}\b/gi;

/** MACs as the author wrote them, replaced by those that were drawn. */
function withMacs<T>(data: T, values: Readonly<Record<string, string>>): T {
  return JSON.parse(JSON.stringify(data).replace(MAC, (mac) => values[mac.toLowerCase()] ?? mac)) as T;
}

type Solutions = SeatSolutions | AnswerSolutions | LabSolutions;
type Good = Solutions['good'][number];
type Wrong = Solutions['wrong'][number];

function playGood(lesson: Lesson, activity: Activity, solution: Good): readonly Discrepancy[] {
  switch (activity.kind) {
    case 'seat':
      return replayGoodSeats(lesson, SEED);
    case 'predict':
    case 'quiz':
      return replayGoodAnswers(lesson, activity, SEED, solution as AnswerSolutions['good'][number]);
    case 'lab':
      return replayGoodRepair(lesson, SEED, solution as LabSolutions['good'][number]);
  }
}

function playWrong(
  lesson: Lesson,
  activity: Activity,
  solution: Wrong,
  good: Good | undefined,
): readonly Discrepancy[] {
  switch (activity.kind) {
    case 'seat':
      return replayWrongSeats(lesson, SEED, solution as SeatSolutions['wrong'][number]);
    case 'predict':
    case 'quiz': {
      const wrong = solution as AnswerSolutions['wrong'][number];
      const given = { ...(good as AnswerSolutions['good'][number] | undefined)?.answers, ...wrong.answers };
      return replayWrongAnswers(lesson, activity, SEED, wrong, given);
    }
    case 'lab':
      return replayWrongRepair(lesson, activity, SEED, solution as LabSolutions['wrong'][number]);
  }
}

/** What the classroom refuses is said like any other discrepancy. */
function guarded(play: () => readonly Discrepancy[]): readonly Discrepancy[] {
  try {
    return play();
  } catch (error) {
    return [{ path: [], reason: error instanceof Error ? error.message : String(error) }];
  }
}

function problemOf(
  { yaml }: CompiledActivity['source'],
  at: YamlPath,
  name: string,
  { path, reason }: Discrepancy,
): Problem {
  return yaml.problemAt([...at, ...path], 'solution', `solution "${name}": ${reason}`);
}
