import type { ConnectionFailure, HoldResult } from '@frameplay/engine';
import type { CommandResult } from './command-run.js';

const FAILURES: Readonly<Record<ConnectionFailure, { readonly exit: number; readonly message: string }>> = {
  refused: { exit: 7, message: 'Connection refused' },
  'host-unreachable': { exit: 7, message: 'No route to host' },
  'network-unreachable': { exit: 7, message: 'Network is unreachable' },
  'address-not-available': { exit: 7, message: 'Cannot assign requested address' },
  'connect-timeout': { exit: 28, message: 'timed out' },
  timeout: { exit: 28, message: 'timed out' },
  closed: { exit: 52, message: 'closed by the other side' },
  reset: { exit: 56, message: 'Connection reset by peer' },
};

const DONE = { open: 'connected\n', close: 'closed\n', send: '', read: '' } as const;

export function holdResult(action: keyof typeof DONE, result: HoldResult): CommandResult {
  const said = action === 'open' ? '' : result.received;
  if (result.failure === null) return { exit: 0, stdout: said + DONE[action], stderr: '' };
  const { exit, message } = FAILURES[result.failure];
  return { exit, stdout: said, stderr: `hold: ${message}\n` };
}
