import { expect, test } from 'vitest';
import { type LessonLabName, lessonLabs } from './lesson-labs.js';

const NAMES: readonly LessonLabName[] = ['flatWalk', 'gatewayWalk'];

test.each(NAMES)('the lesson lab %s ends with two requests of the client, and play begins with the first', (name) => {
  const { lab, playFromStep } = lessonLabs[name];
  const played = lab.steps.slice(playFromStep);
  const request = { kind: 'run', on: 'client', command: 'curl -s --max-time 5 http://192.168.1.100/' };
  expect(played).toMatchObject([request, request]);
  expect(lab.steps.slice(0, playFromStep).filter((step) => step.kind === 'wait')).toEqual([]);
});
