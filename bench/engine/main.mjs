// npm run bench:engine [-- --quick] [-- --rounds N]   (from the compiled packages; nothing here passes or fails)
import { loadavg } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { measureFrames } from './frames.mjs';
import { measureFork, measureGrading, measureIdleCluster } from './worlds.mjs';

const FULL = {
  connections: 2000,
  manyConnections: 10_000,
  bareDeliveries: 4_000_000,
  rounds: 5,
  forks: 50,
  decisions: 500,
  classrooms: 200,
};
const QUICK = {
  connections: 40,
  manyConnections: 100,
  bareDeliveries: 100_000,
  rounds: 1,
  forks: 2,
  decisions: 5,
  classrooms: 4,
};
const GOALS = { bare: 0.5, bareLeast: 0.35, jsonRate: 400_000, growth: 1.3, megabytes: 600, classrooms: 5000 };

const [engine, classroom, lessons] = await Promise.all(['engine', 'classroom', 'lessons'].map(compiled));
const scale = { ...(process.argv.includes('--quick') ? QUICK : FULL), ...rounds() };
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

line(
  `node ${process.version}, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}, median of ${scale.rounds}`,
);
reportFrames(measureFrames(engine, scale, scale.rounds));
reportWorlds();
line(
  `load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
);

function compiled(name) {
  return import(new URL(`../../packages/${name}/dist/index.js`, import.meta.url).href);
}

function rounds() {
  const at = process.argv.indexOf('--rounds');
  return at < 0 ? {} : { rounds: Number(process.argv[at + 1]) };
}

function line(text) {
  process.stdout.write(`${text}\n`);
}

function reportFrames({ bare, bareAtOnce, workloads }) {
  line('\nframe deliveries per CPU second             rate    of bare loop');
  row('bare event loop', bare, 1);
  row(`bare event loop, ${scale.manyConnections} under way`, bareAtOnce, bareAtOnce / bare);
  for (const { name, rate } of workloads) row(name, rate, rate / bare);
  const [one, , many, few, lasting, atOnce, json] = workloads;
  line(
    `goal ${GOALS.bare} of the bare loop (least ${GOALS.bareLeast}); JSON ${GOALS.jsonRate}: ${ratio(json.rate / GOALS.jsonRate)} of it`,
  );
  line('\ncost of a frame, growth (goal: within 1.3)');
  line(`  1 to 200 servers            ${ratio(one.rate / many.rate)}`);
  line(
    `  10 to ${scale.manyConnections} connections     ${ratio(few.rate / lasting.rate)} one after the other, ${ratio(few.rate / atOnce.rate)} at once`,
  );
}

function row(name, rate, share) {
  line(`  ${name.padEnd(32)} ${Math.round(rate).toLocaleString('en').padStart(12)}    ${ratio(share)}`);
}

function ratio(value) {
  return value.toFixed(3);
}

function reportWorlds() {
  const fork = measureFork(engine, collectGarbage, scale.forks, scale.rounds);
  line(`\nfork of a world with 200 hosts       ${fork.milliseconds.toFixed(2)} ms, ${kilobytes(fork.bytes)} kB`);
  const { keyMicroseconds, commandMicroseconds } = measureGrading(classroom, lessons, scale.decisions, scale.rounds);
  line(
    `one decision                         key ${keyMicroseconds.toFixed(0)} us, whole command ${commandMicroseconds.toFixed(0)} us`,
  );
  const bytes = measureIdleCluster(classroom, lessons, collectGarbage, scale.classrooms);
  const megabytes = (bytes * GOALS.classrooms) / 1e6;
  line(
    `idle classroom of one cluster        ${kilobytes(bytes)} kB; ${GOALS.classrooms} of them ${megabytes.toFixed(0)} MB (goal: all in ${GOALS.megabytes})`,
  );
}

function kilobytes(bytes) {
  return (bytes / 1e3).toFixed(0);
}
