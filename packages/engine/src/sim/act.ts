import { settingChanges, settingsOf } from './settings.js';
import type { World } from './world-handle.js';
import { stateOf } from './world-state.js';

/**
 * Whatever `run` does to the world is because of this command on this node: the trace names it as the cause, with the
 * settings that are otherwise afterwards. Programs that it starts are its own until they end.
 */
export function actAs<T>(world: World, node: string, command: string, run: () => T): T {
  const state = stateOf(world);
  if (!state.tracing || state.acting !== 0) return run();
  state.told += 1;
  const n = state.told;
  const at = state.causes.length;
  const before = settingsOf(state, node);
  state.acting = n;
  try {
    return run();
  } finally {
    state.acting = 0;
    const changes = settingChanges(before, settingsOf(state, node));
    state.causes.splice(at, 0, { kind: 'command', n, t: state.now, node, cause: 0, command, changes });
  }
}
