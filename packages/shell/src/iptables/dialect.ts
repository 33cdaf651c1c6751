import type { Dialect } from '../xtables/words.js';

const OPTIONS = [
  ...['source', 'destination', 'in-interface', 'out-interface', 'protocol', 'jump', 'match', 'sport', 'dport'],
  ...['sports', 'dports', 'ports', 'icmp-type', 'mark', 'comment', 'set-mark', 'set-xmark', 'or-mark', 'and-mark'],
  ...[
    'xor-mark',
    'reject-with',
    'mac-source',
    'state',
    'ctstate',
    'set-mss',
    'to-destination',
    'to-source',
    'to-ports',
  ],
];

export const IPTABLES: Dialect = {
  program: 'iptables',
  letters: {
    s: 'source',
    d: 'destination',
    i: 'in-interface',
    o: 'out-interface',
    p: 'protocol',
    j: 'jump',
    m: 'match',
  },
  names: {
    ...Object.fromEntries(OPTIONS.map((name) => [name, name])),
    src: 'source',
    dst: 'destination',
    proto: 'protocol',
    'source-port': 'sport',
    'destination-port': 'dport',
    'source-ports': 'sports',
    'destination-ports': 'dports',
    'to-port': 'to-ports',
    // Each target has one option that begins so; which one is seen from the target.
    to: 'to',
  },
  bare: ['syn', 'clamp-mss-to-pmtu'],
  pairs: ['tcp-flags'],
};
