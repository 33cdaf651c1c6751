import { AxeBuilder } from '@axe-core/playwright';
import { lessons } from '@frameplay/lessons';
import type { Page } from '@playwright/test';
import type { Language } from './actors/looks.js';
import type { Person } from './actors/person.js';
import { expect, test } from './fixtures/world.js';
import { foreignTexts } from './languages.js';
import { fixedPartsOf, textsOf, type Words } from './words.js';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
  { width: 360, height: 640 },
];
const SERIOUS = ['serious', 'critical'];

export async function visit(person: Person, path: string, words: Words): Promise<void> {
  await person.page.goto(path);
  await look(person, path, words);
}

/**
 * The page as it stands, in both languages, switched in place, at all sizes. `open`: opens what covers the switch of
 * languages, a dialog; Escape closes it.
 */
export async function look(person: Person, what: string, words: Words, open?: () => Promise<void>): Promise<void> {
  await test.step(`${person.name} looks at ${what}`, async () => {
    await person.page.waitForLoadState('networkidle');
    for (const language of ['zh', 'en'] as const) {
      await speak(person, language);
      await open?.();
      await standsIn(language, person, what, words);
      if (open !== undefined) await person.page.keyboard.press('Escape');
    }
  });
}

/** A page without a switch of languages, as the wall has it: the language is chosen at the door. */
export async function lookAtTheWall(person: Person, path: string, words: Words): Promise<void> {
  await test.step(`${person.name} looks at ${path}`, async () => {
    for (const language of ['zh', 'en'] as const) {
      await person.page.goto('/');
      await speak(person, language);
      await person.page.goto(path);
      await person.page.waitForLoadState('networkidle');
      await standsIn(language, person, path, words);
    }
  });
}

async function standsIn(language: Language, person: Person, what: string, words: Words): Promise<void> {
  for (const size of SIZES) {
    await person.page.setViewportSize(size);
    await fits(person.page, `${what}, ${language}, ${size.width} x ${size.height}`);
  }
  // A phone's page in one language and a desk's in the other: the languages have the same elements.
  if (language === 'en') await isAccessible(person.page, `${what}, ${language}, on a phone`);
  await person.page.setViewportSize({ width: 1440, height: 900 });
  if (language === 'zh') await isAccessible(person.page, `${what}, ${language}`);
  await speaksOnly(person.page, language, words, what);
}

export async function speak(person: Person, language: Language): Promise<void> {
  await person.reads(language);
  await expect(person.page.locator('html')).toHaveAttribute('lang', language === 'zh' ? 'zh-CN' : 'en');
}

async function fits(page: Page, what: string): Promise<void> {
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect.soft(overflow, `pixels too wide: ${what}`).toBeLessThanOrEqual(0);
}

async function isAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => SERIOUS.includes(impact ?? ''))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
    );
  expect.soft(serious, what).toEqual([]);
}

/** No sentence of the other language stands on the page or in its labels. */
async function speaksOnly(page: Page, language: Language, words: Words, what: string): Promise<void> {
  const said = await page.evaluate(() => {
    const labels = [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
    );
    return [document.body.innerText, document.title, ...labels].join('\n');
  });
  const known = language === 'zh' ? englishSentences(words) : chineseSentences(words);
  const found = [...known.filter((sentence) => said.includes(sentence)), ...(await foreignTexts(page, language, []))];
  expect.soft(found, `${what} in ${language}`).toEqual([]);
}

const LESSON_TEXTS = lessons.flatMap(({ title, summary, seats, activities }) => [
  title,
  summary,
  ...seats.map((seat) => seat.title),
  ...activities.map((activity) => activity.title),
]);

/** Parts of at least three words: shorter ones (VIP, TTL, dst MAC) are the same in class. */
function englishSentences({ en, zh }: Words): string[] {
  const chinese = new Set(textsOf(zh).map(({ text }) => text));
  const texts = textsOf(en).flatMap(({ text }) => (chinese.has(text) ? [] : fixedPartsOf(text)));
  return [...texts, ...LESSON_TEXTS.map(({ en: text }) => text)]
    .map((text) => text.trim())
    .filter((text) => (text.match(/[A-Za-z]{2,}/g) ?? []).length >= 3);
}

function chineseSentences({ zh }: Words): string[] {
  return [...textsOf(zh).flatMap(({ text }) => fixedPartsOf(text)), ...LESSON_TEXTS.map(({ zh: text }) => text)]
    .map((text) => text.trim())
    .filter((text) => (text.match(/\p{Script=Han}/gu) ?? []).length >= 3);
}
