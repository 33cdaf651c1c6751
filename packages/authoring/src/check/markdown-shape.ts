/** What two translations of one text must have in common. */
export interface MarkdownShape {
  readonly paragraphs: number;
  readonly listItems: number;
  readonly headings: number;
  readonly tableRows: number;
  /** Targets of links, sorted. */
  readonly links: readonly string[];
  /** Code spans, sorted: word order differs between languages. */
  readonly codeSpans: readonly string[];
  /** Fenced blocks, in order. */
  readonly codeBlocks: readonly string[];
}

const FENCE = /^```[^\n]*\n([\s\S]*?)^```[ \t]*$/gm;
const SPAN = /`([^`\n]+)`/g;
const LINK = /\[[^\]]*\]\(([^)\s]+)\)/g;
const LIST_ITEM = /^\s*([-*]|\d+\.)\s/;
const HEADING = /^#{1,6}\s/;

/** The shape of a short Markdown text: what lessons use, no nested blocks. */
export function markdownShape(text: string): MarkdownShape {
  const codeBlocks = [...text.matchAll(FENCE)].map(([, code]) => code ?? '');
  const prose = text.replace(FENCE, '\n');
  const lines = prose.split('\n');
  const count = (is: RegExp): number => lines.filter((line) => is.test(line)).length;
  return {
    paragraphs: prose.split(/\n\s*\n/).filter(isParagraph).length,
    listItems: count(LIST_ITEM),
    headings: count(HEADING),
    tableRows: count(/^\s*\|/),
    links: [...prose.matchAll(LINK)].map(([, target]) => target ?? '').sort(),
    codeSpans: [...prose.matchAll(SPAN)].map(([, code]) => code ?? '').sort(),
    codeBlocks,
  };
}

/** The words that a person reads: no code, no addresses of links, no names of what varies. */
export function proseOf(text: string): string {
  return text
    .replace(FENCE, ' ')
    .replace(SPAN, ' ')
    .replace(LINK, ' ')
    .replace(/\$\{[^}]*\}/g, ' ');
}

function isParagraph(block: string): boolean {
  const [first = ''] = block.trim().split('\n');
  return first !== '' && !LIST_ITEM.test(first) && !HEADING.test(first) && !first.startsWith('|');
}
