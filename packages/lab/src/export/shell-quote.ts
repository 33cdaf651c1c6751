const PLAIN = /^[A-Za-z0-9_./:=@%+,-]+$/;

/** One word of a POSIX shell, whatever is in it. */
export function quote(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** One line of a comment: a title must not end it and become a command. */
export function commentText(text: string): string {
  return Array.from(text, (character) => (character < ' ' || character === '\u007f' ? ' ' : character)).join('');
}
