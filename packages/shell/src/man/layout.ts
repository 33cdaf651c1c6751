/** Columns that a text takes in a terminal: Chinese characters and their punctuation are two wide. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += isWide(character) ? 2 : 1;
  return width;
}

function isWide(character: string): boolean {
  return /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
    character,
  );
}

/** May not begin a line: closing punctuation. */
const CLOSING = /^[，。；：、！？）》」』”’,.;:!?)]/;

/** Lines of at most `columns`, broken at blanks and between Chinese characters. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    const isFull = widthOf(line) + widthOf(piece.trimEnd()) > columns;
    if (isFull && line !== '' && !CLOSING.test(piece)) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

function pieces(text: string): string[] {
  const found: string[] = [];
  let word = '';
  for (const character of text) {
    if (isWide(character)) {
      if (word !== '') found.push(word);
      found.push(character);
      word = '';
      continue;
    }
    word += character;
    if (character === ' ') {
      found.push(word);
      word = '';
    }
  }
  return word === '' ? found : [...found, word];
}
