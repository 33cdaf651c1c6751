import type { FieldResult, GradedView } from '@frameplay/classroom';
import { describe, expect, test } from 'vitest';
import type { Draft } from './draft';
import { reopened } from './review';

function field(name: FieldResult['field'], right: boolean): FieldResult {
  return { field: name, got: 'a', expected: 'b', right, follows: false, rule: null, why: null, misconception: null };
}

function graded(fields: readonly FieldResult[]): GradedView {
  return {
    clusterId: 'A',
    seat: 'director',
    participantId: 'p',
    activityIndex: 0,
    frameId: 1,
    no: 21,
    kind: 'tcp',
    frameClass: 'syn',
    summary: 'SYN',
    attempt: 1,
    fields,
    right: fields.filter(({ right }) => right).length,
    total: fields.length,
    mode: 'guided',
    at: '',
  };
}

describe('after a wrong try', () => {
  const draft: Draft = {
    kind: 'host',
    verdict: 'accept',
    reaction: 'send',
    realServer: 'rs1',
    slots: { src: 'a', dst: 'b', ttl: '63' },
  };

  test('only the wrong fields are open again', () => {
    const again = reopened(draft, graded([field('realServer', false), field('dst', false), field('src', true)]));
    expect(again).toEqual({ kind: 'host', verdict: 'accept', reaction: 'send', slots: { src: 'a', ttl: '63' } });
  });

  test('a wrong kind of reaction opens all of its fields', () => {
    const again = reopened(draft, graded([field('reaction', false)]));
    expect(again).toEqual({ kind: 'host', verdict: 'accept', realServer: 'rs1', slots: {} });
  });

  test('a switch keeps what it learned and is asked for the ports', () => {
    const switched: Draft = { kind: 'switch', learn: { mac: 'm', port: 'p2' }, out: ['p1', 'p3'] };
    const again = reopened(switched, graded([field('learn', true), field('out', false)]));
    expect(again).toEqual({ kind: 'switch', learn: { mac: 'm', port: 'p2' } });
  });
});
