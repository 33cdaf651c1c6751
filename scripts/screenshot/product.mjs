// The built product on a free port, for scripts.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { root, StepFailed, web } from '../steps.mjs';

const READY_WITHIN_MS = 90_000;
const ASK_EVERY_MS = 200;

/** Starts the product on `folder`; answers when it serves. */
export async function startProduct(folder) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, [path.join(root, 'apps/api/dist/main.js')], {
    cwd: web,
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), FRAMEPLAY_DATA: folder, DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => server.once('close', resolve));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
  };
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until && server.exitCode === null) {
    if (await isReady(url)) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  await stop();
  throw new StepFailed('The product did not get ready. Build it first: npm run build');
}

async function isReady(url) {
  try {
    return (await fetch(`${url}/health/ready`)).status === 200;
  } catch {
    return false; // nothing listens yet
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
