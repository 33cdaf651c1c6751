import { frameplay } from '@frameplay/lab/cli';
import { checkCommand } from './check-command.js';

// `frameplay ... | head` closes the pipe early: nobody wants the rest, and that is no fault.
process.stdout.on('error', (error) => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = frameplay(process.argv.slice(2), new Map([['check', checkCommand]]));
