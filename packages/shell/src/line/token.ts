/** A piece of a word: text, or the value of a variable. */
export type WordPart = string | { readonly variable: string };

export type Token =
  | { readonly kind: 'word'; readonly parts: readonly WordPart[]; readonly isQuoted: boolean }
  | { readonly kind: 'operator'; readonly sign: Operator }
  | { readonly kind: 'redirect'; readonly sign: RedirectSign };

export type Operator = ';' | '&' | '&&' | '||' | '|' | '\n' | ';;' | '(' | ')';
export type RedirectSign = '<' | '>' | '>>' | '2>' | '2>>' | '2>&1' | '>&2' | '&>';

export type Scanned =
  | { readonly kind: 'tokens'; readonly tokens: readonly Token[] }
  | { readonly kind: 'syntax-error'; readonly message: string }
  | { readonly kind: 'unsupported'; readonly what: string };

interface Scan {
  readonly text: string;
  position: number;
  readonly tokens: Token[];
  trouble: Exclude<Scanned, { kind: 'tokens' }> | undefined;
}

const BLANK = /[ \t]/;
const OPERATORS: readonly Operator[] = ['&&', '||', ';;', ';', '&', '|', '\n', '(', ')'];
const REDIRECTS: readonly RedirectSign[] = ['2>&1', '2>>', '2>', '>&2', '&>', '>>', '>', '<'];
/** What a shell would do something with; this one does not. */
const UNKNOWN_SYNTAX = new Set(['`', '*', '?', '[']);
const ESCAPABLE_IN_DOUBLE_QUOTES = new Set(['"', '\\', '$', '`']);

/** Splits what somebody typed as a POSIX shell does: words, quotes, operators, redirections, comments. */
export function scanTokens(text: string): Scanned {
  const scan: Scan = { text, position: 0, tokens: [], trouble: undefined };
  while (scan.trouble === undefined && skipBlanks(scan)) readToken(scan);
  return scan.trouble ?? { kind: 'tokens', tokens: scan.tokens };
}

function skipBlanks(scan: Scan): boolean {
  while (BLANK.test(scan.text[scan.position] ?? '')) scan.position += 1;
  if (scan.text[scan.position] === '#') {
    const end = scan.text.indexOf('\n', scan.position);
    scan.position = end === -1 ? scan.text.length : end;
  }
  return scan.position < scan.text.length;
}

function readToken(scan: Scan): void {
  const redirect = REDIRECTS.find((sign) => scan.text.startsWith(sign, scan.position));
  if (redirect !== undefined) {
    scan.position += redirect.length;
    scan.tokens.push({ kind: 'redirect', sign: redirect });
    return;
  }
  const operator = OPERATORS.find((sign) => scan.text.startsWith(sign, scan.position));
  if (operator !== undefined) {
    scan.position += operator.length;
    scan.tokens.push({ kind: 'operator', sign: operator });
    return;
  }
  readWord(scan);
}

function isWordEnd(scan: Scan): boolean {
  const character = scan.text[scan.position] ?? '';
  return BLANK.test(character) || '<>;&|\n()'.includes(character);
}

function readWord(scan: Scan): void {
  const parts: WordPart[] = [];
  const start = scan.position;
  let isQuoted = false;
  while (scan.position < scan.text.length && scan.trouble === undefined && !isWordEnd(scan)) {
    isQuoted ||= `'"\\`.includes(scan.text[scan.position] ?? '');
    for (const part of readPart(scan)) addPart(parts, part);
  }
  if (scan.trouble === undefined && scan.position > start) scan.tokens.push({ kind: 'word', parts, isQuoted });
}

function addPart(parts: WordPart[], part: WordPart): void {
  const last = parts.at(-1);
  if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
  else parts.push(part);
}

function readPart(scan: Scan): readonly WordPart[] {
  const character = scan.text[scan.position] ?? '';
  if (UNKNOWN_SYNTAX.has(character)) return refuse(scan, character);
  if (character === '$') return [readDollar(scan)];
  scan.position += 1;
  if (character === "'") return [readSingleQuoted(scan)];
  if (character === '"') return readDoubleQuoted(scan);
  if (character !== '\\') return [character];
  const escaped = scan.text[scan.position] ?? '';
  scan.position += 1;
  return [escaped];
}

function refuse(scan: Scan, sign: string): readonly WordPart[] {
  scan.trouble = { kind: 'unsupported', what: `shell syntax ${sign}` };
  return [];
}

/** `$?`, `$name`, `${name}`, and the one substitution that loops are written with: `$(seq 1 9)`. */
function readDollar(scan: Scan): WordPart {
  const rest = scan.text.slice(scan.position);
  const found = /^\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*|\?)|\((seq(?: +\d{1,4}){1,2}) *\))/.exec(rest);
  if (found === null) {
    refuse(scan, '$');
    return '';
  }
  scan.position += found[0].length;
  return { variable: found[1] ?? found[2] ?? found[3] ?? '' };
}

function readSingleQuoted(scan: Scan): string {
  const end = scan.text.indexOf("'", scan.position);
  if (end === -1) return unterminated(scan);
  const quoted = scan.text.slice(scan.position, end);
  scan.position = end + 1;
  return quoted;
}

function readDoubleQuoted(scan: Scan): WordPart[] {
  const parts: WordPart[] = [''];
  while (scan.position < scan.text.length && scan.trouble === undefined) {
    const character = scan.text[scan.position] ?? '';
    if (character === '$') {
      addPart(parts, readDollar(scan));
      continue;
    }
    scan.position += 1;
    if (character === '"') return parts;
    if (character === '`') refuse(scan, '`');
    else addPart(parts, character === '\\' ? readEscape(scan) : character);
  }
  if (scan.trouble === undefined) unterminated(scan);
  return parts;
}

function readEscape(scan: Scan): string {
  const next = scan.text[scan.position] ?? '';
  if (!ESCAPABLE_IN_DOUBLE_QUOTES.has(next)) return '\\';
  scan.position += 1;
  return next;
}

function unterminated(scan: Scan): string {
  scan.trouble = { kind: 'syntax-error', message: 'sh: 1: Syntax error: Unterminated quoted string' };
  return '';
}
