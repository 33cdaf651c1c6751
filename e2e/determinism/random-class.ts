import {
  type Actor,
  applyEntry,
  type ClassroomState,
  type Command,
  classroomHash,
  type Decision,
  emptyClassroom,
  kernelDecision,
  type LogEntry,
  type Mode,
  snapshotFor,
  type WaitView,
} from '@frameplay/classroom';
import { catalogue } from '@frameplay/lessons';
import { Prng } from './prng.js';

/** Runs in Node and in a browser: nothing here knows where it is. */

const MODES: readonly Mode[] = ['guided', 'consequence', 'exam'];
const STUDENTS = ['p1', 'p2', 'p3', 'p4'];
const DECISIONS_PER_LOG = 32;
/** Its lab of 200 servers costs as much as ten of the others, so it comes less often. */
const HEAVY = 'why-balance';
const HEAVY_EVERY = 40;
const LIGHT = [...catalogue.keys()].filter((lessonId) => lessonId !== HEAVY);
const TEACHER: Actor = { role: 'teacher', id: 't' };
const AT = '2026-01-01T00:00:00.000Z';

export interface Played {
  readonly log: readonly LogEntry[];
  readonly hash: string;
}

/** A class of up to four whose people decide by chance: often right, often not, sometimes with nonsense. */
export function playByChance(seed: number): Played {
  const random = new Prng(seed);
  const table = new Table();
  const lessonId = seed % HEAVY_EVERY === 0 ? HEAVY : random.pick(LIGHT);
  table.say(TEACHER, { type: 'open', lessonId, mode: random.pick(MODES), seed, solo: null });
  const students = STUDENTS.slice(random.below(STUDENTS.length));
  for (const participantId of students) table.say({ role: 'system', id: 's' }, { type: 'join', participantId });
  table.say(TEACHER, { type: 'start' });
  for (let made = 0; made < DECISIONS_PER_LOG; made += 1) table.playOne(random);
  return { log: table.log, hash: classroomHash(table.state) };
}

export function replay(log: readonly LogEntry[]): string {
  const state = emptyClassroom();
  for (const entry of log) applyEntry(state, entry, catalogue);
  return classroomHash(state);
}

class Table {
  readonly state: ClassroomState = emptyClassroom();
  readonly log: LogEntry[] = [];

  say(actor: Actor, command: Command): void {
    const entry: LogEntry = { seq: this.log.length + 1, actor, command, at: AT };
    this.log.push(entry);
    applyEntry(this.state, entry, catalogue);
  }

  playOne(random: Prng): void {
    const [cluster] = snapshotFor(this.state, { role: 'teacher' }).clusters;
    if (cluster === undefined) return;
    if (cluster.waits.length === 0) {
      const { index } = cluster.activity;
      const isPaused = this.state.opened?.phase === 'paused';
      this.say(TEACHER, isPaused ? { type: 'resume' } : { type: 'next-activity', clusterId: cluster.id, index });
      return;
    }
    const wait = random.pick(cluster.waits);
    if (random.chance(20) || this.state.opened?.phase === 'paused') {
      this.say(TEACHER, teachersWhim(cluster.id, wait, random));
      return;
    }
    const right = kernelDecision(this.state, cluster.id, wait.frameId);
    const owner = cluster.seats.find((one) => one.seat === wait.seat)?.participantId;
    if (right === null) return;
    const decision = random.chance(55) ? right : distorted(right, wait, random);
    const id = random.chance(3) ? 'stranger' : (owner ?? 'nobody');
    this.say({ role: 'student', id }, { type: 'decide', frameId: wait.frameId, decision });
  }
}

function teachersWhim(clusterId: string, { seat, frameId }: WaitView, random: Prng): Command {
  return random.pick<Command>([
    { type: 'pause' },
    { type: 'resume' },
    { type: 'resume' },
    { type: 'take-seat', clusterId, seat },
    { type: 'return-seat', clusterId, seat },
    { type: 'let-kernel', clusterId, frameId },
    { type: 'let-kernel', clusterId, frameId },
    { type: 'set-mode', mode: random.pick(MODES) },
  ]);
}

const ADDRESSES = [
  '02:00:00:00:00:0a',
  '02:00:00:00:00:10',
  '02:00:00:00:00:11',
  '02:00:00:00:00:12',
  '02:00:00:00:00:fe',
  'ff:ff:ff:ff:ff:ff',
  'no address',
];
const IPS = ['192.168.1.10', '192.168.1.11', '192.168.1.12', '192.168.1.100', '192.168.1.1', '10.0.0.2', '300.1.1.1'];

/** One part of the answer is another one, the way people err. */
function distorted(decision: Decision, wait: WaitView, random: Prng): Decision {
  if (decision.kind === 'switch') {
    const ports = wait.question?.kind === 'switch' ? wait.question.ports : [];
    if (random.chance(50)) return { ...decision, out: ports.filter(() => random.chance(50)) };
    const learn = random.chance(30) ? null : { mac: random.pick(ADDRESSES), port: random.pick([...ports, 'p9']) };
    return { ...decision, learn };
  }
  if (random.chance(15)) return { kind: 'host', verdict: 'ignore', reaction: { kind: 'none' } };
  const { reaction } = decision;
  switch (reaction.kind) {
    case 'none':
      return { ...decision, reaction: answerByChance(random) };
    case 'arp-reply':
    case 'arp-request':
      if (random.chance(30)) return { ...decision, reaction: { kind: 'none' } };
      return { ...decision, reaction: { ...reaction, frame: { ...reaction.frame, ...oneOther(ARP_FIELDS, random) } } };
    case 'send':
      if (random.chance(20)) return { ...decision, reaction: answerByChance(random) };
      if (random.chance(20)) return { ...decision, reaction: { ...reaction, realServer: random.pick(SERVERS) } };
      return { ...decision, reaction: { ...reaction, frame: { ...reaction.frame, ...packetSlip(random) } } };
  }
}

const SERVERS = ['rs1', 'rs2', 'rs9', null];
const ARP_FIELDS = { src: ADDRESSES, dst: ADDRESSES, sha: ADDRESSES, tha: ADDRESSES, spa: IPS, tpa: IPS };
const PACKET_FIELDS = { src: ADDRESSES, dst: ADDRESSES, srcIp: IPS, dstIp: IPS };

function oneOther(fields: Readonly<Record<string, readonly string[]>>, random: Prng): Record<string, string> {
  const field = random.pick(Object.keys(fields));
  return { [field]: random.pick(fields[field] ?? []) };
}

function packetSlip(random: Prng): Record<string, string | number> {
  return random.chance(25) ? { ttl: random.below(256) } : oneOther(PACKET_FIELDS, random);
}

function answerByChance(random: Prng): { kind: 'arp-reply'; frame: Record<ArpField, string> } {
  const frame = {
    src: random.pick(ADDRESSES),
    dst: random.pick(ADDRESSES),
    sha: random.pick(ADDRESSES),
    spa: random.pick(IPS),
    tha: random.pick(ADDRESSES),
    tpa: random.pick(IPS),
  };
  return { kind: 'arp-reply', frame };
}

type ArpField = 'src' | 'dst' | 'sha' | 'spa' | 'tha' | 'tpa';
