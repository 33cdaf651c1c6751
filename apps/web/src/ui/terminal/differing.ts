/** A piece of a line; `differs`: it was not so before. */
export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

/**
 * The lines of an output as pieces, compared with what the same command printed before: word by word where a line begins
 * as one did, the whole line where none does. Blanks between words are kept as they are.
 */
export function differing(output: string, before: string | null): readonly (readonly Piece[])[] {
  const known = before === null ? null : before.split('\n');
  return output.split('\n').map((line) => {
    if (known === null || known.includes(line)) return [{ text: line, differs: false }];
    const words = line.split(/(\s+)/);
    const [first = ''] = words.filter((word) => word.trim() !== '');
    const like = known.find((one) => one.trim().startsWith(first) && isAlike(one, line));
    const others = like?.trim().split(/\s+/);
    let at = 0;
    return words.map((text) => {
      const isWord = text.trim() !== '';
      const differs = isWord && (others === undefined || others[at] !== text);
      if (isWord) at += 1;
      return { text, differs };
    });
  });
}

/** So many words the same that it is the same row. */
const ALIKE = 0.5;

function isAlike(a: string, b: string): boolean {
  const [left, right] = [a.trim().split(/\s+/), b.trim().split(/\s+/)];
  if (left.length !== right.length) return false;
  const same = left.filter((word, index) => word === right[index]).length;
  return same >= ALIKE * left.length;
}
