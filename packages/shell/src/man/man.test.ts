import { addHost, createWorld } from '@frameplay/engine';
import { describe, expect, test } from 'vitest';
import { COMMAND_NAMES } from '../commands.js';
import { readScript } from '../line/script.js';
import { startCommand } from '../start-command.js';
import { widthOf, wrap } from './layout.js';
import { PAGES } from './pages.js';
import { renderPage } from './render.js';

function world() {
  const made = createWorld({ seed: 1 });
  addHost(made, 'a');
  return made;
}

function answer(line: string, language: 'en' | 'zh' = 'en') {
  const run = startCommand(world(), 'a', line, {}, { language });
  return run.kind === 'ended' ? run.result : { exit: -1, stdout: '', stderr: run.kind };
}

test('every command has a page, and every page is of a command', () => {
  expect([...PAGES.keys()].sort()).toEqual([...COMMAND_NAMES].sort());
});

describe.each([...PAGES.values()].map((page) => [page.name, page] as const))('the page of %s', (name, page) => {
  test('is in both languages', () => {
    const texts = [
      page.summary,
      page.missing,
      ...page.description,
      ...page.options.map(({ text }) => text),
      ...page.examples.map(({ text }) => text),
    ];
    for (const { en, zh } of texts) {
      expect(en).toMatch(/[A-Za-z]/);
      expect(en).not.toMatch(/[\u4e00-\u9fff]/);
      expect(zh === en || /[\u4e00-\u9fff]/.test(zh)).toBe(true);
    }
    expect(page.examples.length).toBeGreaterThan(0);
    expect(page.synopsis.every((line) => line.startsWith(name))).toBe(true);
  });

  test('fits a terminal of 80 columns', () => {
    for (const language of ['en', 'zh'] as const) {
      const text = renderPage(page, language);
      const typed = new Set([...page.synopsis, ...page.examples.map(({ line }) => line)]);
      const long = text.split('\n').filter((line) => widthOf(line) > 80 && !typed.has(line.trim()));
      expect(long).toEqual([]);
    }
  });

  test('has examples that a shell can read', () => {
    for (const { line } of page.examples) expect([line, readScript(line).kind]).toEqual([line, 'script']);
  });
});

test('man shows the page in the language of the reader', () => {
  expect(answer('man tcpdump').stdout).toContain('NOT SIMULATED');
  expect(answer('man tcpdump', 'zh').stdout).toContain('未模拟的部分');
  expect(answer('man 8 ip').stdout).toContain('IP(1)');
});

test('man without a page says so as the real one does', () => {
  expect(answer('man foo')).toEqual({ exit: 16, stdout: '', stderr: 'No manual entry for foo\n' });
  expect(answer('man')).toEqual({
    exit: 1,
    stdout: '',
    stderr: "What manual page do you want?\nFor example, try 'man man'.\n",
  });
});

test('help names every command', () => {
  for (const language of ['en', 'zh'] as const) {
    const text = answer('help', language).stdout;
    for (const [name, { summary }] of PAGES) {
      expect(text).toContain(`  ${name} `);
      expect(text).toContain(summary[language]);
    }
  }
});

test('a text is wrapped at blanks and between Chinese characters, and loses nothing', () => {
  const text = '直接路由 DR 模式下，only the MAC changes。'.repeat(6);
  const lines = wrap(text, 30);
  expect(lines.every((line) => widthOf(line) <= 34)).toBe(true);
  expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
});

/** Commands whose options are single letters of their own. */
const BY_LETTER: readonly (readonly [string, string])[] = [
  ['tcpdump', '-i eth0'],
  ['ss', ''],
  ['ping', '10.0.0.1'],
  ['arping', '10.0.0.1'],
  ['traceroute', '10.0.0.1'],
  ['sysctl', 'net.ipv4.ip_forward'],
  ['cat', '/dev/null'],
  ['grep', 'x /dev/null'],
  ['head', '/dev/null'],
  ['tail', '/dev/null'],
  ['sort', '/dev/null'],
  ['wc', '/dev/null'],
  ['curl', 'http://10.0.0.1/'],
  ['arp', ''],
];

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#'];

function isTaken(command: string, letter: string, rest: string): boolean {
  const run = startCommand(world(), 'a', `${command} -${letter} ${rest}`);
  if (run.kind === 'unsupported') return run.what !== `${command} -${letter}`;
  const said = run.kind === 'ended' ? run.result.stderr : '';
  return !/invalid option|Bad option|unrecognized|is unknown|invalid trailing/.test(said);
}

test.each(BY_LETTER)('%s: what it takes is in its page, and what is in its page it takes', (command, rest) => {
  const page = PAGES.get(command);
  const documented = new Set(page?.options.map(({ flag }) => flag.slice(1, 2)).filter((letter) => letter !== '-'));
  const taken = LETTERS.filter((letter) => isTaken(command, letter, rest));
  // The number of lines of head and tail, and -h for help, are not options of their own.
  const wanted = taken
    .filter((letter) => !/\d/.test(letter) || documented.has(letter))
    .filter((letter) => letter !== 'h' || documented.has('h'));
  expect([...documented].sort()).toEqual(wanted.sort());
});
