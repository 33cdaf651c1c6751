export type {
  CommandResult,
  CommandRun,
  CurlOutput,
  ProgramOutput,
  ShellFiles,
  ShellOptions,
} from './command-run.js';
export { COMMAND_NAMES } from './commands.js';
export type { Candidate } from './completion/candidate.js';
export { type Completion, type CompletionContext, complete } from './completion/complete.js';
export { ipvsStatsNow } from './ipvsadm/list.js';
export type { Language as ShellLanguage } from './man/page.js';
export { commandOutput, copyCommand, interruptCommand, pollCommand, type StartedCommand } from './poll-command.js';
export type { EndedCommand } from './poll-simple.js';
export { startCommand } from './start-command.js';
export { readFilter } from './tcpdump/filter.js';
export { captureText } from './tcpdump/output.js';
export type { PrintOptions } from './tcpdump/print-options.js';
export { type CommandLine, type ReadLine, readLine } from './words.js';
