const KEY_BYTES = 15;

/**
 * 120 random bits as text, for an opKey. `crypto.randomUUID` is missing on plain http, where classrooms live.
 */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
