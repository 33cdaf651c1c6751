import { expect, test } from 'vitest';
import { parseUrl } from './url.js';

test.each([
  ['http://192.168.1.100/', { kind: 'http', host: '192.168.1.100', port: 80, path: '/' }],
  ['http://192.168.1.100:8080/a?b#c', { kind: 'http', port: 8080, path: '/a?b' }],
  ['192.168.1.100', { kind: 'http', port: 80, path: '/' }],
  ['http://example.org/', { kind: 'unknown-host', host: 'example.org' }],
  ['https://192.168.1.100/', { kind: 'other-scheme', scheme: 'https' }],
  ['http://192.168.1.100:99999/', { kind: 'malformed' }],
  ['http://', { kind: 'malformed' }],
])('the URL %s is read as curl reads it', (text, expected) => {
  expect(parseUrl(text)).toMatchObject(expected);
});
