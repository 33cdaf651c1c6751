import { type MarkdownShape, markdownShape, proseOf } from './markdown-shape.js';

/** Why two texts are not the same text in two languages; empty when they are. */
export function languageFaults(zh: string, en: string): readonly string[] {
  return [...untranslated(zh, en), ...differences(markdownShape(zh), markdownShape(en))];
}

const HAN = /\p{Script=Han}/u;
// Words of protocols and tools that are the same in both languages: ARP, TTL, SYN-ACK, eth0, rs1, rr, 10.0.0.1, ip_vs.
const TECHNICAL =
  /^(?:[^\p{L}]*|[A-Z][A-Z0-9-]*s?|[a-z]{1,6}\d+|rr|wrr|lc|wlc|sh|dh|sed|nq|mh|lo|SYN|ACK|[\w]*[_.:/][\w.:/]*)$/u;

function untranslated(zh: string, en: string): string[] {
  const faults: string[] = [];
  if (HAN.test(proseOf(en))) faults.push('the English text has Chinese characters');
  if (/[，。；：？！（）「」“”、]/u.test(proseOf(en))) faults.push('the English text has Chinese punctuation');
  if (!HAN.test(proseOf(zh)) && !isTechnical(proseOf(zh))) faults.push('the Chinese text has no Chinese characters');
  if (/\p{Script=Han}\s*[,;?!]|\p{Script=Han}\.(\s|$)/u.test(proseOf(zh))) {
    faults.push('the Chinese text has Western punctuation behind a Chinese character');
  }
  return faults;
}

function isTechnical(text: string): boolean {
  return text.split(/\s+/).every((word) => TECHNICAL.test(word));
}

const COUNTED = ['paragraphs', 'listItems', 'headings', 'tableRows'] as const;
const NAMES: Readonly<Record<(typeof COUNTED)[number], string>> = {
  paragraphs: 'paragraphs',
  listItems: 'list items',
  headings: 'headings',
  tableRows: 'table rows',
};

function differences(zh: MarkdownShape, en: MarkdownShape): string[] {
  const faults: string[] = COUNTED.filter((part) => zh[part] !== en[part]).map(
    (part) => `${zh[part]} ${NAMES[part]} in Chinese, ${en[part]} in English`,
  );
  if (zh.links.join(' ') !== en.links.join(' ')) faults.push('the links differ');
  if (zh.codeBlocks.join('\0') !== en.codeBlocks.join('\0')) faults.push('the code blocks differ');
  const [onlyZh, onlyEn] = [missing(zh.codeSpans, en.codeSpans), missing(en.codeSpans, zh.codeSpans)];
  if (onlyZh.length > 0) faults.push(`code only in the Chinese text: ${onlyZh.join(', ')}`);
  if (onlyEn.length > 0) faults.push(`code only in the English text: ${onlyEn.join(', ')}`);
  return faults;
}

/** Those of the first that the second has less often. */
function missing(these: readonly string[], those: readonly string[]): string[] {
  const left = [...those];
  return these.filter((one) => {
    const index = left.indexOf(one);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
