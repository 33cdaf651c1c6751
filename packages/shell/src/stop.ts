import type { KernelError } from '@frameplay/engine';
import type { CommandResult } from './command-run.js';

/**
 * How a command ends early, as a real tool does with exit(): thrown by whoever reads its options, caught in one
 * place (start-command). Nothing outside this package sees it.
 */
export class CommandStop extends Error {
  override readonly name = 'CommandStop';
  readonly result: CommandResult;

  constructor(result: CommandResult) {
    super(result.stderr);
    this.result = result;
  }
}

/** The same for what this version does not do. */
export class CommandUnsupported extends Error {
  override readonly name = 'CommandUnsupported';
  readonly what: string;

  constructor(what: string) {
    super(what);
    this.what = what;
  }
}

/** Ends the command with an error; the message gets its newline here. */
export function stop(exit: number, message: string): never {
  throw new CommandStop({ exit, stdout: '', stderr: `${message}\n` });
}

/** Ends the command with a last word on its output. */
export function print(message: string): never {
  throw new CommandStop({ exit: 0, stdout: `${message}\n`, stderr: '' });
}

export function unsupported(what: string): never {
  throw new CommandUnsupported(what);
}

/** What a control function of the engine may answer. */
export type Controlled<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: KernelError };

/** The value, or the end of the command as `refuse` words it. */
export function demand<T>(outcome: Controlled<T>, refuse: (error: KernelError) => never): T {
  if (outcome.ok) return outcome.value;
  if (outcome.error.code === 'ENOTSUP') unsupported(outcome.error.message);
  return refuse(outcome.error);
}

export function success(stdout = ''): CommandResult {
  return { exit: 0, stdout, stderr: '' };
}
