import type { Page } from '@playwright/test';
import type { Language } from './actors/looks.js';

/**
 * What is no sentence of either language: what is typed and shown on a machine, the tags and values of frames, and
 * what says itself that it is of another language, as the switch of languages does.
 */
const DATA = 'code, pre, kbd, .mono, .xterm, [translate="no"], [lang]:not(html), svg text, script, style';

/** Words in a row that make a text English, in a Chinese page: `arp_ignore`, `VIP` and `MAC` are words of the trade. */
const ENGLISH = /\p{Script=Latin}{2,}(?:[ ,:'’()-]+\p{Script=Latin}{2,}){2,}/u;
/** A Chinese sentence may name a whole command, `ip addr add`. */
const ENGLISH_AMONG_CHINESE = /\p{Script=Latin}{2,}(?:[ ,:'’()-]+\p{Script=Latin}{2,}){4,}/u;
const CHINESE = /\p{Script=Han}/u;

/** What stands in both languages: a name, an address, and what a capture says of a frame. */
const SAME = [
  /Linux Virtual Server/g,
  /(?:[0-9a-f]{2}:){5}[0-9a-f]{2}/g,
  /(?:ARP )?who has [\d.]+\??(?: tell [\d.]+)?/gi,
  /(?:ARP )?[\d.]+ is at/gi,
];

/** Texts and labels of the page that belong to the other language. `people`: names that may be there in any script. */
export async function foreignTexts(page: Page, language: Language, people: readonly string[]): Promise<string[]> {
  const said = await page.evaluate(textsOfPage, DATA);
  return [...new Set(said)].filter((text) => isForeign(without(text, people), language));
}

function isForeign(text: string, language: Language): boolean {
  if (language === 'en') return CHINESE.test(text);
  return (CHINESE.test(text) ? ENGLISH_AMONG_CHINESE : ENGLISH).test(text);
}

function without(text: string, people: readonly string[]): string {
  const rest = people.reduce((so, name) => so.replaceAll(name, '·'), text);
  return SAME.reduce((so, pattern) => so.replace(pattern, '·'), rest);
}

/** Runs in the page: every text that is shown or read out, and every label. */
function textsOfPage(data: string): string[] {
  const isSaid = (element: Element | null) =>
    element !== null && element.closest(data) === null && element.checkVisibility();
  const texts = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    if (text !== '' && isSaid(node.parentElement)) texts.push(text);
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [aria-description]')) {
    if (!isSaid(element)) continue;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
      texts.push(element.getAttribute(name) ?? '');
    }
  }
  return texts;
}
