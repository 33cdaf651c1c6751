import { lines } from '../columns.js';
import { widthOf, wrap } from './layout.js';
import type { Language, Page } from './page.js';

const COLUMNS = 78;
const INDENT = '       ';

const TITLES = {
  en: {
    name: 'NAME',
    synopsis: 'SYNOPSIS',
    description: 'DESCRIPTION',
    options: 'OPTIONS',
    examples: 'EXAMPLES',
    missing: 'NOT SIMULATED',
  },
  zh: {
    name: '名称',
    synopsis: '用法',
    description: '说明',
    options: '选项',
    examples: '示例',
    missing: '未模拟的部分',
  },
} as const;

/** A page as `man` shows it. */
export function renderPage(page: Page, language: Language): string {
  const titles = TITLES[language];
  const section = (title: string, body: readonly string[]): string[] => (body.length === 0 ? [] : [title, ...body, '']);
  const description = page.description.flatMap((text, index) => [
    ...(index > 0 ? [''] : []),
    ...indented(text[language], 1),
  ]);
  return lines([
    headline(page.name),
    '',
    ...section(titles.name, indented(`${page.name} - ${page.summary[language]}`, 1)),
    ...section(
      titles.synopsis,
      page.synopsis.map((line) => INDENT + line),
    ),
    ...section(titles.description, description),
    ...section(titles.options, entries(page.options.map(({ flag, text }) => [flag, text[language]]))),
    ...section(titles.examples, entries(page.examples.map(({ line, text }) => [line, text[language]]))),
    ...section(titles.missing, indented(page.missing[language], 1)),
  ]);
}

function headline(name: string): string {
  const title = `${name.toUpperCase()}(1)`;
  const middle = 'Frameplay';
  const gap = ' '.repeat(Math.max(1, Math.floor((COLUMNS - middle.length) / 2) - title.length));
  const left = `${title}${gap}${middle}`;
  return left + title.padStart(Math.max(title.length + 1, COLUMNS - widthOf(left)));
}

function indented(text: string, level: number): string[] {
  const indent = INDENT.repeat(level);
  return wrap(text, COLUMNS - indent.length).map((line) => indent + line);
}

/** What is typed on a line of its own, and below it what it means. */
function entries(pairs: readonly (readonly [string, string])[]): string[] {
  return pairs.flatMap(([head, body], index) => [...(index > 0 ? [''] : []), INDENT + head, ...indented(body, 2)]);
}

/** What `COMMAND --help` says where the real tool's own words are not kept: in English, as the tools do. */
export function usageOf(page: Page): string {
  const [first = page.name, ...more] = page.synopsis;
  const width = Math.max(0, ...page.options.map(({ flag }) => flag.length)) + 2;
  const options = page.options.map(({ flag, text }) => `  ${flag.padEnd(width)}${text.en}`);
  return lines([
    `Usage: ${first}`,
    ...more.map((line) => `   or: ${line}`),
    page.summary.en,
    ...(options.length === 0 ? [] : ['', ...options]),
    '',
    `For more details see man ${page.name}.`,
  ]);
}
