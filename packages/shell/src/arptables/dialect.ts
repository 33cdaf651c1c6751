import type { Dialect } from '../xtables/words.js';

const OPTIONS = [
  ...['source', 'destination', 'in-interface', 'out-interface', 'jump', 'opcode', 'src-mac', 'dst-mac'],
  ...['mangle-ip-s', 'mangle-ip-d', 'mangle-mac-s', 'mangle-mac-d', 'mangle-target'],
  ...['h-length', 'h-type', 'proto-type', 'match', 'set-class', 'set-mark'],
];

export const ARPTABLES: Dialect = {
  program: 'arptables',
  letters: {
    s: 'source',
    d: 'destination',
    i: 'in-interface',
    o: 'out-interface',
    j: 'jump',
    l: 'h-length',
    m: 'match',
  },
  names: {
    ...Object.fromEntries(OPTIONS.map((name) => [name, name])),
    'source-ip': 'source',
    'src-ip': 'source',
    'destination-ip': 'destination',
    'dst-ip': 'destination',
    'source-mac': 'src-mac',
    'destination-mac': 'dst-mac',
  },
  bare: [],
  pairs: [],
};
