import type { Locator, Page } from '@playwright/test';
import { type Words, wordAt } from '../words.js';
import type { Language, Looks } from './looks.js';

type Role = Parameters<Page['getByRole']>[0];

/** Somebody with a browser window, who reads the product in one language and finds things by what they are called. */
export class Person {
  readonly name: string;
  readonly page: Page;
  /** With a finger, not with a mouse. */
  readonly touches: boolean;
  language: Language;
  readonly #words: Words;

  constructor(name: string, page: Page, words: Words, { language = 'en', screen }: Looks = {}) {
    this.name = name;
    this.page = page;
    this.language = language;
    this.#words = words;
    this.touches = screen === 'phone';
  }

  /** The product's own words at a path of its catalogue, in this person's language. */
  word(path: string): RegExp {
    return wordAt(this.#words[this.language], path);
  }

  /** What this person can see with these words; a page may say the same for other screens, hidden here. */
  sees(path: string): Locator {
    return this.page.getByText(this.word(path)).filter({ visible: true }).first();
  }

  control(role: Role, path: string): Locator {
    return this.page.getByRole(role, { name: this.word(path) });
  }

  field(path: string): Locator {
    return this.page.getByLabel(this.word(path));
  }

  press(what: Locator): Promise<void> {
    return this.touches ? what.tap() : what.click();
  }

  async reads(language: Language): Promise<void> {
    await this.press(this.page.getByRole('button', { name: language === 'zh' ? '中文' : 'EN', exact: true }));
    this.language = language;
  }
}
