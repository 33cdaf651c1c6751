import {
  forkWorld,
  holdAt,
  keyOf,
  type MistakeId,
  resolve,
  setMistake,
  type WaitingFrame,
  waitingFrames,
} from '@frameplay/engine';
import { advanceLab, mistakeLab, mistakesWithLab, startLab } from '@frameplay/lab';
import { expect, test } from 'vitest';
import { questionOf } from '../cluster/asking.js';
import { labViewOf } from '../cluster/lab-view.js';
import type { Question } from '../decision.js';
import type { SeatActivity } from '../lesson/activity.js';
import { flatWalk } from '../testing/walk-lesson.js';
import { gradeDecision } from './grade.js';
import type { GradedFrame } from './graded-frame.js';
import { recognise } from './recognise.js';
import { rightDecision } from './right-decision.js';

const VIP = '10.0.0.100';

interface Asked {
  readonly graded: GradedFrame;
  readonly question: Question;
}

/** Every frame that this device decides about in the lab of a mistake, each as it waits. */
function framesAt(id: MistakeId): Asked[] {
  const own = mistakeLab(id);
  if (own === undefined) throw new Error(id);
  const run = startLab(own.lab, { seed: 1 });
  const activity: SeatActivity = {
    ...flatWalk,
    vip: VIP,
    roles: { client: 'client', gw: 'gateway', director: 'director', rs1: 'server', rs2: 'server', lan: 'switch' },
  };
  holdAt(run.world, own.node);
  const asked: Asked[] = [];
  while (advanceLab(run, { stopAtWaiting: true }) === 'waiting') {
    const [waiting] = waitingFrames(run.world);
    if (waiting === undefined) break;
    asked.push(askedOf(run.world, waiting, activity, own.lab));
    resolve(run.world, waiting.id, { by: 'kernel' });
  }
  return asked;
}

function askedOf(
  world: GradedFrame['world'],
  waiting: WaitingFrame,
  activity: SeatActivity,
  lab: Parameters<typeof labViewOf>[0],
): Asked {
  const key = keyOf(world, waiting.id);
  if (!key.ok) throw new Error(key.error.message);
  const { node, iface, frame } = waiting;
  const view = labViewOf(lab, world, activity);
  const graded = {
    world: forkWorld(world),
    waitingId: waiting.id,
    node,
    iface,
    frame,
    key: key.value,
    activity,
    lab: view,
  };
  return { graded, question: questionOf(waiting, activity, view, world) };
}

function believer({ graded, question }: Asked, id: MistakeId): ReturnType<typeof rightDecision> {
  const world = forkWorld(graded.world);
  setMistake(world, graded.node, id, true);
  const key = keyOf(world, graded.waitingId);
  if (!key.ok) throw new Error(key.error.message);
  return rightDecision({ ...graded, world, key: key.value }, question);
}

/** M1 rewrites what no decision names; M11 and M18 show in what is sent besides; M12 and M13 wait for a frame or a timer. */
const NOT_IN_A_DECISION: ReadonlySet<string> = new Set(['M1', 'M11', 'M12', 'M13']);

test.each(mistakesWithLab().filter((id) => !NOT_IN_A_DECISION.has(id)))(
  '%s: whoever decides as this belief has it is recognised, and a right decision shows nothing',
  (id) => {
    const asked = framesAt(id);
    let different = 0;
    for (const one of asked) {
      const right = rightDecision(one.graded, one.question);
      expect(recognise(one.graded, one.question, right)).toEqual([]);
      const wrong = believer(one, id);
      if (JSON.stringify(wrong) === JSON.stringify(right)) continue;
      different += 1;
      expect(recognise(one.graded, one.question, wrong)).toContain(id);
      const fields = gradeDecision(one.graded, one.question, wrong).filter((field) => !field.right);
      expect(fields.some((field) => field.misconception !== null || field.rule !== null)).toBe(true);
    }
    expect(different).toBeGreaterThan(0);
  },
);

test('a belief is recognised beside another mistake, and each field has its own tag', () => {
  const balanced = framesAt('M2').filter(({ graded }) => graded.key.ipvs !== null);
  const asked = balanced.find(({ graded }) => graded.key.out.some(({ frame }) => frame.payload.kind === 'ipv4'));
  if (asked === undefined) throw new Error('the director sends something');
  const right = rightDecision(asked.graded, asked.question);
  if (right.kind !== 'host' || right.reaction.kind !== 'send') throw new Error('the director sends it on');
  const frame = { ...right.reaction.frame, dstIp: '10.0.0.12', ttl: 63, src: '02:00:00:00:00:01' };
  const wrong = { ...right, reaction: { ...right.reaction, frame } };
  expect(recognise(asked.graded, asked.question, wrong)).toEqual(['M2', 'M37']);
});

test('a decision that nobody would make by a belief has no tag', () => {
  const [asked] = framesAt('M17').filter(({ graded }) => graded.frame.payload.kind === 'ipv4');
  if (asked === undefined) throw new Error('the server gets a packet');
  const frame = { src: '02:00:00:00:00:11', dst: 'ff:ff:ff:ff:ff:ff', sha: '02:00:00:00:00:11', spa: '10.0.0.11' };
  const odd = { ...frame, tha: '00:00:00:00:00:00', tpa: '10.0.0.77' };
  const decision = { kind: 'host', verdict: 'accept', reaction: { kind: 'arp-request', frame: odd } } as const;
  expect(recognise(asked.graded, asked.question, decision)).toEqual([]);
});
