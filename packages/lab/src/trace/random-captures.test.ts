import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordedLab } from '../cli/recorded-labs.js';
import { parseLab } from '../labfile/parse-lab.js';
import { advanceLab } from '../run/advance-lab.js';
import { startLab } from '../run/lab-run.js';
import { frameLines } from './frame-text.js';
import { writePcapng } from './pcapng.js';
import { readPcapng } from './read-pcapng.js';

const RUNS = process.env['FRAMEPLAY_FUZZ'] === 'full' ? 200_000 : 1500;
const FRAMES = 12;

/** The beginning of a capture of a lab that ran. */
function captured(): Uint8Array {
  const parsed = parseLab(recordedLab('dr-flat-basic'));
  if (!parsed.ok) throw new Error(parsed.problems[0].reason);
  const run = startLab(parsed.lab, { seed: 1 });
  advanceLab(run);
  const frames = run.events.filter(({ event }) => event.kind === 'frame').slice(0, FRAMES);
  return writePcapng(
    frames,
    frames.map((_frame, index) => `frame ${index}`),
  );
}

const CAPTURE = captured();

/** Octets that mean something to the format, and any others. */
const octets = fc.oneof(
  fc.constantFrom(
    ...[
      [0, 0, 0, 0],
      [0xff, 0xff, 0xff, 0xff],
      [0x0a, 0x0d, 0x0d, 0x0a],
      [0x4d, 0x3c, 0x2b, 0x1a],
      [0x1a, 0x2b, 0x3c, 0x4d],
    ],
    ...[
      [1, 0, 0, 0],
      [3, 0, 0, 0],
      [6, 0, 0, 0],
      [12, 0, 0, 0],
      [13, 0, 0, 0],
      [0, 0, 0, 0x80],
    ],
  ),
  fc.uint8Array({ maxLength: 6 }).map((bytes) => [...bytes]),
);

const doctored = fc
  .tuple(fc.array(fc.tuple(fc.nat(), octets), { maxLength: 5 }), fc.option(fc.nat(), { nil: null }))
  .map(([changes, cut]) => {
    const bytes = CAPTURE.slice();
    for (const [at, put] of changes) {
      // Lengths and types stand at multiples of four.
      const from = put.length === 4 ? (at % (bytes.length / 4)) * 4 : at % (bytes.length - put.length);
      bytes.set(put.slice(0, bytes.length - from), from);
    }
    return cut === null ? bytes : bytes.subarray(0, cut % bytes.length);
  });

const HEAD = CAPTURE.subarray(0, 28);
const blocks = fc
  .array(
    fc.tuple(fc.constantFrom(1, 2, 3, 4, 5, 6, 0x0a0d0d0a), fc.uint8Array({ maxLength: 40 })).map(([kind, noise]) => {
      const length = Math.ceil(noise.length / 4) * 4 + 12;
      const bytes = new Uint8Array(length);
      const view = new DataView(bytes.buffer);
      view.setUint32(0, kind, true);
      view.setUint32(4, length, true);
      bytes.set(noise, 8);
      view.setUint32(length - 4, length, true);
      return bytes;
    }),
    { maxLength: 6 },
  )
  .map((list) => Uint8Array.from([HEAD, ...list].flatMap((bytes) => [...bytes])));

function expectCaptureOrProblem(bytes: Uint8Array): void {
  const read = readPcapng(bytes);
  if (read.ok) {
    expect(frameLines(read.capture)).toHaveLength(read.capture.frames.length);
    return;
  }
  expect(read.reason).not.toBe('');
  expect(read.offset).toBeLessThanOrEqual(bytes.length);
}

test('the capture that is doctored here is a good one', () => {
  const read = readPcapng(CAPTURE);
  expect(read.ok && read.capture.frames.length).toBe(FRAMES);
});

test.each([
  { what: 'any octets', bytes: fc.uint8Array({ maxLength: 200 }) },
  { what: 'blocks with any octets in them', bytes: blocks },
  { what: 'a capture with other octets put in, or cut off', bytes: doctored },
])(
  '$what are a capture, or have a problem at an offset; never an exception',
  ({ bytes }) => {
    fc.assert(fc.property(bytes, expectCaptureOrProblem), { numRuns: RUNS });
  },
  600_000,
);
