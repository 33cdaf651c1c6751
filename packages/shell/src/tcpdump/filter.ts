import type { PacketFilter } from '@frameplay/engine';
import { own } from '../own.js';
import { both, constant, type Direction, either, etherType, hasMac, isGroup, isProtocol, not } from './filter-build.js';
import { FilterCursor, FilterTrouble, fail, SYNTAX } from './filter-cursor.js';
import { KINDS, type Qualifiers, readMatch } from './filter-match.js';
import { ETHERTYPES, PROTOCOLS } from './filter-names.js';
import { readRelation } from './filter-relation.js';
import { filterWords } from './filter-words.js';
import type { CaptureLink } from './print-options.js';

export type ReadFilter =
  | { readonly ok: true; readonly filter: PacketFilter | null }
  | { readonly ok: false; readonly message: string };

/** An expression of pcap-filter(7), as far as networks of Ethernet, ARP and IPv4 go. Null: everything passes. */
export function readFilter(text: string, link: CaptureLink): ReadFilter {
  const tokens = filterWords(text);
  if (tokens === null) return { ok: false, message: SYNTAX };
  if (tokens.length === 0) return { ok: true, filter: null };
  try {
    return { ok: true, filter: new FilterReader(new FilterCursor(tokens), link).all() };
  } catch (error) {
    if (error instanceof FilterTrouble) return { ok: false, message: error.message };
    throw error;
  }
}

class FilterReader {
  readonly #cursor: FilterCursor;
  readonly #link: CaptureLink;
  /** `port 80 or 443`: what stands alone is read like what stood before it. */
  #last: Qualifiers | null = null;

  constructor(cursor: FilterCursor, link: CaptureLink) {
    this.#cursor = cursor;
    this.#link = link;
  }

  all(): PacketFilter {
    const filter = this.#expression();
    if (this.#cursor.peek() !== undefined) fail();
    return filter;
  }

  /** In libpcap `and` and `or` bind alike, from left to right. */
  #expression(): PacketFilter {
    let filter = this.#term();
    for (;;) {
      if (this.#cursor.take('and', '&&')) filter = both(filter, this.#term());
      else if (this.#cursor.take('or', '||')) filter = either(filter, this.#term());
      else return filter;
    }
  }

  #term(): PacketFilter {
    return this.#cursor.deeper(() => this.#inner());
  }

  #inner(): PacketFilter {
    if (this.#cursor.take('not', '!')) return not(this.#term());
    const relation = readRelation(this.#cursor);
    if (relation !== undefined) return relation;
    if (!this.#cursor.take('(')) return this.#primitive();
    const filter = this.#expression();
    if (!this.#cursor.take(')')) fail();
    return filter;
  }

  #primitive(): PacketFilter {
    const text = this.#cursor.peek()?.text ?? fail();
    if (this.#cursor.take('less', 'greater')) {
      const right = constant(this.#cursor.number());
      return { kind: 'compare', operator: text === 'less' ? '<=' : '>=', left: { kind: 'length' }, right };
    }
    if (this.#cursor.take('broadcast', 'multicast')) return this.#group(text);
    return this.#qualified();
  }

  #group(word: string): PacketFilter {
    if (this.#link !== 'ethernet') fail(`not a ${word} link`);
    return word === 'broadcast' ? hasMac(0xff_ff_ff_ff_ff_ff, 'dst') : isGroup();
  }

  #qualified(): PacketFilter {
    const start = this.#cursor.at;
    const protocol = this.#protocol();
    const direction = this.#direction();
    const kind = KINDS.find((word) => this.#cursor.take(word));
    const isBare = this.#cursor.at === start;
    if (isBare && this.#last === null) return this.#named();
    const isOnlyProtocol = direction === undefined && kind === undefined;
    if (isOnlyProtocol && protocol !== undefined) {
      const word = this.#cursor.peek()?.text ?? '';
      if (protocol === 'ether' && this.#cursor.take('broadcast', 'multicast')) return this.#group(word);
      if (!this.#isId()) return protocolAlone(protocol);
    }
    const qualifiers: Qualifiers =
      isBare && this.#last !== null ? this.#last : { protocol, direction: direction ?? 'src or dst', kind };
    this.#last = qualifiers;
    return readMatch(this.#cursor, qualifiers, this.#link);
  }

  #protocol(): string | undefined {
    const text = this.#cursor.peek()?.text ?? '';
    if (text !== 'ether' && own(PROTOCOLS, text) === undefined && own(ETHERTYPES, text) === undefined) return undefined;
    this.#cursor.at += 1;
    return text;
  }

  #direction(): Direction | undefined {
    const first = this.#cursor.peek()?.text;
    if (first !== 'src' && first !== 'dst') return undefined;
    this.#cursor.at += 1;
    const [joint, second] = [this.#cursor.peek()?.text, this.#cursor.peek(1)?.text];
    const isPair = (second === 'src' || second === 'dst') && second !== first;
    if (!isPair || (joint !== 'or' && joint !== 'and')) return first;
    this.#cursor.at += 2;
    return joint === 'or' ? 'src or dst' : 'src and dst';
  }

  #isId(): boolean {
    const token = this.#cursor.peek();
    if (token === undefined || token.kind === 'sign') return false;
    return !['and', 'or', 'not'].includes(token.text);
  }

  #named(): PacketFilter {
    const token = this.#cursor.peek() ?? fail();
    if (token.kind === 'sign') fail();
    this.#last = { protocol: undefined, direction: 'src or dst', kind: 'host' };
    if (!/^[\d.]+(\/\d+)?$/.test(token.text)) fail();
    const kind = token.text.includes('/') ? 'net' : 'host';
    return readMatch(this.#cursor, { ...this.#last, kind }, this.#link);
  }
}

function protocolAlone(name: string): PacketFilter {
  const type = own(ETHERTYPES, name);
  return type === undefined ? isProtocol(own(PROTOCOLS, name) ?? fail()) : etherType(type);
}
