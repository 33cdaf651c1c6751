// How long it takes to go to an event of a recorded run, against running the lab from its start up to it.
// usage: npm run bench:history
import { readFileSync } from 'node:fs';
import { firstDivergence, forkAt, forkLab, parseLab, recordHistory, seek } from '../dist/index.js';
import { moveLab } from '../dist/run/advance-lab.js';
import { startLab } from '../dist/run/lab-run.js';

const EVENTS = 5_000;
const ROUNDS = 200;
const SEED = 1;

const lab = longLab();
const record = timed(() => recordHistory(lab, { seed: SEED }));
const history = record.value;
const numbers = Array.from({ length: ROUNDS }, (_, index) => (index * 7_919 + 4_243) % EVENTS);

// Both ways warm, so that neither is measured while it is being compiled.
for (const number of numbers.slice(0, 20)) {
  seek(history, number);
  replay(number);
}
const seeks = numbers.map((number) => timed(() => seek(history, number)).ms);
// The better of two: a stall of a busy machine is not the seek's.
const everySeek = Array.from({ length: EVENTS }, (_, number) =>
  Math.min(timed(() => seek(history, number)).ms, timed(() => seek(history, number)).ms),
);
const replays = numbers.map((number) => timed(() => replay(number)).ms);
const forks = numbers.map(() => timed(() => forkLab(history.checkpoints.kept[1].run)).ms);
const changed = timed(() =>
  forkAt(history, EVENTS / 2, { kind: 'command', node: 'rs1', command: 'ip neigh flush all' }),
);
const divergence = timed(() => firstDivergence(history, changed.value.value));

line(`run: ${history.events.length} events, ${history.checkpoints.kept.length} checkpoints`);
line(`  recorded with checkpoints                ${ms(record.ms)}`);
line(`  seek, median of ${ROUNDS}                       ${ms(median(seeks))}   worst ${ms(Math.max(...seeks))}`);
line(`  every event sought, the worst            ${ms(Math.max(...everySeek))}   (better of two tries)`);
line(`  baseline: replay from the start, median  ${ms(median(replays))}   worst ${ms(Math.max(...replays))}`);
line(`  ratio, baseline / seek                   ${(median(replays) / median(seeks)).toFixed(1).padStart(8)}`);
line(`  a fork, median                           ${ms(median(forks))}`);
line(`  fork in the middle, run to the end       ${ms(changed.ms)}`);
line(`  first divergence of the two runs         ${ms(divergence.ms)}`);

/** The simplest correct way to stand at an event: begin again. */
function replay(number) {
  const run = startLab(lab, { seed: SEED });
  for (let moves = 0; moves < history.movesBefore[number]; moves += 1) moveLab(run);
  return run;
}

/** dr-flat-basic with as many requests as it takes. */
function longLab() {
  const parsed = parseLab(readFileSync(new URL('../testdata/labs/dr-flat-basic.yml', import.meta.url), 'utf8'));
  const request = parsed.lab.steps.find((step) => step.command?.startsWith('curl'));
  return { ...parsed.lab, steps: [...parsed.lab.steps, ...Array.from({ length: 110 }, () => request)] };
}

function timed(work) {
  const start = performance.now();
  const value = work();
  return { value, ms: performance.now() - start };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

function ms(value) {
  return `${value.toFixed(2).padStart(8)} ms`;
}

function line(text) {
  process.stdout.write(`${text}\n`);
}
