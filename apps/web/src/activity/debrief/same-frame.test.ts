import type { ClassroomView, ClusterView, FieldResult, GradedView, LabView } from '@frameplay/classroom';
import { expect, test } from 'vitest';
import { firstWrong, sameFrame, translated } from './same-frame';

function lab(net: string, end: string): LabView {
  const host = (name: string, role: 'director' | 'server', last: string) => ({
    name,
    role,
    number: 0,
    interfaces: [{ name: 'eth0', mac: `02:00:00:00:${end}:${last}`, addresses: [`${net}.${last}/24`] }],
  });
  return {
    name: 'x',
    nodes: [host('director', 'director', '10'), host('rs1', 'server', '11'), host('rs2', 'server', '12')],
    links: [],
    vip: `${net}.100`,
  };
}

function field(name: FieldResult['field'], got: string, expected: string): FieldResult {
  const right = got === expected;
  return { field: name, got, expected, right, follows: false, rule: null, why: null, misconception: null };
}

function graded(clusterId: string, frameId: number, fields: readonly FieldResult[], attempt = 1): GradedView {
  const right = fields.filter((one) => one.right).length;
  const where = { clusterId, seat: 'director', participantId: clusterId, activityIndex: 0, frameId, no: frameId };
  const what = { kind: 'tcp', frameClass: 'syn', summary: 'SYN', mode: 'guided', at: '' } as const;
  return { ...where, ...what, attempt, fields, right, total: fields.length };
}

function view(...clusters: readonly (readonly [string, LabView, readonly GradedView[]])[]): ClassroomView {
  const all = clusters.map(([id, own, list]) => ({ id, lab: own, graded: list }) as unknown as ClusterView);
  return { clusters: all } as unknown as ClassroomView;
}

const A = lab('192.168.1', '00');
const B = lab('10.20.30', 'bb');
const aWrong = graded('A', 3, [field('dst', '02:00:00:00:00:11', '02:00:00:00:00:12'), field('ttl', '63', '63')]);
const bWrong = graded('B', 7, [field('dst', '02:00:00:00:bb:11', '02:00:00:00:bb:12'), field('ttl', '63', '63')]);
const cRight = graded('C', 5, [field('dst', '02:00:00:00:00:12', '02:00:00:00:00:12'), field('ttl', '63', '63')]);

test('the same frame in all groups: counted by device, though each group has its own addresses', () => {
  const all = sameFrame(view(['A', A, [aWrong]], ['B', B, [bWrong]], ['C', A, [cRight]]), aWrong);
  expect(all.clusters).toEqual(['A', 'B', 'C']);
  expect(all.agreed).toBe(1);
  expect(all.fields).toEqual([
    {
      field: 'dst',
      right: '02:00:00:00:00:12',
      rows: [
        { value: '02:00:00:00:00:11', count: 2 },
        { value: '02:00:00:00:00:12', count: 1 },
      ],
    },
  ]);
});

test('only first answers count, and a group that has not come so far is left out', () => {
  const later = graded('A', 3, aWrong.fields, 2);
  const second = graded('A', 9, [field('dst', '02:00:00:00:00:10', '02:00:00:00:00:12')]);
  const all = sameFrame(view(['A', A, [aWrong, later, second]], ['B', B, [bWrong]]), second);
  expect(all.clusters).toEqual(['A']);
});

test('the first wrong decision of a group', () => {
  const [cluster] = view(['A', A, [cRight, aWrong]]).clusters;
  expect(cluster === undefined ? null : firstWrong(cluster)).toBe(aWrong);
  const [none] = view(['A', A, [cRight]]).clusters;
  expect(none === undefined ? null : firstWrong(none)).toBeNull();
});

test('an address of nobody stays as it is', () => {
  expect(translated('02:de:ad:be:ef:00 p3', B, A)).toBe('02:de:ad:be:ef:00 p3');
  expect(translated('10.20.30.100', B, A)).toBe('192.168.1.100');
});
