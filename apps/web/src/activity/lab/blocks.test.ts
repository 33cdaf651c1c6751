import type { LabPartView } from '@frameplay/classroom';
import { describe, expect, test } from 'vitest';
import { blocksOf } from './blocks';

const PART: LabPartView = {
  kind: 'lab',
  terminals: [],
  lines: [],
  commands: 0,
  par: 1,
  undone: 0,
  resets: 0,
  mayUndo: false,
  budget: null,
  checks: [],
  cause: null,
  attempts: 0,
  last: null,
  best: null,
};

const typed = (no: number, node: string, line: string, counts: boolean) => ({
  no,
  node,
  line,
  counts,
  exit: 0,
  cost: 0,
  participantId: 'mei',
});

describe('the console as blocks', () => {
  test('output belongs to the command before it on the same device', () => {
    const blocks = blocksOf(
      [
        { node: 'rs1', text: '$ ip neigh' },
        { node: 'gw', text: '$ ip -br addr' },
        { node: 'gw', text: 'eth0 UP' },
        { node: 'gw', text: 'eth1 UP' },
        { node: 'rs1', text: '192.168.1.1 dev eth0 STALE' },
      ],
      PART,
    );
    expect(blocks.map(({ node, output }) => [node, output])).toEqual([
      ['rs1', '192.168.1.1 dev eth0 STALE'],
      ['gw', 'eth0 UP\neth1 UP'],
    ]);
  });

  test('an undone line is gone, after a reset everything is', () => {
    const lines = [
      { node: 'rs1', text: '$ ip addr flush dev lo' },
      { node: 'rs1', text: 'ip addr flush dev lo', mark: 'undo' as const },
    ];
    expect(blocksOf(lines, PART)).toEqual([]);
    const again = [{ node: 'gw', text: '$ ip neigh' }, ...lines, { node: 'gw', text: '', mark: 'reset' as const }];
    expect(blocksOf(again, PART)).toEqual([]);
  });

  test('lines that count against par are marked, the same line typed twice by its place', () => {
    const part = {
      ...PART,
      lines: [typed(1, 'rs1', 'sysctl -w a=1', true), typed(2, 'rs1', 'sysctl -w a=1', false)],
    };
    const blocks = blocksOf(
      [
        { node: 'rs1', text: '$ sysctl -w a=1' },
        { node: 'rs1', text: '$ sysctl -w a=1' },
      ],
      part,
    );
    expect(blocks.map(({ changes }) => changes)).toEqual([true, false]);
    expect(blocks.map(({ output }) => output)).toEqual(['', '']);
  });

  test('a line that was typed before knows what it printed then', () => {
    const blocks = blocksOf(
      [
        { node: 'gw', text: '$ ip neigh' },
        { node: 'gw', text: 'STALE' },
        { node: 'rs1', text: '$ ip neigh' },
        { node: 'gw', text: '$ ip neigh' },
        { node: 'gw', text: 'REACHABLE' },
      ],
      PART,
    );
    expect(blocks.map(({ before }) => before)).toEqual([null, null, 'STALE']);
  });
});
