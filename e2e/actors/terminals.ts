import { expect, type Locator } from '@playwright/test';
import type { Person } from './person.js';

/** The terminals of a lab: a tab for each device, one screen, one line to type in. */
export class Terminals {
  readonly #who: Person;

  constructor(who: Person) {
    this.#who = who;
  }

  get line(): Locator {
    return this.#who.page.getByTestId('terminal-line');
  }

  /** What the screen shows, as a screen reader finds it. */
  get screen(): Locator {
    return this.#who.page.getByTestId('terminal-screen');
  }

  /** Types a line on a device, and waits until the screen has it with the device's prompt before it. */
  async type(node: string, line: string): Promise<void> {
    await this.#who.press(this.#who.page.getByTestId(`terminal-tab-${node}`));
    await this.line.fill(line);
    await this.line.press('Enter');
    await expect(this.line).toHaveValue('');
    await expect(this.line).toHaveAttribute('aria-busy', 'false');
  }
}
