import { addHost, createWorld, type World } from '@frameplay/engine';
import { beforeEach, expect, test } from 'vitest';
import { startCommand } from '../start-command.js';

let world: World;

function run(command: string): string {
  const started = startCommand(world, 'a', command);
  if (started.kind !== 'ended') throw new Error(`${command}: ${started.kind}`);
  expect(started.result, command).toMatchObject({ exit: 0, stderr: '' });
  return started.result.stdout;
}

beforeEach(() => {
  world = createWorld({ seed: 1 });
  addHost(world, 'a');
  run('ip link add eth0 type dummy');
  run('ip link set eth0 up');
  run('ip addr add 10.0.0.1/24 dev eth0');
  run('ip neigh add 10.0.0.2 lladdr 02:00:00:00:00:02 nud permanent dev eth0');
  run('ip neigh add 10.0.0.3 lladdr 02:00:00:00:00:03 nud reachable dev eth0');
});

const PERMANENT = '10.0.0.2 dev eth0 lladdr 02:00:00:00:00:02 PERMANENT';

test.each(['all', 'dev eth0', 'to 10.0.0.0/24', 'all dev eth0'])(
  'ip neigh flush %s leaves permanent entries',
  (what) => {
    run(`ip neigh flush ${what}`);
    expect(run('ip neigh').trim()).toBe(PERMANENT);
  },
);

test('ip neigh flush nud all takes permanent entries as well', () => {
  run('ip neigh flush nud all');
  expect(run('ip neigh')).toBe('');
});
