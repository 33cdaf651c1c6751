import { stateHash } from '@frameplay/engine';
import { describe, expect, test } from 'vitest';
import { lessonLabs } from '../labs/lesson-labs.js';
import { advanceLab } from '../run/advance-lab.js';
import { type LabRun, startLab } from '../run/lab-run.js';
import { typeLine, waitAWhile } from './type-line.js';

function walked(): LabRun {
  const run = startLab(lessonLabs.flatWalk.lab, { seed: 1 });
  expect(advanceLab(run)).toBe('finished');
  return run;
}

function output(run: LabRun, node: string, line: string): string {
  const { outcome } = typeLine(run, node, line);
  return outcome.kind === 'ended' ? outcome.result.stdout : outcome.kind;
}

describe('a line typed after the steps of a lab', () => {
  test('answers as it would as a step, and is one from then on', () => {
    const first = typeLine(walked(), 'client', 'curl -s http://192.168.1.100/');
    expect(first.outcome).toMatchObject({ kind: 'ended', result: { exit: 0, stdout: 'rs2\n' } });
    expect(output(first.run, 'client', 'curl -s http://192.168.1.100/')).toBe('rs1\n');
    expect(first.run.lab.steps.at(-1)).toMatchObject({ on: 'client', command: 'curl -s http://192.168.1.100/' });
  });

  test('leaves the run before it as it was: that is undo', () => {
    const before = walked();
    const hash = stateHash(before.world);
    const after = typeLine(before, 'director', 'ipvsadm -C');
    expect(stateHash(after.run.world)).not.toBe(hash);
    expect(stateHash(before.world)).toBe(hash);
    expect(output(before, 'director', 'ipvsadm -Ln')).toContain('192.168.1.11:80');
    expect(output(after.run, 'director', 'ipvsadm -Ln')).not.toContain('192.168.1.11:80');
  });

  test('a command that this version does not know is refused and changes nothing', () => {
    const before = walked();
    const { run, outcome } = typeLine(before, 'client', 'iptables -t nat -X nonsense --frob');
    expect(outcome.kind === 'refused' || (outcome.kind === 'ended' && outcome.result.exit !== 0)).toBe(true);
    expect(stateHash(run.world)).toBe(stateHash(before.world));
  });

  test('man is in the language of the one who typed it, and the world is the same', () => {
    const before = walked();
    const english = typeLine(before, 'client', 'man arping');
    const chinese = typeLine(before, 'client', 'man arping', 'zh');
    expect(english.outcome).toMatchObject({ result: { stdout: expect.stringContaining('NAME') } });
    expect(chinese.outcome).toMatchObject({ result: { stdout: expect.stringContaining('名称') } });
    expect(stateHash(chinese.run.world)).toBe(stateHash(english.run.world));
  });

  test('a line without end is refused', () => {
    expect(typeLine(walked(), 'client', 'x'.repeat(1001)).outcome.kind).toBe('refused');
  });

  test('a command that never ends is interrupted after ten simulated minutes', () => {
    const { run, outcome } = typeLine(walked(), 'client', 'ping -c 100000 192.168.1.10');
    expect(outcome).toMatchObject({ kind: 'interrupted', endUs: expect.any(Number) });
    expect(output(run, 'client', 'curl -s http://192.168.1.100/')).toBe('rs2\n');
  });

  test('a command that floods the network is interrupted after some ten thousand frames', () => {
    const { run, outcome } = typeLine(walked(), 'client', 'ping -i 0.002 -c 1000000 192.168.1.10');
    expect(outcome.kind).toBe('interrupted');
    expect(run.world.now).toBeLessThan(60_000_000);
  });

  test('what the line sent is among the events of its run', () => {
    const before = walked();
    const count = before.events.length;
    const { run } = typeLine(before, 'client', 'ping -c 1 192.168.1.10');
    expect(run.events.length).toBeGreaterThan(count);
    expect(before.events).toHaveLength(count);
  });

  test('time passes when told to', () => {
    const before = walked();
    const { run, outcome } = waitAWhile(before, 60_000_000);
    expect(outcome.kind).toBe('waited');
    expect(run.world.now - before.world.now).toBeGreaterThanOrEqual(60_000_000);
  });
});
