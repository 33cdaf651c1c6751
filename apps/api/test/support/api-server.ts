import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const READY_WITHIN_MS = 60_000;

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly ms: number;
}

/** One process of the product, without pages, on a free port of this machine. */
export class ApiServer {
  readonly #child: ChildProcess;
  readonly #ended: Promise<Ended>;
  #output = '';
  #url = '';

  private constructor(env: Readonly<Record<string, string>>) {
    const startedAt = performance.now();
    this.#child = spawn(process.execPath, [MAIN], {
      env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', FRAMEPLAY_API_ONLY: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
      });
    }
    this.#ended = new Promise((resolve) => {
      this.#child.once('close', (code) => resolve({ code, output: this.#output, ms: performance.now() - startedAt }));
    });
  }

  static async start(env: Readonly<Record<string, string>>): Promise<ApiServer> {
    const server = new ApiServer(env);
    await server.#ready();
    return server;
  }

  /** One that is expected to end by itself. */
  static run(env: Readonly<Record<string, string>>): Promise<Ended> {
    return new ApiServer(env).#ended;
  }

  get url(): string {
    return this.#url;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get output(): string {
    return this.#output;
  }

  async stop(): Promise<Ended> {
    this.#child.kill('SIGTERM');
    return this.#ended;
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  #ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`not ready in time\n${this.#output}`)), READY_WITHIN_MS);
      const look = (): void => {
        const [, url] = /ready: (http:\S+)/.exec(this.#output) ?? [];
        if (url === undefined) return;
        this.#url = url;
        clearTimeout(late);
        resolve();
      };
      this.#child.stdout?.on('data', look);
      void this.#ended.then(() => {
        clearTimeout(late);
        reject(new Error(`ended before it was ready\n${this.#output}`));
      });
    });
  }
}
