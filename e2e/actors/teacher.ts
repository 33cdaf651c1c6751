import type { Mode } from '@frameplay/classroom';
import { expect, type Locator } from '@playwright/test';
import { Person } from './person.js';

const PASSWORD = 'one frame, five steps';

/** Signs up, opens a class, watches the board, steps in. */
export class Teacher extends Person {
  /** Each teacher has an account of their own, made from the first page on. */
  async signsUp(): Promise<void> {
    await this.page.goto('/');
    await this.press(this.control('link', 'landing.open.button'));
    await this.press(this.page.getByRole('main').getByRole('link', { name: this.word('account.signUp') }));
    await this.field('account.name').fill(this.name);
    await this.field('account.email').fill(this.email);
    await this.page.getByRole('textbox', { name: this.word('account.password') }).fill(PASSWORD);
    await this.press(this.control('button', 'account.signUp'));
    await expect(this.page.getByRole('heading', { name: this.word('teach.openTitle') })).toBeVisible();
  }

  get email(): string {
    return `${this.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}@school.example`;
  }

  /** From the list of classes into the lobby; the answer is the code on the wall. */
  async opensClass(mode: Mode, lesson = /One frame, five steps|一帧五步/): Promise<string> {
    await this.press(this.page.getByRole('radio', { name: lesson }));
    await this.press(this.page.getByTestId(`mode-${mode}`));
    await this.press(this.page.getByTestId('open-class'));
    await expect(this.code).toHaveAttribute('data-code', /^[2-9A-HJ-NP-Z]{6}$/);
    return (await this.code.getAttribute('data-code')) ?? '';
  }

  get code(): Locator {
    return this.page.getByTestId('code');
  }

  /** A seat in the lobby, later the same seat on the board. */
  seat(seat: string, clusterId = 'A'): Locator {
    return this.page.getByTestId(`seat-${clusterId}-${seat}`);
  }

  async starts(): Promise<void> {
    await this.press(this.page.getByTestId('start'));
    await expect(this.page.getByRole('heading', { name: this.word('classroom.board.title') })).toBeVisible();
  }

  async pauses(): Promise<void> {
    await this.press(this.page.getByTestId('pause'));
    await expect(this.page.getByTestId('paused')).toBeVisible();
  }

  async resumes(): Promise<void> {
    await this.press(this.page.getByTestId('pause'));
    await expect(this.page.getByTestId('paused')).toHaveCount(0);
  }

  /** Opens the panel of the seat's group. */
  async looksAt(seat: string): Promise<void> {
    if ((await this.seat(seat).getAttribute('aria-pressed')) !== 'true') await this.press(this.seat(seat));
    await expect(this.seat(seat)).toHaveAttribute('aria-pressed', 'true');
  }

  async takesOver(seat: string): Promise<void> {
    await this.looksAt(seat);
    await this.press(this.page.getByTestId('take-seat'));
    await expect(this.seat(seat)).toHaveText(this.word('classroom.board.tookOver'));
  }

  async givesBack(seat: string): Promise<void> {
    await this.looksAt(seat);
    await this.press(this.page.getByTestId('return-seat'));
    await expect(this.seat(seat)).not.toHaveText(this.word('classroom.board.tookOver'));
  }

  async ends(): Promise<void> {
    await this.press(this.page.getByTestId('end'));
    await this.press(this.page.getByTestId('confirm'));
    await expect(this.page.getByTestId('ended')).toBeVisible();
  }
}
