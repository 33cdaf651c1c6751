/** A command line taken apart: words without their quotes, and where input and output go. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly input: string | undefined;
  readonly output: string | undefined;
}

export type ReadLine =
  | { readonly kind: 'line'; readonly line: CommandLine }
  | { readonly kind: 'syntax-error'; readonly message: string }
  | { readonly kind: 'unsupported'; readonly what: string };

type Token = { readonly kind: 'word'; readonly text: string } | { readonly kind: 'redirect'; readonly sign: string };

interface Scan {
  readonly text: string;
  position: number;
  readonly tokens: Token[];
  trouble: Exclude<ReadLine, { kind: 'line' }> | undefined;
}

const BLANK = /[ \t\n]/;
/** What a shell would do something with; this one only runs one command. */
const SHELL_SYNTAX = new Set(['|', '&', ';', '(', ')', '`', '$', '*', '?', '[']);
const ESCAPABLE_IN_DOUBLE_QUOTES = new Set(['"', '\\', '$', '`']);

/** Splits a command line as a POSIX shell does, as far as quotes, blanks, `<` and `>` go. */
export function readLine(text: string): ReadLine {
  const scan: Scan = { text, position: 0, tokens: [], trouble: undefined };
  while (scan.trouble === undefined && skipBlanks(scan)) readToken(scan);
  return scan.trouble ?? assemble(scan.tokens);
}

function skipBlanks(scan: Scan): boolean {
  while (BLANK.test(scan.text[scan.position] ?? '')) scan.position += 1;
  const rest = scan.text[scan.position];
  return rest !== undefined && rest !== '#';
}

function readToken(scan: Scan): void {
  const character = scan.text[scan.position] ?? '';
  if (character === '<' || character === '>') {
    scan.position += 1;
    scan.tokens.push({ kind: 'redirect', sign: character });
    return;
  }
  scan.tokens.push({ kind: 'word', text: readWord(scan) });
}

function readWord(scan: Scan): string {
  let word = '';
  while (scan.position < scan.text.length && scan.trouble === undefined) {
    const character = scan.text[scan.position] ?? '';
    if (BLANK.test(character) || character === '<' || character === '>') break;
    word += readPart(scan, character);
  }
  return word;
}

function readPart(scan: Scan, character: string): string {
  if (SHELL_SYNTAX.has(character)) {
    scan.trouble = { kind: 'unsupported', what: `shell syntax ${character}` };
    return '';
  }
  scan.position += 1;
  if (character === "'") return readSingleQuoted(scan);
  if (character === '"') return readDoubleQuoted(scan);
  if (character !== '\\') return character;
  const escaped = scan.text[scan.position] ?? '';
  scan.position += 1;
  return escaped;
}

function readSingleQuoted(scan: Scan): string {
  const end = scan.text.indexOf("'", scan.position);
  if (end === -1) return unterminated(scan);
  const quoted = scan.text.slice(scan.position, end);
  scan.position = end + 1;
  return quoted;
}

function readDoubleQuoted(scan: Scan): string {
  let quoted = '';
  while (scan.position < scan.text.length) {
    const character = scan.text[scan.position] ?? '';
    scan.position += 1;
    if (character === '"') return quoted;
    const next = scan.text[scan.position] ?? '';
    if (character === '\\' && ESCAPABLE_IN_DOUBLE_QUOTES.has(next)) {
      quoted += next;
      scan.position += 1;
    } else if (character === '$' || character === '`') {
      scan.trouble = { kind: 'unsupported', what: `shell syntax ${character}` };
      return '';
    } else quoted += character;
  }
  return unterminated(scan);
}

function unterminated(scan: Scan): string {
  scan.trouble = { kind: 'syntax-error', message: 'sh: 1: Syntax error: Unterminated quoted string' };
  return '';
}

function assemble(tokens: readonly Token[]): ReadLine {
  const words: string[] = [];
  const targets: Record<string, string> = {};
  let sign: string | undefined;
  for (const token of tokens) {
    if (token.kind === 'redirect') {
      if (sign !== undefined) return { kind: 'unsupported', what: `shell syntax ${sign}${token.sign}` };
      sign = token.sign;
    } else if (sign === undefined) words.push(token.text);
    else {
      targets[sign] = token.text;
      sign = undefined;
    }
  }
  if (sign !== undefined) return { kind: 'syntax-error', message: 'sh: 1: Syntax error: newline unexpected' };
  return { kind: 'line', line: { words, input: targets['<'], output: targets['>'] } };
}
