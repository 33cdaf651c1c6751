import { CODE_ALPHABET, CODE_LENGTH, normaliseCode } from '@frameplay/protocol';

/**
 * The code in whatever was typed or pasted: small or full-width letters, blanks, dashes, or the whole join address.
 * Characters that no code has (0, O, 1, I) are left out. At most CODE_LENGTH characters.
 */
export function codeFrom(text: string): string {
  const typed = /\/join\/([^/?#\s]+)/i.exec(text)?.[1] ?? text;
  return [...normaliseCode(typed)]
    .filter((char) => CODE_ALPHABET.includes(char))
    .slice(0, CODE_LENGTH)
    .join('');
}

/** `482 9KM`: two groups of three, as it is read aloud. */
export function spacedCode(code: string): string {
  const half = CODE_LENGTH / 2;
  return code.length > half ? `${code.slice(0, half)} ${code.slice(half)}` : code;
}
