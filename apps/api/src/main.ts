import { readConfig, StartError } from './config/config.js';
import { log } from './logging/log.js';
import { type Product, startProduct } from './startup/product.js';

const HARD_EXIT_MS = 20_000;

let product: Product | null = null;
let stopping = false;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

// Nothing in memory is trusted after a bug that nobody caught; the log brings everything back.
process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, 'a bug that nobody caught');
  process.exit(1);
});

try {
  product = await startProduct(readConfig(process.env, process.cwd()));
  process.stdout.write(`${product.greeting}\n`);
} catch (error) {
  process.stderr.write(`Frameplay cannot start. ${sentence(error)}\n`);
  process.exit(1);
}

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), HARD_EXIT_MS).unref();
  // Before it serves there is nothing to finish: the database survives worse than this.
  await product?.stop().catch((error: unknown) => log.error({ err: error }, 'the shutdown was not clean'));
  process.exit(0);
}

function sentence(error: unknown): string {
  if (error instanceof StartError) return error.message.replaceAll('\n', ' ');
  return error instanceof Error ? `Unexpected: ${error.message.replaceAll('\n', ' ')}` : String(error);
}
