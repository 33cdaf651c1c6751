import { type MistakeId, setMistake } from '@frameplay/engine';
import { changeNow } from '@frameplay/lab';
import type { ClusterState, SeatCluster } from './cluster-state.js';
import type { SeatState } from './desk.js';
import { followsWrongRule, habitLines } from './habits.js';
import { keepFaults } from './tell-faults.js';
import type { Turn } from './turn.js';

export { botMistakesOf } from './bot-mistakes.js';

/**
 * A bot is the kernel with one misconception: what the seat does is not decided by anybody, it is what the engine makes of
 * the wrong rule, or of the settings to which the belief leads. Called before the network runs on, for an activity begins
 * with a world in which nobody believes anything.
 */
export function armBots({ seats, run, desk }: SeatCluster): void {
  const { world, labRun } = run.running;
  for (const { seat, bot } of seats) {
    const armed = run.armed.get(seat) ?? null;
    if (armed?.mistake === bot || (armed === null && bot === null)) continue;
    if (armed !== null) {
      setMistake(world, seat, armed.mistake, false);
      for (const line of armed.undo) changeNow(labRun, seat, line);
      run.armed.delete(seat);
    }
    if (bot === null) continue;
    const { set, undo } = habitLines(bot, world, seat, desk.lab.vip);
    for (const line of set) changeNow(labRun, seat, line);
    if (followsWrongRule(bot)) setMistake(world, seat, bot, true);
    run.armed.set(seat, { mistake: bot, undo });
  }
}

export function changeBot(cluster: ClusterState, seat: SeatState, mistake: MistakeId | null, turn: Turn): void {
  seat.bot = mistake;
  if (cluster.kind === 'seat') {
    // What the believer has set would not be there in the network to which a fault can be taken back.
    keepFaults(cluster, turn);
    armBots(cluster);
  }
  turn.events.push({ type: 'bot', clusterId: cluster.id, seat: seat.seat, mistake });
}

/** A person plays here again: the device follows the kernel's rules, and the person decides. */
export function dismissBot(cluster: ClusterState, seat: SeatState, turn: Turn): void {
  if (seat.bot !== null) changeBot(cluster, seat, null, turn);
}
