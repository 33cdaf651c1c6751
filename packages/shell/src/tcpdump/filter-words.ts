/** What a filter expression is made of. */
export interface FilterToken {
  readonly kind: 'word' | 'number' | 'sign';
  readonly text: string;
}

const SIGN = /^(&&|\|\||<<|>>|<=|>=|!=|==|[()[\]:&|^+*/%<>=!-])/;
/** Addresses, prefixes and names; a dash inside belongs to the word, as in `tcp-syn`. */
const WORD = /^[A-Za-z0-9_.][A-Za-z0-9_.-]*(?:\/\d+)?/;
const MAC = /^[0-9A-Fa-f]{1,2}(?::[0-9A-Fa-f]{1,2}){5}(?![0-9A-Za-z:])/;
const NUMBER = /^(?:0x[0-9A-Fa-f]+|\d+)(?![\w./-])/;
const ESCAPED = /^\\(\w+)/;

/** Null: there is something in it that no expression has. */
export function filterWords(text: string): FilterToken[] | null {
  const tokens: FilterToken[] = [];
  let depth = 0;
  for (let rest = text.trimStart(); rest !== ''; rest = rest.trimStart()) {
    const token = next(rest, depth > 0);
    if (token === undefined) return null;
    if (token.text === '[') depth += 1;
    if (token.text === ']') depth -= 1;
    tokens.push({ kind: token.kind, text: token.text });
    rest = rest.slice(token.length);
  }
  return tokens;
}

function next(rest: string, inBrackets: boolean): (FilterToken & { readonly length: number }) | undefined {
  const of = (kind: FilterToken['kind'], text: string | undefined, length = text?.length) =>
    text === undefined || length === undefined ? undefined : { kind, text, length };
  const escaped = ESCAPED.exec(rest);
  if (escaped !== null) return of('word', escaped[1], escaped[0].length);
  const numberInside = inBrackets ? /^(?:0x[0-9A-Fa-f]+|\d+)/.exec(rest)?.[0] : undefined;
  return (
    of('number', numberInside) ??
    of('word', MAC.exec(rest)?.[0]) ??
    of('number', NUMBER.exec(rest)?.[0]) ??
    of('word', WORD.exec(rest)?.[0]) ??
    of('sign', SIGN.exec(rest)?.[0])
  );
}
