/** Thrown when the engine contradicts itself. Never caught inside the engine. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** States what the code around it relies on. A failure is a bug in the engine, not bad input. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/** Closes an exhaustive switch. */
export function unreachable(value: never): never {
  throw new InvariantError(`unexpected case: ${JSON.stringify(value)}`);
}
