import type { Decision, Question, WaitView } from '@frameplay/classroom';
import type { CommandAck, JoinReply } from '@frameplay/protocol';
import { join, newKey, Teacher } from './http.js';
import { Line } from './line.js';

export interface Student {
  readonly nickname: string;
  readonly reply: JoinReply;
  readonly line: Line;
}

/** A teacher with an open class and students in it, each with a socket. */
export interface SchoolClass {
  readonly teacher: Teacher;
  readonly id: string;
  readonly code: string;
  readonly board: Line;
  readonly students: readonly Student[];
}

export async function openClass(base: string, names: readonly string[], mode = 'consequence'): Promise<SchoolClass> {
  const teacher = await Teacher.signUp(base);
  const { id, code } = await teacher.opens(base, mode);
  const board = await Line.open(base, { classroomId: id, teacher });
  const students: Student[] = [];
  for (const nickname of names) students.push(await enter(base, code, nickname));
  return { teacher, id, code, board, students };
}

export async function enter(base: string, code: string, nickname: string): Promise<Student> {
  const { status, body: reply } = await join(base, code, nickname);
  if (status !== 200) throw new Error(`join: ${status} ${JSON.stringify(reply)}`);
  const line = await Line.open(base, { classroomId: reply.classroomId, token: reply.token });
  return { nickname, reply, line };
}

export function closeClass({ board, students }: SchoolClass): void {
  for (const line of [board, ...students.map((student) => student.line)]) line.close();
}

/** Frames that wait at this student's own seat. */
export function ownWaits({ line }: Pick<Student, 'line'>): readonly WaitView[] {
  const { me, clusters = [] } = line.view ?? {};
  return clusters.flatMap(({ waits }) => waits).filter(({ seat }) => seat === me?.seat);
}

/** An answer that the rules take, whatever the frame; seldom the right one. */
export function anyDecision(question: Question): Decision {
  if (question.kind === 'switch') {
    return { kind: 'switch', learn: null, out: question.ports.filter((port) => port !== question.inPort) };
  }
  const verdict = question.kind === 'arp' ? 'accept' : 'ignore';
  return { kind: 'host', verdict, reaction: { kind: 'none' } };
}

/** Decides about the first frame that waits at the student; null when none does. */
export async function decideOnce(student: Student, opKey = newKey()): Promise<CommandAck | null> {
  const [wait] = ownWaits(student);
  if (wait === undefined || wait.question === null) return null;
  return student.line.send({ type: 'decide', frameId: wait.frameId, decision: anyDecision(wait.question) }, opKey);
}

/** Everybody decides whatever waits, until so many decisions are made or nothing waits any more. */
export async function playOn({ students, board }: SchoolClass, decisions: number): Promise<number> {
  let made = 0;
  while (made < decisions) {
    await Promise.all(students.map(({ line }) => settled(line, board)));
    const acks = await Promise.all(students.map((student) => decideOnce(student)));
    const accepted = acks.filter((ack) => ack?.ok === true);
    if (accepted.length === 0) return made;
    made += accepted.length;
    const last = Math.max(...accepted.map((ack) => (ack?.ok === true ? ack.seq : 0)));
    await board.until(() => board.seq >= last);
  }
  return made;
}

/** The student has been told about the own cluster what the teacher has. */
async function settled(line: Line, board: Line): Promise<void> {
  const ids = (of: Line): string =>
    JSON.stringify(
      of.view?.clusters
        .find(({ id }) => id === line.view?.me?.clusterId)
        ?.waits.map(({ frameId }) => frameId)
        .sort(),
    );
  await line.until(() => ids(line) === ids(board));
}
