import { expect, test } from 'vitest';
import { toCsv } from './csv.js';

const body = (...cells: (string | number)[]): string => toCsv([cells]).slice(1);

test('begins with the byte order mark and ends each record with CRLF', () => {
  expect(toCsv([['a'], ['b']])).toBe('\ufeffa\r\nb\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\uff1d1', '\r=1'])(
  '%j does not become a formula',
  (text) => {
    expect(body(text)).toBe(`"'${text}"\r\n`);
  },
);

test('quotes, commas and line breaks stay inside their cell; numbers stay numbers', () => {
  expect(body('a "b", c', 'x\ny', -5, '小雨')).toBe('"a ""b"", c","x\ny",-5,小雨\r\n');
});
