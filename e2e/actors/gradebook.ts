import { readFileSync } from 'node:fs';
import { expect, type Locator } from '@playwright/test';
import { parseCsv } from '../csv.js';
import { type Total, totalsOf } from '../grades.js';
import type { AttemptRecord, DecisionRecord } from '../records.js';
import type { Teacher } from './teacher.js';

/** The gradebook as a teacher reads it: a table, the decisions of one cell, a file. */
export class Gradebook {
  readonly #teacher: Teacher;

  constructor(teacher: Teacher) {
    this.#teacher = teacher;
  }

  async open(classroomId: string): Promise<void> {
    await this.#teacher.page.goto(`/teach/${classroomId}/gradebook`);
    await expect(this.#teacher.control('heading', 'grades.book.title')).toBeVisible();
  }

  /** Every student's sums, first tries and best tries, in all and for each activity. */
  async shows(attempts: readonly AttemptRecord[]): Promise<void> {
    const totals = totalsOf(attempts);
    await expect(this.#rows).toHaveCount(totals.length);
    for (const counting of ['first', 'best'] as const) {
      await this.#count(counting);
      for (const total of totals) await this.#rowShows(total, attempts, counting);
    }
    await this.#count('first');
  }

  /** The decisions of one student: each wrong field with what was given, what was expected, and why. */
  async explains(nickname: string, decisions: readonly DecisionRecord[]): Promise<void> {
    await this.#teacher.press(this.#row(nickname).getByRole('button').last());
    const detail = this.#teacher.control('complementary', 'grades.book.detailLabel');
    const wrong = decisions.filter((one) => one.nickname === nickname).flatMap(({ fields }) => fields);
    for (const { right, follows, why } of wrong) {
      if (!right && !follows && why !== null) await expect(detail).toContainText(why[this.#teacher.language]);
    }
  }

  async csv(): Promise<string[][]> {
    const download = this.#teacher.page.waitForEvent('download');
    await this.#teacher.press(this.#teacher.page.getByTestId('csv'));
    return parseCsv(readFileSync(await (await download).path(), 'utf8'));
  }

  async csvSays(attempts: readonly AttemptRecord[]): Promise<void> {
    const [head, ...records] = await this.csv();
    expect(head).toHaveLength(11);
    const got = records.map(([nickname, , firstRight, firstTotal, , bestRight, bestTotal, , frames, decisions]) => ({
      nickname,
      firstRight: Number(firstRight),
      firstTotal: Number(firstTotal),
      bestRight: Number(bestRight),
      bestTotal: Number(bestTotal),
      frames: Number(frames),
      decisions: Number(decisions),
    }));
    expect(inOrder(got)).toEqual(inOrder(totalsOf(attempts)));
  }

  get #rows(): Locator {
    return this.#teacher.page.getByTestId('gradebook-row');
  }

  #row(nickname: string): Locator {
    const name = this.#teacher.page.getByRole('rowheader', { name: nickname, exact: true });
    return this.#rows.filter({ has: name });
  }

  async #count(counting: 'first' | 'best'): Promise<void> {
    await this.#teacher.press(
      this.#teacher.control('radio', counting === 'first' ? 'grades.book.firstTry' : 'grades.book.best'),
    );
  }

  async #rowShows(total: Total, attempts: readonly AttemptRecord[], counting: 'first' | 'best'): Promise<void> {
    const cells = this.#row(total.nickname).getByRole('button');
    await expect(cells.last()).toHaveText(fraction([total], counting));
    const own = attempts.filter(({ nickname }) => nickname === total.nickname);
    for (const activity of new Set(own.map((one) => one.activity))) {
      const played = own.filter((one) => one.activity === activity);
      await expect(cells.nth(activity)).toHaveText(fraction(played, counting));
    }
  }
}

type Sums = Pick<AttemptRecord, 'firstRight' | 'firstTotal' | 'bestRight' | 'bestTotal'>;

/** As the page writes it: `12/14`, while the class still plays `12/14 …`. */
function fraction(parts: readonly Sums[], counting: 'first' | 'best'): RegExp {
  const add = (pick: (one: Sums) => number) => parts.reduce((sum, one) => sum + pick(one), 0);
  const [right, total] =
    counting === 'first'
      ? [add((one) => one.firstRight), add((one) => one.firstTotal)]
      : [add((one) => one.bestRight), add((one) => one.bestTotal)];
  return new RegExp(`^\\s*${right}/${total}( …)?\\s*$`, 'u');
}

function inOrder<T extends { readonly nickname?: string | undefined }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => ((a.nickname ?? '') < (b.nickname ?? '') ? -1 : 1));
}
