import { addHost, createWorld, stateHash, type World } from '@frameplay/engine';
import { beforeEach, describe, expect, test } from 'vitest';
import { startCommand } from '../start-command.js';

let world: World;

function run(command: string): { readonly exit: number; readonly stdout: string; readonly stderr: string } {
  const started = startCommand(world, 'a', command);
  if (started.kind !== 'ended') throw new Error(`${command}: ${started.kind}`);
  return started.result;
}

beforeEach(() => {
  world = createWorld({ seed: 1 });
  addHost(world, 'a');
});

const OWN = ['0:\tfrom all lookup local ', '32766:\tfrom all lookup main ', '32767:\tfrom all lookup default '];

describe('ip rule', () => {
  test('a new rule comes before all others but the local one', () => {
    run('ip rule add fwmark 1 lookup 100');
    run('ip rule add from 10.0.0.0/8 table 200');
    expect(run('ip rule').stdout.trimEnd().split('\n')).toEqual([
      OWN[0],
      '32764:\tfrom 10.0.0.0/8 lookup 200 ',
      '32765:\tfrom all fwmark 0x1 lookup 100 ',
      OWN[1],
      OWN[2]?.trimEnd(),
    ]);
  });

  test('del takes the rule that has all that is named', () => {
    run('ip rule add fwmark 1 lookup 100');
    expect(run('ip rule del fwmark 1').exit).toBe(0);
    expect(run('ip rule del fwmark 1')).toMatchObject({
      exit: 2,
      stderr: 'RTNETLINK answers: No such file or directory\n',
    });
  });

  test('a local route in another table makes every address this host, once a rule leads there', () => {
    run('ip route add local 0.0.0.0/0 dev lo table 100');
    expect(run('ip route show table 100').stdout).toBe('local default dev lo scope host \n');
    expect(run('ip route get 10.9.9.9').stderr).toContain('Network is unreachable');
    run('ip rule add to 10.9.0.0/16 lookup 100');
    expect(run('ip route get 10.9.9.9').stdout).toContain('local 10.9.9.9 dev lo');
  });

  test.each([
    ['ip rule add fwmark x lookup 100', 255, 'fwmark value is invalid'],
    ['ip rule add fwmark 1 lookup nosuch', 255, 'table id value is invalid'],
    ['ip rule add foo', 255, 'argument "foo" is wrong'],
    ['ip rule foo', 255, 'Command "foo" is unknown, try "ip rule help".'],
  ])('%s is refused and changes nothing', (command, exit, message) => {
    const before = stateHash(world);
    const refused = run(command);
    expect(refused.exit).toBe(exit);
    expect(refused.stderr).toContain(message);
    expect(stateHash(world)).toBe(before);
  });
});
