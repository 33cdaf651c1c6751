import { type Ipv4Address, inPrefix, parseIpv4, type SocketView } from '@frameplay/engine';
import { own } from '../own.js';
import { servicePort } from '../service-names.js';
import { stop } from '../stop.js';

export type SocketTest = (socket: SocketView) => boolean;

const ALL_STATES: Readonly<Record<string, readonly SocketView['state'][]>> = {
  established: ['established'],
  'syn-sent': ['syn-sent'],
  'syn-recv': ['syn-received'],
  'fin-wait-1': ['fin-wait-1'],
  'fin-wait-2': ['fin-wait-2'],
  'time-wait': ['time-wait'],
  closed: ['closed', 'unconnected'],
  unconnected: ['closed', 'unconnected'],
  'close-wait': ['close-wait'],
  'last-ack': ['last-ack'],
  listening: ['listen'],
  listen: ['listen'],
  closing: ['closing'],
};

export const CONNECTED: readonly SocketView['state'][] = [
  ...(['established', 'syn-sent', 'syn-received', 'fin-wait-1', 'fin-wait-2', 'close-wait'] as const),
  ...(['last-ack', 'closing', 'time-wait'] as const),
];

export const EVERY_STATE: readonly SocketView['state'][] = [...new Set(Object.values(ALL_STATES).flat())];

const GROUPS: Readonly<Record<string, readonly SocketView['state'][]>> = {
  all: EVERY_STATE,
  connected: CONNECTED,
  synchronized: CONNECTED.filter((state) => state !== 'syn-sent'),
  bucket: ['syn-received', 'time-wait'],
  big: EVERY_STATE.filter((state) => state !== 'syn-received' && state !== 'time-wait'),
};

export const STATE_WORDS: readonly string[] = [...Object.keys(ALL_STATES), ...Object.keys(GROUPS)];

/** A state or group of states as `state` and `exclude` name it. */
export function statesNamed(word: string): readonly SocketView['state'][] {
  return own(ALL_STATES, word) ?? own(GROUPS, word) ?? stop(255, `ss: wrong state name: ${word}`);
}

/** `( sport = :80 or dst 10.0.0.0/8 ) and not dport = :22`; undefined: everything. */
export function readExpression(words: readonly string[]): SocketTest | undefined {
  const tokens = words.flatMap((word) => word.match(/\(|\)|[<>!=]=?|[^\s()<>!=]+/g) ?? []);
  if (tokens.length === 0) return undefined;
  const reader = new ExpressionReader(tokens);
  return reader.all();
}

const OPERATORS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '==': (a, b) => a === b,
  eq: (a, b) => a === b,
  '!=': (a, b) => a !== b,
  ne: (a, b) => a !== b,
  neq: (a, b) => a !== b,
  '>': (a, b) => a > b,
  gt: (a, b) => a > b,
  '<': (a, b) => a < b,
  lt: (a, b) => a < b,
  '>=': (a, b) => a >= b,
  ge: (a, b) => a >= b,
  geq: (a, b) => a >= b,
  '<=': (a, b) => a <= b,
  le: (a, b) => a <= b,
  leq: (a, b) => a <= b,
};

const DEPTH_MAX = 50;

class ExpressionReader {
  readonly #tokens: readonly string[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  all(): SocketTest {
    const test = this.#any();
    if (this.#next < this.#tokens.length) fail();
    return test;
  }

  #any(): SocketTest {
    let test = this.#every();
    while (this.#take('or', '||', '|')) {
      const [left, right] = [test, this.#every()];
      test = (socket) => left(socket) || right(socket);
    }
    return test;
  }

  #every(): SocketTest {
    let test = this.#one();
    // Two conditions side by side must both hold.
    while (this.#take('and', '&&', '&') || this.#goesOn()) {
      const [left, right] = [test, this.#one()];
      test = (socket) => left(socket) && right(socket);
    }
    return test;
  }

  #goesOn(): boolean {
    const token = this.#tokens[this.#next];
    return token !== undefined && ![')', 'or', '||', '|'].includes(token);
  }

  #one(): SocketTest {
    this.#depth += 1;
    if (this.#depth > DEPTH_MAX) fail();
    const test = this.#inner();
    this.#depth -= 1;
    return test;
  }

  #inner(): SocketTest {
    if (this.#take('not', '!')) {
      const test = this.#one();
      return (socket) => !test(socket);
    }
    if (this.#take('(')) {
      const test = this.#any();
      if (!this.#take(')')) fail();
      return test;
    }
    const word = this.#tokens[this.#next++] ?? fail();
    if (word === 'sport' || word === 'dport') return this.#port(word);
    if (word === 'src' || word === 'dst') {
      this.#take('=', '==');
      return hostTest(word, this.#tokens[this.#next++] ?? fail());
    }
    return hostTest('dst', word);
  }

  #port(word: 'sport' | 'dport'): SocketTest {
    const sign = this.#tokens[this.#next] ?? fail();
    const operator = own(OPERATORS, sign);
    if (operator !== undefined) this.#next += 1;
    const text = this.#tokens[this.#next++] ?? fail();
    const port =
      servicePort(text.replace(/^.*:/, '')) ??
      stop(1, `Error: "${text}" does not look like a port.\nCannot parse dst/src address.`);
    const compare = operator ?? OPERATORS['='] ?? fail();
    return (socket) => compare(word === 'sport' ? socket.localPort : socket.remotePort, port);
  }

  #take(...signs: readonly string[]): boolean {
    if (!signs.includes(this.#tokens[this.#next] ?? '')) return false;
    this.#next += 1;
    return true;
  }
}

function fail(): never {
  return stop(255, 'ss: bison bellows (while parsing filter): "syntax error!" Sorry.');
}

/** `10.0.0.1`, `10.0.0.0/8`, `10.0.0.1:80`, `:80`. */
function hostTest(end: 'src' | 'dst', word: string): SocketTest {
  const [host = '', portText] = word.split(':');
  const port = portText === undefined || portText === '*' || portText === '' ? undefined : servicePort(portText);
  const [addressText = '', lengthText = '32'] = host.split('/');
  const address = host === '' || host === '*' ? undefined : parseIpv4(addressText);
  if (address?.ok === false || !/^\d{1,2}$/.test(lengthText) || Number(lengthText) > 32) {
    stop(1, `Error: an inet prefix is expected rather than "${word}".\nCannot parse dst/src address.`);
  }
  const wanted: Ipv4Address | undefined = address?.ok === true ? address.value : undefined;
  return (socket) => {
    const [own, ownPort] =
      end === 'src' ? [socket.localAddress, socket.localPort] : [socket.remoteAddress, socket.remotePort];
    return (
      (wanted === undefined || inPrefix(own, wanted, Number(lengthText))) && (port === undefined || ownPort === port)
    );
  };
}
