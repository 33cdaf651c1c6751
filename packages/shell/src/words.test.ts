import { describe, expect, test } from 'vitest';
import { readLine } from './words.js';

function words(text: string): readonly string[] | string {
  const read = readLine(text);
  switch (read.kind) {
    case 'line':
      return read.line.words;
    case 'syntax-error':
      return read.message;
    case 'unsupported':
      return `unsupported ${read.what}`;
  }
}

describe('a command line', () => {
  test.each([
    ['ip addr', ['ip', 'addr']],
    ['  ip\t addr  ', ['ip', 'addr']],
    [`curl -w "%{http_code} \\"x\\"" 'a b'`, ['curl', '-w', '%{http_code} "x"', 'a b']],
    [`a"b c"d'e'`, ['ab cde']],
    ['a\\ b', ['a b']],
    ["''", ['']],
    ['a #b c', ['a']],
    ['', []],
  ])('%s is split into words as a shell does', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test.each(['echo "a', "echo 'a"])('%s has a quote that does not end', (text) => {
    expect(words(text)).toBe('sh: 1: Syntax error: Unterminated quoted string');
  });

  test.each([
    ['ip neigh | grep x', 'unsupported shell syntax |'],
    ['a && b', 'unsupported shell syntax &'],
    ['echo $HOME', 'unsupported shell syntax $HOME'],
    ['echo "$HOME"', 'unsupported shell syntax $HOME'],
    ['ls *.x', 'unsupported shell syntax *'],
    ['a >> b', 'unsupported shell syntax >>'],
  ])('%s is refused by name instead of being misread', (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  test('< and > name files, with or without a blank', () => {
    const read = readLine('ipvsadm -R <in >out');
    expect(read).toEqual({ kind: 'line', line: { words: ['ipvsadm', '-R'], input: 'in', output: 'out' } });
  });
});
