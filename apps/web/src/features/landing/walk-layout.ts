import type { Point } from '@/ui';
import type { WalkStep } from './walk-time';

export type WalkNode = 'client' | 'director' | 'server1' | 'server2';
export type PickedServer = 'server1' | 'server2';

export interface NodePlace {
  readonly at: Point;
  readonly size: number;
  /** Baseline of the name; the address is one line below. */
  readonly label: Point;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Where everything of the walk stands, for one shape of page. */
export interface WalkLayout {
  readonly name: 'wide' | 'tall';
  readonly width: number;
  readonly height: number;
  readonly nodes: Readonly<Record<WalkNode, NodePlace>>;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly boxLabel: Point;
  readonly ports: readonly { readonly name: string; readonly at: Point; readonly label: Point }[];
  readonly wires: readonly (readonly Point[])[];
  readonly ways: Readonly<Record<WalkStep, readonly Point[]>>;
  readonly stones: Readonly<Record<WalkStep, Point>>;
  readonly stoneRadius: number;
  /** Where the two MAC tags stand, as seen from the frame that rests; null: no room for them. */
  readonly tags: Readonly<Record<WalkStep, Point>> | null;
}

const at = (x: number, y: number): Point => ({ x, y });

/** `line(0, 0, 10, 0)`: from (0, 0) to (10, 0). */
function line(...numbers: readonly number[]): readonly Point[] {
  return numbers.flatMap((x, index) => (index % 2 === 0 ? [at(x, numbers[index + 1] ?? 0)] : []));
}

/** The picture of a wide page: 1020 x 370. */
export function wideLayout(server: PickedServer): WalkLayout {
  const second = server === 'server2';
  return {
    name: 'wide',
    width: 1020,
    height: 370,
    nodes: {
      client: { at: at(82, 190), size: 56, label: at(82, 240), anchor: 'middle' },
      director: { at: at(500, 56), size: 64, label: at(550, 46), anchor: 'start' },
      server1: { at: at(932, 70), size: second ? 50 : 62, label: at(932, 116), anchor: 'middle' },
      server2: { at: at(932, 290), size: second ? 62 : 50, label: at(932, 340), anchor: 'middle' },
    },
    box: { x: 330, y: 150, width: 330, height: 80 },
    boxLabel: at(346, 221),
    ports: [
      { name: 'p1', at: at(330, 190), label: at(315, 168) },
      { name: 'p2', at: at(500, 150), label: at(500, 174) },
      { name: 'p3', at: at(660, 174), label: at(676, 164) },
      { name: 'p4', at: at(660, 206), label: at(690, 240) },
    ],
    wires: [
      line(116, 190, 330, 190),
      line(500, 92, 500, 150),
      line(660, 174, 724, 174, 724, 70, 902, 70),
      line(660, 206, 724, 206, 724, 290, 902, 290),
    ],
    ways: {
      1: line(120, 176, 330, 176),
      2: line(330, 176, 486, 176, 486, 98),
      3: second
        ? line(514, 96, 514, 176, 636, 176, 636, 220, 712, 220, 712, 308, 896, 308)
        : line(514, 96, 514, 162, 712, 162, 712, 56, 896, 56),
      4: second ? line(896, 276, 738, 276, 738, 190, 660, 190) : line(896, 86, 738, 86, 738, 190, 660, 190),
      5: line(660, 190, 350, 190, 350, 204, 122, 204),
    },
    stones: { 1: at(246, 176), 2: at(486, 126), 3: at(514, 126), 4: at(800, second ? 276 : 86), 5: at(246, 204) },
    stoneRadius: 13,
    tags: { 1: at(-16, -34), 2: at(-118, 0), 3: at(-54, second ? 33 : -33), 4: at(120, 0), 5: at(34, 33) },
  };
}

/** The picture of a phone: 336 x 296. */
export function tallLayout(server: PickedServer): WalkLayout {
  const second = server === 'server2';
  return {
    name: 'tall',
    width: 336,
    height: 296,
    nodes: {
      client: { at: at(34, 150), size: 40, label: at(2, 192), anchor: 'start' },
      director: { at: at(164, 42), size: 48, label: at(130, 36), anchor: 'end' },
      server1: { at: at(308, 62), size: 38, label: at(334, 98), anchor: 'end' },
      server2: { at: at(308, 236), size: 38, label: at(334, 272), anchor: 'end' },
    },
    box: { x: 104, y: 124, width: 120, height: 64 },
    boxLabel: at(112, 182),
    ports: [
      { name: 'p1', at: at(104, 150), label: at(93, 130) },
      { name: 'p2', at: at(164, 124), label: at(186, 119) },
      { name: 'p3', at: at(224, 144), label: at(235, 135) },
      { name: 'p4', at: at(224, 170), label: at(236, 202) },
    ],
    wires: [
      line(56, 150, 104, 150),
      line(164, 68, 164, 124),
      line(224, 144, 246, 144, 246, 62, 288, 62),
      line(224, 170, 262, 170, 262, 236, 288, 236),
    ],
    ways: {
      1: line(58, 138, 104, 138),
      2: line(104, 138, 154, 138, 154, 74),
      3: second
        ? line(174, 72, 174, 138, 212, 138, 212, 180, 252, 180, 252, 247, 284, 247)
        : line(174, 72, 174, 134, 238, 134, 238, 52, 284, 52),
      4: second ? line(284, 226, 272, 226, 272, 158, 224, 158) : line(284, 74, 254, 74, 254, 158, 224, 158),
      5: line(224, 158, 112, 158, 112, 162, 58, 162),
    },
    stones: {
      1: at(72, 138),
      2: at(154, 102),
      3: at(176, 102),
      4: second ? at(272, 196) : at(254, 124),
      5: at(72, 162),
    },
    stoneRadius: 10,
    tags: null,
  };
}
