import { frameplay } from '@frameplay/lab/cli';
import { checkCommand } from './check-command.js';

process.exitCode = frameplay(process.argv.slice(2), new Map([['check', checkCommand]]));
