import type { CheckedView, LabActivity, Lesson, ResultView } from '@frameplay/classroom';
import { canonicalText } from '../compile/compile-question.js';
import type { AnswerValue } from '../schema/question-schema.js';
import type { LabSolutions } from '../schema/solution-schema.js';
import type { Discrepancy } from './outcome.js';
import { Refused, ReplayRoom } from './room.js';

interface Typed {
  readonly commands: readonly string[];
  readonly cause?: AnswerValue | undefined;
}

interface Repaired {
  readonly checked: CheckedView;
  /** A look was refused because it costs more than is left. */
  readonly overBudget: boolean;
  /** Lines that came to nothing: `rs1: sysctl -w ...` with the exit code behind. */
  readonly failed: readonly string[];
}

/** One student types the lines at the terminals and has the repair checked. */
export function repair(lesson: Lesson, seed: number, { commands, cause }: Typed): Repaired {
  const room = ReplayRoom.open({ ...lesson, seats: lesson.seats.slice(0, 1) }, seed);
  const student = lesson.seats[0]?.seat ?? '';
  let overBudget = false;
  for (const command of commands) {
    const colon = command.indexOf(': ');
    try {
      room.student(student, { type: 'type', node: command.slice(0, colon), line: command.slice(colon + 2) });
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'terminal/over-budget') throw error;
      overBudget = true;
    }
  }
  const { part } = room.cluster();
  const lines = part?.kind === 'lab' ? part.lines : [];
  const failed = lines.flatMap(({ node, line, exit }) => (exit === 0 ? [] : [`"${node}: ${line}" ends with ${exit}`]));
  room.student(student, { type: 'check', cause: cause === undefined ? null : canonicalText(cause) });
  const results: ResultView[] = room.events.filter((event) => event.type === 'result');
  const checked = results.map(({ detail }) => detail).find((detail) => detail.kind === 'check');
  if (checked?.kind !== 'check') throw new Error('a check tells what it found');
  return { checked: checked.checked, overBudget, failed };
}

export function replayGoodRepair(lesson: Lesson, seed: number, solution: LabSolutions['good'][number]): Discrepancy[] {
  const { checked, overBudget, failed: lines } = repair(lesson, seed, solution);
  const failed = checked.checks.filter(({ passed }) => !passed);
  return [
    ...(failed.length === 0 ? [] : lines.map((reason) => ({ path: ['commands'], reason }))),
    ...failed.map(({ id, found }) => ({
      path: ['commands'],
      reason: `check ${id} fails: ${found.map(({ en }) => en).join('; ')}`,
    })),
    ...(checked.cause !== null && !checked.cause.right
      ? [{ path: ['cause'], reason: `"${checked.cause.got ?? ''}" is not the cause` }]
      : []),
    ...(overBudget ? [{ path: ['commands'], reason: 'looks for more than the budget' }] : []),
    ...(failed.length === 0 && checked.points !== checked.outOf
      ? [{ path: [], reason: `${checked.points} of ${checked.outOf} points` }]
      : []),
  ];
}

export function replayWrongRepair(
  lesson: Lesson,
  activity: LabActivity,
  seed: number,
  { fails, ...solution }: LabSolutions['wrong'][number],
): Discrepancy[] {
  const { checked, overBudget } = repair(lesson, seed, solution);
  const failed = checked.checks.filter(({ passed }) => !passed).map(({ id }) => id);
  const causeWrong = checked.cause !== null && !checked.cause.right;
  const path = ['fails'];
  const problems: Discrepancy[] = [];
  for (const id of fails.checks) {
    if (!activity.checks.some((check) => check.id === id)) problems.push({ path, reason: `there is no check "${id}"` });
    else if (!failed.includes(id)) problems.push({ path, reason: `check ${id} passes` });
  }
  const unstated = failed.filter((id) => !fails.checks.includes(id));
  if (unstated.length > 0) problems.push({ path, reason: `fails, and that is not stated: ${unstated.join(', ')}` });
  if (fails.cause !== causeWrong)
    problems.push({ path, reason: causeWrong ? 'the cause is wrong, and that is not stated' : 'the cause is right' });
  if (fails.budget !== overBudget)
    problems.push({
      path,
      reason: overBudget ? 'the budget is exceeded, and that is not stated' : 'the budget is enough',
    });
  problems.push(...checkShown(fails.misconception, checked));
  return problems;
}

/** What the repair shows is held to exactly; of a wrong cause, which the list of the question tells, if it is stated. */
function checkShown(stated: string | undefined, { cause, misconception }: CheckedView): Discrepancy[] {
  const causeWrong = cause !== null && !cause.right;
  const recognised = (causeWrong ? cause.wrong?.misconception : misconception?.id) ?? undefined;
  if (stated === recognised || (causeWrong && stated === undefined)) return [];
  const what = causeWrong ? 'the cause' : 'the repair';
  const reason = `${what} is recognised as ${recognised ?? 'no misconception'}, not as ${stated ?? 'none'}`;
  return [{ path: ['fails'], reason }];
}
