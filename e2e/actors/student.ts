import type { Decision } from '@frameplay/classroom';
import { expect } from '@playwright/test';
import { Desk } from './desk.js';
import { Person } from './person.js';

/** Joins with a code and a nickname, and plays a seat. */
export class Student extends Person {
  readonly desk = new Desk(this);

  /** From the first page, with what the projector shows. */
  async joins(code: string): Promise<void> {
    await this.page.goto('/');
    await this.page.getByTestId('join-code').fill(code);
    await this.press(this.page.getByTestId('join'));
    await this.page.getByTestId('nickname').fill(this.name);
    await this.press(this.page.getByTestId('join'));
    await this.page.waitForURL(/\/play\//);
  }

  /** Id of the classroom that is on the screen. */
  get classroomId(): string {
    return new URL(this.page.url()).pathname.split('/')[2] ?? '';
  }

  /** Says it and sees the frame go. */
  async decides(frameId: number, decision: Decision): Promise<void> {
    await this.desk.open(frameId);
    await this.desk.compose(decision);
    await this.#sends();
    await expect(this.desk.frame(frameId), `${this.name}: frame ${frameId} moves on`).toHaveCount(0);
  }

  /** Says it, and is told by the review that it is not what the network would do. */
  async errs(frameId: number, decision: Decision): Promise<void> {
    await this.desk.open(frameId);
    await this.desk.compose(decision);
    await this.#sends();
    await expect(this.desk.review).toBeVisible();
  }

  async triesAgain(): Promise<void> {
    await this.press(this.page.getByTestId('try-again'));
    await expect(this.desk.review).toHaveCount(0);
  }

  /** On a phone a complete answer of a switch goes by itself; there the button takes it back. */
  async #sends(): Promise<void> {
    const own = this.desk.send.or(this.page.getByTestId('take-back'));
    await expect(own).toBeVisible();
    if ((await own.getAttribute('data-testid')) === 'send') await this.desk.submit();
  }
}
