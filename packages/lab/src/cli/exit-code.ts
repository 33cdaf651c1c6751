/** How the command line ends; of several labs the worst counts. */
export const EXIT = { ok: 0, different: 1, badInput: 2, unsupported: 3, internal: 70 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export function worst(codes: readonly ExitCode[]): ExitCode {
  return codes.reduce<ExitCode>((a, b) => (b > a ? b : a), EXIT.ok);
}

export function complain(message: string): void {
  process.stderr.write(`frameplay: ${message}\n`);
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
