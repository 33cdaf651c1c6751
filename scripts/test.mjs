// `npm test`: every check, the quick ones first, each timed; stops at the first that fails.
//   npm test                          everything
//   npm test -- --only unit,api       these, and what they need
//   npm test -- --skip e2e            all but these
import { findOrInstallChromium } from './chromium.mjs';
import {
  buildWeb,
  checkNode,
  compile,
  generate,
  install,
  root,
  runScript,
  runTool,
  StepFailed,
  stopOnSignals,
  web,
} from './steps.mjs';

const vitest = (project) => runTool('vitest/vitest.mjs', ['run', '--project', project], { show: true });

const stages = [
  { name: 'install', needs: [], run: install },
  { name: 'lock', needs: ['install'], run: () => runScript('lock-check.mjs', []) },
  { name: 'generate', needs: ['install'], run: generate },
  { name: 'migrations', needs: ['install'], run: () => runScript('migrate-new.mjs', ['--check']) },
  { name: 'types', needs: ['generate'], run: checkTypes },
  {
    name: 'lint',
    needs: ['install'],
    run: () => runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  },
  { name: 'boundaries', needs: ['install'], run: () => runScript('check-boundaries.mjs', []) },
  { name: 'purity', needs: ['install'], run: () => runScript('check-purity.mjs', []) },
  { name: 'knip', needs: ['generate'], run: () => runTool('knip/bin/knip.js', ['--no-progress']) },
  { name: 'unit', needs: ['generate'], run: () => vitest('unit') },
  { name: 'api', needs: ['types'], run: () => vitest('api') },
  { name: 'build', needs: ['types'], run: buildWeb },
  { name: 'e2e', needs: ['build'], run: endToEnd },
];

/** The tests never see the user's own server, data or port. */
for (const name of ['DATABASE_URL', 'FRAMEPLAY_DATA', 'PORT', 'NODE_ENV']) delete process.env[name];

try {
  checkNode();
  stopOnSignals();
  await runStages(chosen(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error);
  process.exitCode = 1;
}

function chosen(argv) {
  const list = (flag) =>
    argv.includes(flag) ? (argv[argv.indexOf(flag) + 1] ?? '').split(',').filter(Boolean) : undefined;
  const [only, skip] = [list('--only'), list('--skip') ?? []];
  const unknown = [...(only ?? []), ...skip].filter((name) => !stages.some((stage) => stage.name === name));
  const strange = argv.filter(
    (word, index) => !['--only', '--skip'].includes(word) && !['--only', '--skip'].includes(argv[index - 1]),
  );
  if (unknown.length > 0 || strange.length > 0) {
    throw new StepFailed(
      `Unknown: ${[...unknown, ...strange].join(', ')}. Stages: ${stages.map(({ name }) => name).join(', ')}`,
    );
  }
  const wanted = new Set(only ? only.flatMap(withNeeds) : stages.map(({ name }) => name));
  return stages.filter(({ name }) => wanted.has(name) && !skip.includes(name));
}

function withNeeds(name) {
  const { needs } = stages.find((stage) => stage.name === name);
  return [...needs.flatMap(withNeeds), name];
}

async function runStages(selected) {
  const started = performance.now();
  for (const [index, stage] of selected.entries()) {
    console.log(`[${index + 1}/${selected.length}] ${stage.name}`);
    const since = performance.now();
    try {
      await stage.run();
    } catch (error) {
      throw new StepFailed(`${error.message}\n\nFAILED: ${stage.name} after ${seconds(since)}`);
    }
    console.log(`      ${stage.name}: passed in ${seconds(since)}`);
  }
  console.log(`All ${selected.length} stages passed in ${seconds(started)}`);
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

async function checkTypes() {
  await compile();
  await runTool('next/dist/bin/next', ['typegen'], { cwd: web });
  await runTool('typescript/bin/tsc', ['-p', web, '--noEmit']);
}

async function endToEnd() {
  const executable = await findOrInstallChromium();
  await runTool('@playwright/test/cli.js', ['test'], { cwd: root, show: true, env: { CHROMIUM_PATH: executable } });
}
