import type { GradedView, LabView, MoveView } from '@frameplay/classroom';

/** What is drawn of a decision: the frame that came, what the person made of it, what the network makes of it. */
export interface Replay {
  readonly came: readonly MoveView[];
  readonly said: readonly MoveView[];
  readonly truth: readonly MoveView[];
}

type End = MoveView['from'];

/** The ways of three frames, from the fields of one decision. A way that the fields do not tell is empty. */
export function replayOf(graded: GradedView, lab: LabView, moves: readonly MoveView[]): Replay {
  const known = moves.find(({ no }) => no === graded.no) ?? null;
  const learned = textOf(graded, 'learn', 'expected')?.split(' ')[1] ?? null;
  const iface = known?.to.iface ?? learned ?? onlyIface(lab, graded.seat);
  const here = iface === null ? null : { node: graded.seat, iface };
  const far = here === null ? null : farEnd(lab, here);
  const came = far === null || here === null ? [] : [moveOf(graded, 1, far, here)];
  return { came, said: waysOf(graded, lab, here, 'got', 2), truth: waysOf(graded, lab, here, 'expected', 3) };
}

type Side = 'got' | 'expected';

function waysOf(graded: GradedView, lab: LabView, here: End | null, side: Side, no: number): readonly MoveView[] {
  const out = textOf(graded, 'out', side);
  if (out !== null) {
    const ports = out.split(' ').map((iface) => ({ node: graded.seat, iface }));
    return ports.flatMap((port) => {
      const end = farEnd(lab, port);
      return end === null ? [] : [moveOf(graded, no, port, end)];
    });
  }
  const mac = textOf(graded, 'dst', side);
  const silent = textOf(graded, 'reaction', side) === 'none' || textOf(graded, 'verdict', side) === 'ignore';
  if (here === null || mac === null || silent) return [];
  const first = farEnd(lab, here);
  if (first === null) return [];
  const hops = [moveOf(graded, no, here, first)];
  const owner = lab.nodes.flatMap(({ name, interfaces }) =>
    interfaces.filter((one) => one.mac === mac).map((one) => ({ node: name, iface: one.name })),
  )[0];
  const port = owner === undefined ? null : farEnd(lab, owner);
  if (owner !== undefined && port?.node === first.node) hops.push(moveOf(graded, no, port, owner));
  return hops;
}

function textOf({ fields }: GradedView, name: string, side: Side): string | null {
  const field = fields.find((one) => one.field === name);
  const value = field === undefined ? null : field.right ? field.expected : field[side];
  return value === null || value === '' || value === 'none' ? (name === 'reaction' ? value : null) : value;
}

function onlyIface(lab: LabView, node: string): string | null {
  const interfaces = lab.nodes.find(({ name }) => name === node)?.interfaces ?? [];
  return interfaces.length === 1 ? (interfaces[0]?.name ?? null) : null;
}

function farEnd(lab: LabView, { node, iface }: End): End | null {
  for (const { a, b } of lab.links) {
    if (a.node === node && a.iface === iface) return b;
    if (b.node === node && b.iface === iface) return a;
  }
  return null;
}

const UNSEEN: MoveView['frame'] = {
  src: '',
  dst: '',
  type: 'ipv4',
  arp: null,
  ip: null,
  tcp: null,
  icmp: null,
  bytes: '',
  length: 0,
};

/** As much of a move as a picture of it needs. */
function moveOf({ kind, summary }: GradedView, no: number, from: End, to: End): MoveView {
  return { no, tUs: no, from, to, kind, summary, frame: UNSEEN, sentBy: 'person', why: null };
}
