/** An expected failure is a value; a bug is `invariant`. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** The success that carries nothing; shared, because control functions return it often. */
export const done: { readonly ok: true; readonly value: undefined } = { ok: true, value: undefined };
