import { lessonLabs } from '@frameplay/lab';
import type { Activity, SeatActivity } from '../lesson/activity.js';
import type { Catalogue, Lesson } from '../lesson/lesson.js';

type LabText = { readonly text: string; readonly playFromStep: number };

/** The recorded flat walk and gateway walk with every seat asked about the frames that matter. */
export const VIP = '192.168.1.100';

export function activity({ text, playFromStep }: LabText, gateway: boolean): SeatActivity {
  const title = { zh: '走一遍', en: 'A walk' };
  return {
    kind: 'seat',
    id: gateway ? 'gateway' : 'flat',
    title,
    task: title,
    hints: [],
    tests: ['S4'],
    vary: {},
    lab: text,
    playFromStep,
    vip: VIP,
    roles: {
      client: 'client',
      lan: 'switch',
      director: 'director',
      rs1: 'server',
      rs2: 'server',
      ...(gateway ? { gw: 'gateway' as const } : {}),
    },
    asks: {
      switch: ['arp-request', 'arp-reply', 'syn', 'syn-ack'],
      director: ['arp-request', 'arp-reply', 'syn', 'request'],
      server: ['arp-request', 'arp-reply', 'syn', 'request'],
    },
    arpFor: ['vip', 'own'],
  };
}

export const flatWalk = activity(lessonLabs.flatWalk, false);
export const gatewayWalk = activity(lessonLabs.gatewayWalk, true);

/** The flat walk with two more switches, two cables between them: what is flooded goes round for ever. */
const loopWalk: SeatActivity = {
  ...flatWalk,
  lab: flatWalk.lab
    .replace(
      '    lan: { kind: bridge }\n',
      '    lan: { kind: bridge }\n    left: { kind: bridge }\n    right: { kind: bridge }\n',
    )
    .replace(
      'steps:\n',
      `${[cable('lan', 'p5', 'left', 'p1'), cable('left', 'a', 'right', 'a'), cable('left', 'b', 'right', 'b')].join('')}steps:\n`,
    ),
  roles: { ...flatWalk.roles, left: 'switch', right: 'switch' },
};

function cable(...[a, atA, b, atB]: readonly [string, string, string, string]): string {
  return `    - { type: veth, endpoints: [ { node: ${a}, interface: ${atA} }, { node: ${b}, interface: ${atB} } ] }\n`;
}

export function walkLesson(id: string, activities: readonly Activity[]): Lesson {
  const title = { zh: '测试', en: 'Test' };
  return {
    id,
    number: '0.0',
    title,
    summary: title,
    minutes: 1,
    defaultMode: 'guided',
    seats: [
      { seat: 'director', role: 'director', title },
      { seat: 'lan', role: 'switch', title },
      { seat: 'rs1', role: 'server', title },
      { seat: 'rs2', role: 'server', title },
    ],
    activities,
  };
}

export const walks: Catalogue = new Map(
  [
    walkLesson('flat', [flatWalk]),
    walkLesson('gateway', [gatewayWalk]),
    walkLesson('both', [flatWalk, gatewayWalk]),
    walkLesson('loop', [loopWalk]),
  ].map((lesson) => [lesson.id, lesson]),
);
