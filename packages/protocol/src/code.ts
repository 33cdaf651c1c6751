/** What people type to come in. Knows no schema: pages use it before they ask the server for anything. */

export const CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
export const CODE_LENGTH = 6;

/** A person types `k7q p-2m`; the code is `K7QP2M`. Anything that cannot be a code is left as it is and fails the check. */
export function normaliseCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s._-]+/g, '')
    .toUpperCase();
}

export const NICKNAME_MAX = 24;
