import type { Decision, Mode } from '@frameplay/classroom';
import { expect, type Locator } from '@playwright/test';
import type { Click } from '../clicks.js';
import { Desk } from './desk.js';
import { Person } from './person.js';

const LESSON = { name: /One frame, five steps|一帧五步/ };

/** Joins with a code and a nickname, and plays a seat. */
export class Student extends Person {
  readonly desk = new Desk(this);
  /** What this person has done and sent, in order, from the own memory and not from the product. */
  readonly clicks: Click[] = [];

  /** From the first page, with what the projector shows. */
  async joins(code: string): Promise<void> {
    await this.page.goto('/');
    await this.page.getByTestId('join-code').fill(code);
    await this.press(this.page.getByTestId('join'));
    await this.page.getByTestId('nickname').fill(this.name);
    await this.press(this.page.getByTestId('join'));
    await this.page.waitForURL(/\/play\//);
  }

  /** Alone, from the first page over the catalogue: lesson, seat, mode. */
  async practises(seat: string, mode: Mode): Promise<void> {
    await this.page.goto('/');
    await this.press(this.page.locator('.lesson-links a[href="/learn"]'));
    await this.press(this.page.getByRole('main').getByRole('link', LESSON).first());
    await this.press(this.page.getByTestId(`seat-${seat}`));
    await this.press(this.page.getByTestId(`mode-${mode}`));
    await this.press(this.page.getByTestId('start'));
    await this.page.waitForURL(/\/play\//);
  }

  /** Alone, one exercise of a lesson, at a seat of it or at the one that is chosen already. */
  async opensExercise(lessonId: string, activityId: string, seat: string | null = null): Promise<void> {
    await this.page.goto(`/learn/${lessonId}`);
    if (seat !== null) await this.press(this.page.getByTestId(`seat-${seat}`));
    await this.press(this.page.getByTestId(`activity-${activityId}`).getByRole('button'));
    await this.page.waitForURL(/\/play\//);
  }

  /** Id of the classroom that is on the screen. */
  get classroomId(): string {
    return new URL(this.page.url()).pathname.split('/')[2] ?? '';
  }

  /** Says it and sees the frame go. */
  async decides(frameId: number, decision: Decision): Promise<void> {
    await this.desk.open(frameId);
    await this.#sends(await this.desk.compose(decision));
    await expect(this.desk.frame(frameId), `${this.name}: frame ${frameId} moves on`).toHaveCount(0);
  }

  /** The partner at this seat proposes something: this one agrees, and sees the frame go. */
  async agrees(frameId: number, partner: Student): Promise<void> {
    await this.desk.open(frameId);
    await this.press(this.page.getByTestId('pair-agree'));
    await expect(this.desk.frame(frameId), `${this.name}: frame ${frameId} moves on`).toHaveCount(0);
    const said = partner.clicks.at(-1);
    if (said !== undefined) this.clicks.push(said);
  }

  /** Says it, and is told by the review that it is not what the network would do. */
  async errs(frameId: number, decision: Decision): Promise<void> {
    await this.desk.open(frameId);
    await this.#sends(await this.desk.compose(decision));
    await expect(this.desk.review).toBeVisible();
  }

  /** The part is over: on to the next one, with the whole group. */
  async goesOn(): Promise<void> {
    const { part } = this;
    await this.press(part);
    await expect(part, `${this.name}: the next part begins`).toHaveCount(0);
  }

  get part(): Locator {
    return this.page.getByTestId('next-activity');
  }

  async triesAgain(): Promise<void> {
    await this.press(this.page.getByTestId('try-again'));
    await expect(this.desk.review).toHaveCount(0);
  }

  /** From the desk to the picture of what the network came to. */
  async looksAtTheConsequence(): Promise<void> {
    if ((await this.page.getByTestId('chain').count()) === 0) await this.#toggleConsequence();
    await expect(this.page.getByTestId('chain')).toBeVisible();
  }

  async backToTheDesk(): Promise<void> {
    if ((await this.page.getByTestId('chain').count()) > 0) await this.#toggleConsequence();
    await expect(this.page.getByTestId('chain')).toHaveCount(0);
  }

  #toggleConsequence(): Promise<void> {
    return this.press(this.page.getByTestId('toggle-consequence'));
  }

  /** On a phone the complete answer of a switch goes by itself. */
  async #sends(decision: Decision): Promise<void> {
    if (decision.kind !== 'switch' || !this.touches) await this.desk.submit();
    this.clicks.push({ did: 'decide', decision });
  }
}
