// `npm run build`: everything that `npm start` prepares, without serving.
import { buildWeb, checkNode, compile, generate, install, StepFailed, stopOnSignals, timed } from './steps.mjs';

try {
  checkNode();
  stopOnSignals();
  await timed('packages', install);
  await timed('lessons, database client', generate);
  await timed('sources', () => compile(['apps/api']));
  await timed('pages', buildWeb);
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error);
  process.exitCode = error.code ?? 1;
}
