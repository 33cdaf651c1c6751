import type { ClassroomView, ClusterView, FieldResult, GradedView, LabView } from '@frameplay/classroom';
import type { HistogramRow } from '@/ui';

/** What all groups said about one field of the same frame, in the addresses of the group that is shown. */
export interface FieldSaid {
  readonly field: FieldResult['field'];
  readonly rows: readonly HistogramRow[];
  /** What the network does; null: nothing. */
  readonly right: string | null;
}

export interface SameFrame {
  /** Groups that have decided about this frame. */
  readonly clusters: readonly string[];
  /** Fields about which not all were right, in their order. */
  readonly fields: readonly FieldSaid[];
  /** Fields that every group had right at first try. */
  readonly agreed: number;
}

/** The first wrong decision of a group; null: there is none. */
export function firstWrong({ graded }: ClusterView): GradedView | null {
  return graded.find(({ right, total }) => right < total) ?? null;
}

/** The first answers of all groups to the frame that this one was about: same part, seat and kind, and as many before it. */
export function sameFrame(view: ClassroomView, shown: GradedView): SameFrame {
  const home = view.clusters.find(({ id }) => id === shown.clusterId);
  const nth = home === undefined ? -1 : firstTries(home, shown).findIndex(({ frameId }) => frameId === shown.frameId);
  const answers = view.clusters.flatMap((cluster) => {
    const answer = firstTries(cluster, shown)[nth];
    return answer === undefined || home === undefined ? [] : [{ answer, from: cluster.lab, to: home.lab }];
  });
  const fields = shown.fields.map((field): FieldSaid => {
    const values = answers.flatMap(({ answer, from, to }) => {
      const said = answer.fields.find((one) => one.field === field.field);
      // Ports and the like differ from group to group: what is right in one is what is right in the other.
      return said === undefined ? [] : [said.right ? (field.expected ?? '') : translated(said.got ?? '', from, to)];
    });
    return { field: field.field, rows: counted(values), right: field.expected };
  });
  const open = fields.filter(({ rows, right }) => rows.some(({ value }) => value !== (right ?? '')));
  return { clusters: answers.map(({ answer }) => answer.clusterId), fields: open, agreed: fields.length - open.length };
}

function firstTries({ graded }: ClusterView, like: GradedView): readonly GradedView[] {
  return graded.filter(
    (one) =>
      one.attempt === 1 &&
      one.activityIndex === like.activityIndex &&
      one.seat === like.seat &&
      one.frameClass === like.frameClass,
  );
}

function counted(values: readonly string[]): readonly HistogramRow[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
}

/** Groups have addresses of their own: each becomes that of the same device in the other lab. */
export function translated(value: string, from: LabView, to: LabView): string {
  if (from === to) return value;
  const names = addressNames(from);
  const addresses = new Map([...addressNames(to)].map(([address, name]) => [name, address]));
  return value.replace(/[0-9a-f:.]{7,}/giu, (address) => addresses.get(names.get(address) ?? '') ?? address);
}

/** Address -> what it is the address of. */
function addressNames({ nodes, vip }: LabView): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name, interfaces } of nodes) {
    for (const iface of interfaces) {
      names.set(iface.mac, `${name} ${iface.name} mac`);
      iface.addresses.forEach((address, index) => {
        names.set(address.split('/')[0] ?? address, `${name} ${iface.name} ${index}`);
      });
    }
  }
  return names.set(vip, 'vip');
}
