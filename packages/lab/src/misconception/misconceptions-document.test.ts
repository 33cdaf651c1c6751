import { readFileSync, writeFileSync } from 'node:fs';
import { isMistakeId } from '@frameplay/engine';
import { expect, test } from 'vitest';
import { mistakeLab } from '../mistake/mistake-labs.js';
import { MISCONCEPTIONS, type MisconceptionId, misconceptionIds } from './misconceptions.js';

const PAGE = new URL('../../../../docs/misconceptions.md', import.meta.url);

const HEAD = `# What people believe of LVS-DR, and what is so

Lessons, grading, bots and \`frameplay mistake\` share this list (\`packages/lab/src/misconception\`; this page is written from it by
its test, with \`FRAMEPLAY_WRITE=1\`). *Evidence* are the kernel truths of \`packages/lab/src/kernel-truth\`. *Run*: the engine
can make a device follow it (\`bot\`), and there is a lab in which it breaks (\`npx frameplay mistake --rule M4\`).

`;

function section(id: MisconceptionId): string {
  const { title, belief, truth, evidence, devices } = MISCONCEPTIONS[id];
  const facts = [
    `Whose: ${devices.join(', ')}.`,
    evidence.length === 0 ? '' : ` Evidence: ${evidence.join(', ')}.`,
    isMistakeId(id) ? ` Run: ${mistakeLab(id) === undefined ? 'bot' : 'bot, lab'}.` : '',
  ].join('');
  return [
    `## ${id} ${title.zh} · ${title.en}`,
    `> ${belief.zh}\n>\n> ${belief.en}`,
    `${truth.zh}\n\n${truth.en}`,
    `*${facts}*\n`,
  ].join('\n\n');
}

test('the page of the misconceptions says what the list says', () => {
  const page = HEAD + misconceptionIds().map(section).join('\n');
  if (process.env['FRAMEPLAY_WRITE'] === '1') writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, 'utf8')).toBe(page);
});
