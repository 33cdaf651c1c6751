import { describe, expect, test } from 'vitest';
import { clientCommand, commandMessage, joinCode, nicknameInput, token } from './index.js';

const decide = (decision: unknown) => ({ type: 'decide', frameId: 3, decision });
const arp = { src: '02:00:00:00:00:0a', dst: '', sha: '', spa: '', tha: '', tpa: '' };

describe('the contract between api and web', () => {
  test('a code is forgiven its case, blanks and dashes, and refused for letters that are not in the alphabet', () => {
    expect(joinCode.parse(' k7q p-2m ')).toBe('K7QP2M');
    expect(joinCode.parse('Ｋ７ＱＰ２Ｍ')).toBe('K7QP2M');
    for (const bad of ['', 'K7QP2', 'K7QP2MM', 'K7QP2O', 'K7QP2I', 'K7QP20', 'K7QP21']) {
      expect(joinCode.safeParse(bad).success, bad).toBe(false);
    }
  });

  test('a decision of every kind passes', () => {
    const good = [
      { kind: 'switch', learn: { mac: '02:00:00:00:00:0a', port: 'p1' }, out: ['p2', 'p3'] },
      { kind: 'switch', learn: null, out: [] },
      { kind: 'host', verdict: 'ignore', reaction: { kind: 'none' } },
      { kind: 'host', verdict: 'accept', reaction: { kind: 'arp-reply', frame: arp } },
    ];
    for (const decision of good) expect(clientCommand.safeParse(decide(decision)).success).toBe(true);
  });

  test('a wrong field is named by its path', () => {
    const reaction = { kind: 'arp-reply', frame: { ...arp, sha: 'x\u0000' } };
    const parsed = commandMessage.safeParse({
      opKey: 'client-1:7',
      command: decide({ kind: 'host', verdict: 'accept', reaction }),
    });
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['command.decision.reaction.frame.sha']);
  });

  test('people cannot send what only the server appends, nor keys that nobody knows', () => {
    for (const bad of [
      { type: 'open', lessonId: 'x', mode: 'guided', seed: 1, solo: null },
      { type: 'join', participantId: 'p1' },
      { type: 'start', seq: 1 },
      JSON.parse('{"type":"start","__proto__":{"role":"teacher"}}'),
    ]) {
      expect(clientCommand.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
    }
  });

  test('a bot holds a misconception that is a rule of a device, or none', () => {
    const setBot = (mistake: unknown) => ({ type: 'set-bot', clusterId: 'A', seat: 'rs1', mistake });
    for (const good of ['M4', 'M20', null]) expect(clientCommand.safeParse(setBot(good)).success).toBe(true);
    for (const bad of ['M24', 'm4', '', undefined, 4]) expect(clientCommand.safeParse(setBot(bad)).success).toBe(false);
  });

  test('answers, lines and groups of the other kinds of activity are bounded', () => {
    const answer = (answers: unknown) => ({ type: 'answer', activityIndex: 0, stopId: 's', answers });
    const type = (line: string) => ({ type: 'type', node: 'rs1', line });
    const good = [
      answer({ q1: '02:00:00:00:00:0a', q2: '调度器' }),
      answer({}),
      type('x'.repeat(1000)),
      type("echo '中文' | grep 中"),
      { type: 'check', cause: null },
      { type: 'reveal', clusterId: null, activityIndex: 2, stopId: 's' },
      { type: 'set-mode', mode: 'exam', clusterId: 'B' },
    ];
    const bad = [
      answer({ 'q 1': 'x' }),
      answer({ q1: 'x'.repeat(401) }),
      answer({ q1: 7 }),
      answer(Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`q${index}`, 'x']))),
      type('x'.repeat(1001)),
      type('ip\u0000addr'),
      type('ip addr\nreboot'),
      type('half \ud83d'),
      { type: 'reveal', activityIndex: 2, stopId: 's' },
      { type: 'hint' },
    ];
    for (const command of good) expect(clientCommand.safeParse(command).success, JSON.stringify(command)).toBe(true);
    for (const command of bad) expect(clientCommand.safeParse(command).success, JSON.stringify(command)).toBe(false);
  });

  test('tokens and names are bounded', () => {
    expect(token.safeParse('x'.repeat(22)).success).toBe(true);
    expect(token.safeParse('x'.repeat(23)).success).toBe(false);
    expect(nicknameInput.safeParse('x'.repeat(2001)).success).toBe(false);
  });
});
