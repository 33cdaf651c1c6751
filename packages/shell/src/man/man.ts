import { left, lines } from '../columns.js';
import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { stop, success } from '../stop.js';
import { widthOf } from './layout.js';
import type { Language } from './page.js';
import { PAGES } from './pages.js';
import { renderPage } from './render.js';

const NO_PAGE = 16;

/** `man COMMAND`: our own pages, in the reader's language. */
export function man(context: Context, words: readonly string[]): CommandResult {
  const names = words.filter((word) => !/^([1-9]|-[a-zA-Z].*|--.*)$/.test(word));
  if (names.length === 0) stop(1, "What manual page do you want?\nFor example, try 'man man'.");
  const language = context.options.language ?? 'en';
  const pages = names.map((name) => PAGES.get(name));
  const missing = names.filter((_name, index) => pages[index] === undefined);
  const shown = pages.map((page) => (page === undefined ? '' : renderPage(page, language)));
  return {
    exit: missing.length > 0 ? NO_PAGE : 0,
    stdout: shown.join(''),
    stderr: lines(missing.map((name) => `No manual entry for ${name}`)),
  };
}

const GREETING: Readonly<Record<Language, string>> = {
  en: 'Commands of this device. `man COMMAND` tells more; Tab completes, Ctrl-C interrupts.',
  zh: '本设备上可用的命令。用“man 命令名”查看说明；Tab 键补全，Ctrl-C 中断。',
};

/** `help`: every command in one line. bash has a `help` of its own; this one is for this classroom. */
export function help(context: Context, words: readonly string[]): CommandResult {
  const [topic] = words;
  if (topic !== undefined) return man(context, words);
  const language = context.options.language ?? 'en';
  const width = Math.max(...[...PAGES.keys()].map(widthOf)) + 2;
  const rows = [...PAGES.values()].map(({ name, summary }) => `  ${left(name, width)}${summary[language]}`);
  return success(lines([GREETING[language], '', ...rows]));
}
