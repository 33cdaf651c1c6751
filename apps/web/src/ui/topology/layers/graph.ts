import type { LabView } from '@frameplay/classroom';
import type { NodeView } from '../../address-book';

type Link = LabView['links'][number];

/** What is drawn of a lab: devices, some of which stand for others of their kind, and who is wired to whom. */
export interface Graph {
  readonly nodes: readonly NodeView[];
  /** By the name of a drawn device: the devices that its sign stands for. */
  readonly stands: ReadonlyMap<string, readonly NodeView[]>;
  /** The drawn device of any device. */
  readonly drawn: (name: string) => string;
  readonly peers: (name: string) => readonly string[];
  /** How many wires a device has, with those of the devices it stands for. */
  readonly wires: (name: string) => number;
}

/** More devices of one kind on one switch than this: the first few are drawn, one more stands for the rest. */
const ALIKE_MAX = 5;
const ALIKE_DRAWN = 4;

export function graphOf(lab: LabView, me: string | null): Graph {
  const all = new Map(lab.nodes.map((node) => [node.name, wiresOf(lab, node.name)]));
  const standsFor = new Map<string, string>();
  const stands = new Map<string, readonly NodeView[]>();
  for (const alike of alikeGroups(lab, me, all)) {
    if (alike.length <= ALIKE_MAX) continue;
    const [sign, ...rest] = alike.slice(ALIKE_DRAWN - 1);
    if (sign === undefined) continue;
    stands.set(sign.name, rest);
    for (const node of rest) standsFor.set(node.name, sign.name);
  }
  const drawn = (name: string) => standsFor.get(name) ?? name;
  const peers = new Map(
    lab.nodes.map(({ name }) => [
      name,
      [...new Set((all.get(name) ?? []).map(({ a, b }) => drawn(a.node === name ? b.node : a.node)))],
    ]),
  );
  return {
    nodes: lab.nodes.filter(({ name }) => !standsFor.has(name)),
    stands,
    drawn,
    peers: (name) => (peers.get(name) ?? []).filter((peer) => peer !== name),
    wires: (name) => all.get(name)?.length ?? 0,
  };
}

function wiresOf(lab: LabView, name: string): readonly Link[] {
  return lab.links.filter(({ a, b }) => a.node === name || b.node === name);
}

/** Devices with one wire each to the same other device, by role. */
function alikeGroups(
  lab: LabView,
  me: string | null,
  wires: ReadonlyMap<string, readonly Link[]>,
): readonly (readonly NodeView[])[] {
  const groups = new Map<string, NodeView[]>();
  for (const node of lab.nodes) {
    const [only, ...more] = wires.get(node.name) ?? [];
    if (only === undefined || more.length > 0 || node.name === me || node.role === 'switch') continue;
    const key = `${node.role} ${only.a.node === node.name ? only.b.node : only.a.node}`;
    groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  return [...groups.values()];
}
