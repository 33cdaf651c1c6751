import { formatIpv4, formatMac, parseIpv4, parseMac } from '@frameplay/engine';
import type { Bilingual } from '../decision.js';
import type { AnswerForm } from '../lesson/question.js';

/** An answer as it is compared, or why it is none. */
export type Canonical = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly why: Bilingual };

/** "There is no such thing": the canonical answer where a table has no row, or nobody is meant. */
export const NONE = 'none';
const ANSWER_CHARACTERS_MAX = 400;
const NUMBER_DIGITS_MAX = 15;

/** Brings what a person wrote into the form in which answers are compared. `nodes`: the devices that there are. */
export function canonicalAnswer(form: AnswerForm, written: string, nodes: readonly string[]): Canonical {
  const text = written.normalize('NFKC').trim();
  if (text.length > ANSWER_CHARACTERS_MAX) return bad('太长了', 'that is too long');
  switch (form.kind) {
    case 'mac':
      return macOf(text);
    case 'ipv4':
      return ipv4Of(text);
    case 'number':
      return numberOf(text);
    case 'node':
      return oneOf(text, [...nodes, NONE]);
    case 'nodes':
      return severalOf(text, nodes);
    case 'choice':
      return oneOf(
        text,
        form.options.map(({ id }) => id),
      );
    case 'choices':
      return severalOf(
        text,
        form.options.map(({ id }) => id),
      );
  }
}

function bad(zh: string, en: string): Canonical {
  return { ok: false, why: { zh, en } };
}

function macOf(text: string): Canonical {
  const lower = text.toLowerCase();
  if (lower === NONE) return { ok: true, value: NONE };
  const mac = parseMac(lower.replaceAll('-', ':'));
  return mac.ok
    ? { ok: true, value: formatMac(mac.value) }
    : bad(`「${text}」不是 MAC 地址，例如 02:00:00:00:00:0a`, `"${text}" is no MAC address such as 02:00:00:00:00:0a`);
}

function ipv4Of(text: string): Canonical {
  if (text.toLowerCase() === NONE) return { ok: true, value: NONE };
  const address = parseIpv4(text);
  return address.ok
    ? { ok: true, value: formatIpv4(address.value) }
    : bad(`「${text}」不是 IPv4 地址，例如 192.168.1.10`, `"${text}" is no IPv4 address such as 192.168.1.10`);
}

function numberOf(text: string): Canonical {
  return /^\d+$/.test(text) && text.length <= NUMBER_DIGITS_MAX
    ? { ok: true, value: String(Number(text)) }
    : bad(`「${text}」不是 0 或更大的整数，最多 15 位`, `"${text}" is no whole number from 0 up, of 15 digits at most`);
}

function oneOf(text: string, known: readonly string[]): Canonical {
  return known.includes(text)
    ? { ok: true, value: text }
    : bad(`「${text}」不在可选的里面：${known.join('、')}`, `"${text}" is none of ${known.join(', ')}`);
}

function severalOf(text: string, known: readonly string[]): Canonical {
  const words = text === NONE ? [] : [...new Set(text.split(/[\s,]+/).filter((word) => word !== ''))];
  const unknown = words.find((word) => !known.includes(word));
  return unknown === undefined ? { ok: true, value: words.sort().join(' ') } : oneOf(unknown, known);
}
