import type { ClassroomView } from '@frameplay/classroom';
import type { LessonCard } from '@frameplay/protocol';
import { expect, test } from 'vitest';
import { rolesHeld } from './roles-held';

const title = { zh: '', en: '' };
const lesson = {
  seats: [
    { seat: 'lan', role: 'switch', title },
    { seat: 'rs1', role: 'server', title },
    { seat: 'rs2', role: 'server', title },
  ],
} as unknown as LessonCard;

const at = (participantId: string, seat: string) => ({ participantId, seat });
const clusters = [
  { graded: [at('mei', 'rs2'), at('ravi', 'lan')] },
  { graded: [at('mei', 'lan'), at('mei', 'rs1')] },
] as unknown as ClassroomView['clusters'];

test('who has decided at which kind of device, in whatever group, each kind once', () => {
  expect(rolesHeld({ clusters }, lesson, 'mei').map(({ role }) => role)).toEqual(['switch', 'server']);
  expect(rolesHeld({ clusters }, lesson, 'ravi').map(({ role }) => role)).toEqual(['switch']);
  expect(rolesHeld({ clusters }, null, 'ravi')).toEqual([]);
});
