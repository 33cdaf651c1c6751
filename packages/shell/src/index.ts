export type { CommandResult, CommandRun, CurlOutput, ProgramOutput, ShellFiles } from './command-run.js';
export { ipvsStatsNow } from './ipvsadm/list.js';
export { type EndedCommand, interruptCommand, pollCommand, type StartedCommand } from './poll-command.js';
export { COMMAND_NAMES, startCommand } from './start-command.js';
export { type CommandLine, type ReadLine, readLine } from './words.js';
