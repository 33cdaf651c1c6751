import { AxeBuilder } from '@axe-core/playwright';
import { lessons } from '@frameplay/lessons';
import type { Page } from '@playwright/test';
import { Crew, holdsAt } from './actors/crew.js';
import type { Language } from './actors/looks.js';
import type { Person } from './actors/person.js';
import { expect, test } from './fixtures/world.js';
import { natInsteadOfDirectRouting } from './mistakes.js';
import { Referee } from './referee.js';
import { fixedPartsOf, textsOf, type Words } from './words.js';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
  { width: 360, height: 640 },
];
const SERIOUS = ['serious', 'critical'];

test('every page fits every screen, speaks one language at a time, and has no serious accessibility finding', async ({
  product,
  records,
  stage,
  words,
}) => {
  test.setTimeout(300_000);
  const guest = await stage.student('Guest', product);
  const teacher = await stage.teacher('Dr Ito', product);
  const mei = await stage.student('Mei', product);

  for (const path of ['/', '/join', '/sign-in', '/sign-up', '/learn', `/learn/${lessons[0]?.id}`, '/teach']) {
    await visit(guest, path, words);
  }

  await teacher.signsUp();
  await visit(teacher, '/teach', words);
  const code = await teacher.opensClass('guided');
  const classroomId = await records.classroomOfCode(code);
  await visit(teacher, `/teach/${classroomId}`, words);
  await visit(guest, `/join/${code}`, words);

  await mei.joins(code);
  await expect(mei.sees('play.lobby.title')).toBeVisible();
  await visit(mei, `/play/${classroomId}`, words);
  const referee = new Referee((after) => records.log(classroomId, after));
  const crew = new Crew(referee);
  await crew.seat(mei);
  await visit(teacher, `/teach/${classroomId}`, words);
  await teacher.starts();
  await crew.play({ until: holdsAt('director') });
  await expect(mei.page.getByTestId('inbox-item')).toBeVisible();
  await visit(mei, `/play/${classroomId}`, words);

  await test.step('a frame half composed, and a review of a mistake', async () => {
    let seen = false;
    await crew.play({
      whim: async (student, waiting, right) => {
        const wrong = natInsteadOfDirectRouting(right, waiting);
        if (wrong === null || seen) return false;
        await student.desk.open(waiting.wait.frameId);
        await student.desk.compose(wrong);
        await look(student, 'a composed frame', words);
        await student.errs(waiting.wait.frameId, wrong);
        await look(student, 'the review of a mistake', words);
        await student.triesAgain();
        seen = true;
        return false;
      },
    });
    expect(seen, 'Mei forwarded a frame').toBe(true);
  });

  await visit(mei, `/play/${classroomId}/results`, words);
  await teacher.page.goto(`/teach/${classroomId}`);
  await teacher.press(teacher.seat('director'));
  await look(teacher, 'the board with the panel of a group', words);
  await visit(teacher, `/teach/${classroomId}/gradebook`, words);
  await teacher.press(teacher.page.getByTestId('gradebook-row').getByRole('button').last());
  await look(teacher, 'the gradebook with the decisions of a student', words);
  await teacher.page.goto(`/teach/${classroomId}`);
  await teacher.ends();
  await look(teacher, 'the board of a class that has ended', words);
  await visit(mei, `/play/${classroomId}`, words);
});

test('the sandbox, the comparison and the desks of predict, lab and quiz are held to the same', async ({
  product,
  stage,
  words,
}) => {
  test.setTimeout(300_000);
  const guest = await stage.student('Guest', product);
  await visit(guest, '/sandbox', words);
  await visit(guest, '/compare', words);
  for (const [lesson, exercise] of [
    ['five-steps', 'header-table'],
    ['arp-problem', 'who-leaked'],
    ['why-balance', 'where-is-the-bottleneck'],
  ] as const) {
    await guest.opensExercise(lesson, exercise);
    await look(guest, `the desk of ${exercise}`, words);
  }
});

test('what is not there says so clearly, in both languages', async ({ product, stage, words }) => {
  const guest = await stage.student('Guest', product);
  for (const language of ['en', 'zh'] as const) {
    await guest.page.goto('/no/such/page');
    await speak(guest, language);
    await expect(guest.sees('trouble.notFoundTitle')).toBeVisible();
    await guest.page.goto('/join/222222');
    await expect(guest.page.getByTestId('error')).toHaveText(guest.word('join.noSuchCode'));
    await guest.page.goto('/play/no-such-class');
    await expect(guest.page.getByTestId('goodbye')).toBeVisible();
    await guest.page.goto('/learn/no-such-lesson');
    await expect(guest.sees('learn.noLesson')).toBeVisible();
  }
  expect((await guest.page.goto('/no/such/page'))?.status()).toBe(404);
  await visit(guest, '/no/such/page', words);
  await visit(guest, '/join/222222', words);
});

async function visit(person: Person, path: string, words: Words): Promise<void> {
  await person.page.goto(path);
  await look(person, path, words);
}

/** The page as it stands, in both languages, switched in place, at all sizes. */
async function look(person: Person, what: string, words: Words): Promise<void> {
  await test.step(`${person.name} looks at ${what}`, async () => {
    await person.page.waitForLoadState('networkidle');
    for (const language of ['zh', 'en'] as const) {
      await speak(person, language);
      for (const size of SIZES) {
        await person.page.setViewportSize(size);
        await fits(person.page, `${what}, ${language}, ${size.width} x ${size.height}`);
      }
      if (language === 'en') await isAccessible(person.page, `${what}, on a phone`);
      await person.page.setViewportSize({ width: 1440, height: 900 });
      await isAccessible(person.page, `${what}, ${language}`);
      await speaksOnly(person.page, language, words, what);
    }
  });
}

async function speak(person: Person, language: Language): Promise<void> {
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
  const foreign = language === 'zh' ? englishSentences(words) : chineseSentences(words);
  expect
    .soft(
      foreign.filter((sentence) => said.includes(sentence)),
      `${what} in ${language}`,
    )
    .toEqual([]);
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
