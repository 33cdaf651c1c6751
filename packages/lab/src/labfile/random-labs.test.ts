import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordedLab } from '../cli/recorded-labs.js';
import { startLab } from '../run/lab-run.js';
import { parseLab } from './parse-lab.js';

const RUNS = process.env['FRAMEPLAY_FUZZ'] === 'full' ? 5000 : 150;

const TEXTS = ['dr-flat-basic', 'udp-bind-vip', 'mark-two-ports', 'vrrp-check-inhibit'].map(recordedLab);

const TOKENS = [
  ...['name:', 'title:', 'topology:', 'nodes:', 'links:', 'steps:', 'files:', 'kind:', 'linux', 'bridge', 'type: veth'],
  ...[
    'endpoints:',
    'node:',
    'interface:',
    'mac:',
    'on:',
    'run:',
    'wait: 1s',
    'serve:',
    'port:',
    'body:',
    'bind:',
    'echo:',
  ],
  ...[
    'size:',
    'udp:',
    'true',
    'null',
    '~',
    '0',
    '-1',
    '1e99',
    '.inf',
    '.nan',
    '0x1F',
    '1_000',
    '"',
    "'",
    '|',
    '>',
    '- ',
  ],
  ...[
    '&a',
    '*a',
    '<<: *a',
    '!!binary',
    '!!js/function',
    '!<tag>',
    '? ',
    ': ',
    '{',
    '}',
    '[',
    ']',
    ',',
    '#',
    '%YAML 1.1',
  ],
  ...['---', '...', '\n', '\n  ', '\n    ', '\t', '__proto__:', 'constructor:', '\u0000', '\ufeff', '\u2028', '😀'],
];
const token = fc.oneof(
  { arbitrary: fc.constantFrom(...TOKENS), weight: 6 },
  fc.string({ maxLength: 5, unit: 'binary' }),
);

/** A lab that ran once, with some of its parts cut out, doubled or replaced. */
const doctored = fc
  .tuple(
    fc.constantFrom(...TEXTS),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 30 }), fc.oneof(token, fc.constant(''))), { minLength: 1, maxLength: 4 }),
  )
  .map(([text, cuts]) =>
    cuts.reduce((left, [at, length, put]) => {
      const from = at % (left.length + 1);
      return left.slice(0, from) + put + left.slice(from + length);
    }, text),
  );

/** The same by lines, which keeps the YAML whole more often. */
const reordered = fc
  .tuple(fc.constantFrom(...TEXTS), fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 }))
  .map(([text, swaps]) => {
    const lines = text.split('\n');
    for (const [from, to] of swaps) lines[to % lines.length] = lines[from % lines.length] ?? '';
    return lines.join('\n');
  });

function expectLabOrProblems(text: string): void {
  const parsed = parseLab(text);
  if (parsed.ok) {
    startLab(parsed.lab, { seed: 1 });
    return;
  }
  const lines = text.split('\n').length;
  for (const { line, reason } of parsed.problems) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines);
    expect(reason).not.toBe('');
  }
}

test('the labs that are doctored here are good ones', () => {
  for (const text of TEXTS) expect(parseLab(text).ok).toBe(true);
});

test.each([
  { what: 'any text', text: fc.string({ maxLength: 200, unit: 'binary' }) },
  { what: 'YAML at random', text: fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join('')) },
  { what: 'a lab with parts cut out and put in', text: doctored },
  { what: 'a lab with lines over others', text: reordered },
])(
  '$what is a lab that starts, or has problems on lines of its own; never an exception',
  ({ text }) => {
    fc.assert(fc.property(text, expectLabOrProblems), { numRuns: RUNS });
  },
  600_000,
);
