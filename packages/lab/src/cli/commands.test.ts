import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type AddedCommand, frameplay } from './commands.js';
import { recordedLabPath } from './recorded-labs.js';
import { USAGES } from './usage.js';

let said = '';
let complained = '';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'frameplay-'));
  said = '';
  complained = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    complained += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const ADDED: ReadonlyMap<string, AddedCommand> = new Map([
  ['more', { usage: { lines: ['more FILE'], does: 'does more' }, run: () => 1 }],
]);

const type = (...words: string[]): number => frameplay(words, ADDED);
const firstComplaint = (): string => complained.split('\n')[0] ?? '';

describe('the command line', () => {
  test('says without words what it can do, and ends with 2', () => {
    expect(type()).toBe(2);
    for (const name of [...Object.keys(USAGES), 'more']) expect(said).toContain(`\n  frameplay ${name} `);
    expect(said).toContain('does more');
  });

  test.each([[['help']], [['--help']], [['-h']]])('%j gives the same and ends with 0', (words) => {
    expect(type(...words)).toBe(0);
    expect(said).toContain('frameplay run LAB.yml');
  });

  test.each(Object.keys(USAGES))('%s --help tells its own words only', (name) => {
    expect(type(name, '--help')).toBe(0);
    const explained = said;
    said = '';
    expect(type('help', name)).toBe(0);
    expect(said).toBe(explained);
    expect(explained.startsWith(`usage: frameplay ${name} `)).toBe(true);
    expect(explained).not.toContain('frameplay more');
  });

  test('--version', () => {
    expect(type('--version')).toBe(0);
    expect(said).toMatch(/^frameplay \d+\.\d+\.\d+\n$/);
  });

  test('an added command is run, and its help is known', () => {
    expect(type('more')).toBe(1);
    expect(type('more', '--help')).toBe(0);
    expect(said).toBe('usage: frameplay more FILE\ndoes more\n');
  });

  test.each([
    [['fly'], 'unknown command "fly" ("frameplay help" has them all)'],
    [['toString'], 'unknown command "toString" ("frameplay help" has them all)'],
    [['run'], 'run needs at least one LAB.yml and --out DIR'],
    [['run', 'a.yml', '--out', 'x', '--nope'], "Unknown option '--nope'"],
    [['run', 'a.yml', '--out', 'x', '--lang', 'zh'], 'run has no option --lang'],
    [['play', 'a.yml', '--seat', 'rs1', '--answers', 'x', '--pcap'], 'play has no option --pcap'],
    [['run', 'a.yml', '--out', 'x', '--seed', 'abc'], '--seed must be a whole number, not abc'],
    [['run', 'a.yml', '--out', 'x', '--seed', ''], '--seed must be a whole number, not '],
    [['export', 'a.yml', '--to', 'docker'], 'export needs one LAB.yml and --to netns or --to clab'],
    [
      ['import', '--out', 'x.yml', 'a.pcapng'],
      'import: "a.pcapng" is not HOST=FILE; "frameplay frames" reads a capture',
    ],
    [['conformance', 'nolab'], 'conformance: no recorded lab is called "nolab"'],
    [['conformance', '../x'], 'conformance: no recorded lab is called "../x"'],
  ])('%j: 2, and says what is wrong', (words, complaint) => {
    expect(type(...words)).toBe(2);
    expect(firstComplaint()).toBe(`frameplay: ${complaint}`);
    expect(said).toBe('');
  });

  test('a folder that cannot be made is a complaint, not a wait without end', () => {
    expect(type('run', recordedLabPath('switch-learn'), '--out', '/dev/null/a/b')).toBe(2);
    expect(firstComplaint()).toContain('--out /dev/null/a/b: ');
  });

  test('conformance counts frames and state', () => {
    expect(type('conformance', 'switch-learn', 'arp-filter')).toBe(0);
    expect(said).toContain('2 equal, 0 different, 0 unsupported, 0 failed, of 2\n');
    expect(said).toContain('the labs given, recorded on Linux 6.1: frames 2/2, state 2/2\n');
  });
});
