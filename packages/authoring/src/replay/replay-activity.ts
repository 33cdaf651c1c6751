import type { Activity, Lesson } from '@frameplay/classroom';
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
    ...solutions.good.map((solution, index) =>
      replay('good', index, solution.name, () => playGood(alone, fixed, solution)),
    ),
    ...solutions.wrong.map((solution, index) =>
      replay('wrong', index, solution.name, () => playWrong(alone, fixed, solution, solutions.good[0])),
    ),
  ];
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
