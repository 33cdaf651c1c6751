import type {
  Activity,
  LabActivity,
  LabCheck,
  PredictActivity,
  QuizActivity,
  SeatActivity,
} from '@frameplay/classroom';
import { defaultValues, fillIn, type Lab, type LabVars, parseLab, readVars } from '@frameplay/lab';
import type { ActivityInFolder, LessonFolder } from '../read/lesson-folder.js';
import type { Problem } from '../read/problem.js';
import type { YamlPath } from '../read/yaml-file.js';
import type { LabActivityFile, PredictFile, QuizFile, SeatFile, StagedFile } from '../schema/activity-schema.js';
import { compileQuestion, type Steps } from './compile-question.js';
import { frameSelector } from './frame-reference.js';
import { stepNumber } from './step-reference.js';

/** An activity with the files that it was made of. */
export interface CompiledActivity<A extends Activity = Activity> {
  readonly source: ActivityInFolder;
  readonly activity: A;
  /** The lab with the first value of all that varies; null in a quiz. */
  readonly lab: Lab | null;
}

/** The lab of an activity: its text as the classroom gets it, and its default instance. */
interface Stage {
  readonly text: string;
  readonly vars: LabVars;
  readonly lab: Lab;
}

/** null: it has problems, which were added. */
export function compileActivity(
  source: ActivityInFolder,
  labs: LessonFolder['labs'],
  problems: Problem[],
): CompiledActivity | null {
  const file = source.yaml.value;
  if (file.kind === 'quiz') return { source, activity: compileQuiz(source.id, file), lab: null };
  const stage = stageOf(source, file, labs, problems);
  if (stage === null) return null;
  const steps = stepsOf(source, stage, problems);
  return { source, activity: compileStaged(source.id, file, stage, steps), lab: stage.lab };
}

function stageOf(
  source: ActivityInFolder,
  file: StagedFile,
  labs: LessonFolder['labs'],
  problems: Problem[],
): Stage | null {
  const found = labs.get(file.lab);
  if (found === undefined) {
    problems.push(
      source.yaml.problemAt(['lab'], 'lab', `there is no ${file.lab} (there are: ${[...labs.keys()].join(', ')})`),
    );
    return null;
  }
  const read = readVars(found.text);
  const parsed = parseLab(found.text);
  if (read.ok && parsed.ok) return { text: read.text, vars: read.vars, lab: parsed.lab };
  const reasons = parsed.ok ? [] : parsed.problems;
  problems.push(...reasons.map(({ line, reason }) => ({ file: found.file, line, code: 'lab' as const, reason })));
  return null;
}

function stepsOf({ yaml }: ActivityInFolder, { lab, vars }: Stage, problems: Problem[]): Steps {
  const values = defaultValues(vars);
  const find = (reference: string | number, path: YamlPath): number => {
    const wanted = typeof reference === 'number' ? reference : fillIn(reference, values);
    const number = stepNumber(wanted, lab.steps);
    if (number === null) problems.push(yaml.problemAt(path, 'reference', `the lab has no step "${reference}"`));
    return number ?? 0;
  };
  return {
    before: find,
    through: (reference, path) => Math.min(find(reference, path), Math.max(0, lab.steps.length - 1)),
  };
}

function compileStaged(id: string, file: StagedFile, stage: Stage, steps: Steps): Activity {
  switch (file.kind) {
    case 'seat':
      return compileSeat(id, file, stage, steps);
    case 'predict':
      return compilePredict(id, file, stage, steps);
    case 'lab':
      return compileLab(id, file, stage, steps);
  }
}

function staged({ title, task, hints, tests, vip, roles, drawMacs }: StagedFile, { text, vars }: Stage) {
  return { title, task, hints, tests, lab: text, vip, roles, vary: vars, ...(drawMacs ? { drawMacs } : {}) };
}

function compileSeat(id: string, file: SeatFile, stage: Stage, steps: Steps): SeatActivity {
  const { asks, arpFor, askUpTo } = file;
  return {
    kind: 'seat',
    id,
    ...staged(file, stage),
    playFromStep: steps.before(file.playFrom, ['playFrom']),
    asks: asks as SeatActivity['asks'],
    arpFor,
    ...(askUpTo === undefined ? {} : { askUpTo }),
  };
}

function compilePredict(id: string, file: PredictFile, stage: Stage, steps: Steps): PredictActivity {
  const stops = file.stops.map(({ id: stopId, before, given, questions }, index) => {
    const path = ['stops', index];
    return {
      id: stopId,
      before:
        'step' in before
          ? { step: steps.before(before.step, [...path, 'before', 'step']) }
          : { frame: frameSelector(before.frame) },
      given: given === undefined ? null : frameSelector(given),
      questions: questions.map((question, nth) => compileQuestion(question, steps, [...path, 'questions', nth])),
    };
  });
  return {
    kind: 'predict',
    id,
    ...staged(file, stage),
    playFromStep: steps.before(file.playFrom, ['playFrom']),
    stops,
  };
}

function compileLab(id: string, file: LabActivityFile, stage: Stage, steps: Steps): LabActivity {
  const { terminals, checks, par, budget = null, cause } = file;
  return {
    kind: 'lab',
    id,
    ...staged(file, stage),
    // All steps run before anybody types.
    playFromStep: stage.lab.steps.length,
    terminals,
    checks: checks.map(compileCheck),
    par,
    budget,
    cause: cause === undefined ? null : compileQuestion(cause, steps, ['cause']),
  };
}

const UNIT_US: Readonly<Record<string, number>> = { us: 1, ms: 1e3, s: 1e6, m: 60e6, h: 3600e6 };

function compileCheck({ steps, expect, ...rest }: LabActivityFile['checks'][number]): LabCheck {
  return {
    ...rest,
    steps: steps.map((step) =>
      'wait' in step ? { kind: 'wait', us: durationUs(step.wait) } : { kind: 'run', on: step.on, run: step.run },
    ),
    expect: expect.map((one) => {
      if (one.kind !== 'frames') return one;
      const { nth: _every, ...frame } = frameSelector(one.frame);
      return { kind: 'frames', frame, min: one.min, max: one.max };
    }),
  };
}

/** The schema has checked the form. */
function durationUs(text: string): number {
  const match = /^([\d.]+)([a-z]+)$/.exec(text);
  return Math.round(Number(match?.[1]) * (UNIT_US[match?.[2] ?? ''] ?? Number.NaN));
}

function compileQuiz(id: string, { title, task, hints, tests, questions, check }: QuizFile): QuizActivity {
  const none: Steps = { before: () => 0, through: () => 0 };
  const asked = questions.map((question, index) => compileQuestion(question, none, ['questions', index]));
  return { kind: 'quiz', id, title, task, hints, tests, questions: asked, check: check ?? null };
}
