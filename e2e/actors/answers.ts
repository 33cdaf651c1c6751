import type { Locator } from '@playwright/test';
import type { Person } from './person.js';

/** Canonical texts by question, as the desk's controls take them; a list is several options of one question. */
export type Sheet = Readonly<Record<string, string | readonly string[]>>;

/** Fills in the questions on the screen. */
export async function fillIn(who: Person, sheet: Sheet): Promise<void> {
  for (const [question, answer] of Object.entries(sheet)) {
    const place = who.page.getByTestId(`question-${question}`);
    await place.waitFor();
    if (typeof answer !== 'string') await checkExactly(place, answer);
    else if ((await place.getByTestId(`option-${answer}`).count()) > 0)
      await check(place.getByTestId(`option-${answer}`));
    else await typeInto(place, answer);
  }
}

/** These options and no others, whatever was checked before. */
async function checkExactly(place: Locator, answers: readonly string[]): Promise<void> {
  for (const option of await place.getByTestId(/^option-/).all()) {
    const isMeant = answers.includes((await option.getAttribute('data-testid'))?.replace('option-', '') ?? '');
    if ((await option.isChecked()) !== isMeant) await option.setChecked(isMeant);
  }
}

function check(option: Locator): Promise<void> {
  return option.check();
}

/** A number has a field alone; an address that is not offered is typed into the last of its controls. */
async function typeInto(place: Locator, answer: string): Promise<void> {
  const isField = (await place.evaluate((element) => element.tagName)) === 'INPUT';
  await (isField ? place : place.locator('input[type="text"]')).fill(answer);
}
