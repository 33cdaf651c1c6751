import type { LabView } from '@frameplay/classroom';
import type { WalkStep } from './walk-time';

/** What the walk needs of a line of a trace. */
export interface TracedFrame {
  readonly at: string;
  readonly dir: 'in' | 'out';
  readonly src?: string;
  readonly dst?: string;
  readonly ip?: { readonly src: string; readonly dst: string; readonly ttl: number };
  readonly tcp?: { readonly sport: number; readonly dport: number; readonly flags?: string };
}

export interface WalkFrame {
  readonly step: WalkStep;
  readonly src: string;
  readonly dst: string;
  readonly srcIp: string;
  readonly dstIp: string;
  readonly ttl: number;
  readonly ports: string;
  readonly flags: 'SYN' | 'SYN·ACK';
}

export interface Walk {
  readonly frames: readonly WalkFrame[];
  /** The real server that the director picked: 1 or 2. */
  readonly server: number;
  readonly lab: LabView;
}

/** Where each step is seen; the server's name is only known from the trace. */
const SEEN: readonly {
  readonly step: WalkStep;
  readonly at: RegExp;
  readonly dir: 'in' | 'out';
  readonly flags: 'S' | 'SA';
}[] = [
  { step: 1, at: /^client:/, dir: 'out', flags: 'S' },
  { step: 2, at: /^director:/, dir: 'in', flags: 'S' },
  { step: 3, at: /^director:/, dir: 'out', flags: 'S' },
  { step: 4, at: /^rs\d+:/, dir: 'out', flags: 'SA' },
  { step: 5, at: /^client:/, dir: 'in', flags: 'SA' },
];

/** The first handshake of a trace of the flat LAN, step by step. Throws when the trace has none: the lab is then not the one meant. */
export function walkOf(trace: readonly TracedFrame[], lab: LabView): Walk {
  let server = 0;
  const frames = SEEN.map(({ step, at, dir, flags }) => {
    const line = trace.find((one) => at.test(one.at) && one.dir === dir && one.tcp?.flags === flags);
    if (line?.src === undefined || line.dst === undefined || line.ip === undefined || line.tcp === undefined) {
      throw new Error(`the trace has no frame for step ${step}`);
    }
    if (step === 4) server = serverNumber(lab, line.at);
    return {
      step,
      src: line.src,
      dst: line.dst,
      srcIp: line.ip.src,
      dstIp: line.ip.dst,
      ttl: line.ip.ttl,
      ports: `${line.tcp.sport} → ${line.tcp.dport}`,
      flags: flags === 'S' ? ('SYN' as const) : ('SYN·ACK' as const),
    };
  });
  return { frames, server, lab };
}

function serverNumber(lab: LabView, at: string): number {
  return lab.nodes.find((node) => at.startsWith(`${node.name}:`))?.number ?? 0;
}

export type WalkField = 'src' | 'dst' | 'srcIp' | 'dstIp' | 'ttl' | 'ports';
export const WALK_FIELDS: readonly WalkField[] = ['src', 'dst', 'srcIp', 'dstIp', 'ttl', 'ports'];

/** Fields of a frame that differ from the frame before it. The first frame has nothing before it. */
export function changedFields(frame: WalkFrame, before: WalkFrame | undefined): ReadonlySet<WalkField> {
  if (before === undefined) return new Set();
  return new Set(WALK_FIELDS.filter((field) => frame[field] !== before[field]));
}
