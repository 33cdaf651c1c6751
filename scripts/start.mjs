// `npm start`: on a fresh clone installs, generates, compiles and builds; later only what changed. Then serves the
// product on one address, which the server prints. PORT (3000), FRAMEPLAY_DATA (./data), DATABASE_URL.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import {
  buildWeb,
  checkNode,
  compile,
  generate,
  install,
  isInstalled,
  root,
  StepFailed,
  stopOnSignals,
  timed,
  web,
} from './steps.mjs';

try {
  checkNode();
  stopOnSignals();
  console.log(
    isInstalled() ? 'Frameplay: preparing' : 'Frameplay: preparing, for the first time this takes a few minutes',
  );
  await timed('packages', install);
  await timed('lessons, database client', generate);
  await timed('sources', () => compile(['apps/api']));
  await timed('pages', buildWeb);
  serve();
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error);
  process.exitCode = error.code ?? 1;
}

/** In its own process group, so that a Ctrl-C reaches the server once: from here. */
function serve() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
  const data = path.resolve(root, process.env.FRAMEPLAY_DATA || 'data');
  const server = spawn(process.execPath, [path.join(root, 'apps/api/dist/main.js')], {
    cwd: web, // the message catalogues are found from here
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...process.env, FRAMEPLAY_DATA: data },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  });
  process.on('SIGINT', () => server.kill('SIGINT'));
  process.on('SIGTERM', () => server.kill('SIGTERM'));
  process.on('SIGHUP', () => server.kill('SIGTERM'));
  stopWithNpm(server);
  server.once('error', (error) => {
    console.error(`The server did not start: ${error.message}`);
    process.exitCode = 1;
  });
  server.once('close', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}

/** A killed npm does not pass the signal on: when it is gone, the server goes too and frees the port and the data folder. */
function stopWithNpm(server) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = process.ppid;
  setInterval(() => {
    if (process.ppid !== npm) server.kill('SIGTERM');
  }, 500).unref();
}
