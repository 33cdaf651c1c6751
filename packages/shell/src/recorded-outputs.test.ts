import { readFileSync } from 'node:fs';
import { addHost, addSwitch, connect, createWorld, parseMac, runUntil, simTime, type World } from '@frameplay/engine';
import { beforeEach, expect, test } from 'vitest';
import { pollCommand } from './poll-command.js';
import { startCommand } from './start-command.js';

// What the tools of Debian 12 printed in a network namespace with these addresses; lines of stderr begin with `E: `.
const RECORDED = readFileSync(new URL('../recorded/outputs.txt', import.meta.url), 'utf8');

interface Section {
  readonly command: string;
  readonly said: string;
  readonly exit: number;
}

function sections(): Section[] {
  return [...RECORDED.matchAll(/^\$ (.*)\n((?:(?!=> ).*\n|=> .*\n(?!\n|$))*?)=> (\d+)$/gm)].map(
    ([, command = '', said = '', exit]) => ({
      command,
      said,
      exit: Number(exit),
    }),
  );
}

let world: World;

function mac(text: string) {
  const read = parseMac(text);
  if (!read.ok) throw new Error(text);
  return read.value;
}

beforeEach(() => {
  world = createWorld({ seed: 1 });
  addSwitch(world, 'lan');
  for (const [node, text] of [
    ['client', '02:00:00:00:00:0a'],
    ['rs1', '02:00:00:00:00:01'],
  ] as const) {
    addHost(world, node);
    connect(world, { node, iface: 'eth0', mac: mac(text) }, { node: 'lan', iface: node });
  }
  run('ip addr add 192.168.1.50/24 dev eth0');
  run('ip route add default via 192.168.1.11');
  startCommand(world, 'rs1', 'ip addr add 192.168.1.11/24 dev eth0');
  run('ping -c 1 192.168.1.11');
});

function run(command: string) {
  const started = startCommand(world, 'client', command);
  if (started.kind === 'unsupported') throw new Error(`${command}: ${started.what}`);
  for (let steps = 0; steps < 200; steps += 1) {
    const ended = pollCommand(world, started);
    if (ended !== undefined) return ended.result;
    runUntil(world, simTime(world.now + 100_000));
  }
  throw new Error(`${command} does not end`);
}

test('the recordings are read', () => {
  expect(sections().length).toBe(RECORDED.match(/^\$ /gm)?.length);
});

test.each(sections().map((section) => [section.command, section] as const))('%s', (command, { said, exit }) => {
  const result = run(command);
  const errors = result.stderr === '' ? '' : result.stderr.replace(/\n$/, '').replace(/^/gm, 'E: ').concat('\n');
  expect(`${result.stdout}${errors}`).toBe(said);
  expect(result.exit).toBe(exit);
});
