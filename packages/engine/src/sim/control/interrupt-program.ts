import { finishArping } from '../../host/program/arping.js';
import { finishPing } from '../../host/program/ping.js';
import type { Program } from '../../host/program/program.js';
import type { ProgramId, ProgramResult } from '../../host/program/program-result.js';
import { Effects } from '../effects.js';
import { forgetProgram } from '../programs.js';
import type { World } from '../world-handle.js';
import { nodeAt, stateOf } from '../world-state.js';

/** Ctrl-C. What the program says then; undefined for those that say nothing. It is gone afterwards. */
export function interruptProgram(world: World, id: ProgramId): ProgramResult | undefined {
  const program = programOf(world, id);
  const effects = new Effects(stateOf(world));
  if (program?.result === null) {
    if (program.kind === 'ping') finishPing(effects, program);
    else if (program.kind === 'arping') finishArping(effects, program);
  }
  const result = program?.result ?? undefined;
  forgetProgram(world, id);
  return result;
}

/** What a ping or arping would say if it were interrupted now; it goes on. Undefined for other programs. */
export function resultSoFar(world: World, id: ProgramId): ProgramResult | undefined {
  const program = programOf(world, id);
  if (program === undefined) return undefined;
  if (program.result !== null) return program.result;
  const { startedAt } = program;
  const endedAt = world.now;
  switch (program.kind) {
    case 'ping': {
      const { source, sentAt, answered, lines } = program;
      const counts = { transmitted: sentAt.length, received: answered.size, errors: 0 };
      return { kind: 'ping', startedAt, endedAt, source, ...counts, lines: lines.slice() };
    }
    case 'arping': {
      const { source, sent, broadcasts, replies } = program;
      return { kind: 'arping', startedAt, endedAt, source, sent, broadcasts, replies: replies.slice() };
    }
    default:
      return undefined;
  }
}

function programOf(world: World, id: ProgramId): Program | undefined {
  const state = stateOf(world);
  const node = state.programHosts.get(id);
  const found = node === undefined ? undefined : nodeAt(state, node);
  return found?.kind === 'host' ? found.host.programs.get(id) : undefined;
}
