import { addHost, addSwitch, connect, createWorld, runUntil, serve, simTime, type World } from '@frameplay/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ShellFiles } from './command-run.js';
import { COMMAND_NAMES } from './commands.js';
import { commandOutput, interruptCommand, pollCommand } from './poll-command.js';
import { startCommand } from './start-command.js';
import { GOOD_LINES, OBJECTS, WORDS } from './testing/typed-words.js';

/** 100,000 lines with `FRAMEPLAY_FUZZ=full`. */
const BATCHES = process.env['FRAMEPLAY_FUZZ'] === 'full' ? 2000 : 120;
const LINES_PER_BATCH = 50;
const RUN_US = 20_000;

const word = fc.oneof(
  { arbitrary: fc.constantFrom(...WORDS), weight: 10 },
  { arbitrary: fc.constantFrom(...OBJECTS), weight: 5 },
  { arbitrary: fc.string({ maxLength: 6, unit: 'binary' }), weight: 1 },
);
const changes = fc.array(fc.tuple(fc.nat(), word, fc.constantFrom('put', 'insert', 'drop', 'double')), {
  maxLength: 2,
});
const almostGood = fc.tuple(fc.constantFrom(...GOOD_LINES), changes).map(([good, list]) => {
  const words = good.split(' ');
  for (const [place, other, how] of list) {
    const at = place % Math.max(1, words.length);
    if (how === 'put') words[at] = other;
    else if (how === 'insert') words.splice(at, 0, other);
    else if (how === 'drop') words.splice(at, 1);
    else words.splice(at, 0, words[at] ?? '');
  }
  return words.join(' ');
});

const line = fc.oneof(
  { arbitrary: almostGood, weight: 20 },
  {
    arbitrary: fc
      .tuple(fc.constantFrom(...COMMAND_NAMES), fc.array(word, { maxLength: 8 }))
      .map(([command, words]) => [command, ...words].join(' ')),
    weight: 8,
  },
  {
    arbitrary: fc
      .tuple(
        fc.constantFrom(...OBJECTS.slice(0, 5)),
        fc.constantFrom(...OBJECTS.slice(6)),
        fc.array(word, { maxLength: 7 }),
      )
      .map(([object, verb, words]) => ['ip', object, verb, ...words].join(' ')),
    weight: 4,
  },
  { arbitrary: fc.string({ maxLength: 40, unit: 'binary' }), weight: 1 },
);
const lines = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'lan'), line), {
  minLength: LINES_PER_BATCH,
  maxLength: LINES_PER_BATCH,
});

function twoHosts(): World {
  const world = createWorld({ seed: 1 });
  addSwitch(world, 'lan');
  for (const [index, node] of ['a', 'b'].entries()) {
    addHost(world, node);
    connect(world, { node, iface: 'eth0' }, { node: 'lan', iface: `p${index + 1}` });
    startCommand(world, node, `ip addr add 10.0.0.${index + 1}/24 dev eth0`);
    serve(world, node, { port: 80, body: node });
  }
  return world;
}

const KEEPALIVED = `vrrp_instance V {
  interface eth0
  virtual_router_id 1
  priority 100
  virtual_ipaddress {
    10.0.0.9/32 dev eth0
  }
}
`;

/** A line is refused, ends, or has begun something that goes on for a while and can be interrupted. */
function runLine(world: World, node: string, text: string, files: ShellFiles): void {
  const started = startCommand(world, node, text, files);
  runUntil(world, simTime(world.now + RUN_US), { maxFrames: 20_000 });
  if (started.kind === 'unsupported') return;
  const said = commandOutput(world, started);
  const { result } = pollCommand(world, started, files) ?? { result: interruptCommand(world, started, files) };
  expect([typeof said.stdout, typeof result.stdout, typeof result.exit]).toEqual(['string', 'string', 'number']);
}

test('no line that anybody could type throws or hangs', () => {
  fc.assert(
    fc.property(lines, (batch) => {
      const world = twoHosts();
      const files: ShellFiles = {
        a: { '/etc/keepalived/keepalived.conf': KEEPALIVED, '/x': '-A -t 10.0.0.9:80 -s rr\n' },
      };
      for (const [node, text] of batch) runLine(world, node, text, files);
    }),
    { numRuns: BATCHES },
  );
}, 600_000);
