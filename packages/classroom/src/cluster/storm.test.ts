import { expect, test } from 'vitest';
import { classroomHash } from '../hash.js';
import { Room } from '../testing/room.js';

/** Ravi lets the client's ARP request out of all ports of his switch; behind one of them two switches make a loop. */
function stormyRoom(): Room {
  const room = Room.withFour('loop');
  room.playSeat('lan');
  return room;
}

test('a storm is told once to everybody of the group, ends the activity, and nobody is asked any more', () => {
  const room = stormyRoom();
  for (const name of ['teacher', 'mei', 'ravi', 'tom', 'ana']) {
    const { view, stream } = room.viewer(name);
    const [cluster] = view.clusters;
    expect(cluster?.storm, name).toEqual({ tUs: cluster?.tUs, frames: 100_001 });
    expect(cluster?.activity.finished).toBe(true);
    expect(cluster?.waits).toEqual([]);
    expect(stream.length).toBeLessThan(1_000);
  }
});

test('a storm is the same for the same log', () => {
  const [one, two] = [stormyRoom(), stormyRoom()];
  expect(classroomHash(two.state)).toBe(classroomHash(one.state));
  expect(two.events).toEqual(one.events);
});

test('a group without one is told of none', () => {
  const room = Room.withFour('flat');
  room.playRight();
  expect(room.cluster().storm).toBeNull();
});
