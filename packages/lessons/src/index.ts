/** The curriculum as data. Runs in a browser and in Node alike. */
export { catalogue } from './catalogue.js';
export { lessons } from './generated/lessons.js';
export { oneFrameFiveSteps } from './generated/one-frame-five-steps.js';
export { runSheets } from './generated/run-sheets.js';
