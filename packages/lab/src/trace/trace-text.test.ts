import { expect, test } from 'vitest';
import { recordedLab, recordedLabNames } from '../cli/recorded-labs.js';
import { recordHistory } from '../history/history.js';
import { parseLab } from '../labfile/parse-lab.js';
import { traceLines, traceText, writeTrace } from './write-trace.js';

/** Every tenth: all protocols of the recordings are among them. */
const LABS = recordedLabNames().filter((_, index) => index % 10 === 0);

test.each(LABS)('%s: the text that is written directly is the text of the lines', (name) => {
  const parsed = parseLab(recordedLab(name));
  if (!parsed.ok) throw new Error(name);
  const { events } = recordHistory(parsed.lab, { seed: 1 });
  expect(traceText(events)).toBe(writeTrace(traceLines(events)));
});
