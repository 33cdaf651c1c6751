import type { Cause } from '@frameplay/engine';
import { groundsOf, type LabCause, type Told, type ToldFrame } from '@frameplay/lab';
import type { MoveWhy, WhyLink } from '../view.js';

/** As the classroom keeps it; project() says who gets what of it. */
export interface ToldWhy extends MoveWhy {
  /** Sent in an exam: its students learn why after the end. */
  readonly exam: boolean;
  /** Devices on the way back -> the last move that each of them had sent. */
  readonly senders: Senders;
}

export type Senders = Readonly<Record<string, number>>;

/** What led to the frames of a cluster, as far as somebody may still ask for it. */
export interface WhyBook {
  /** Frames and causes by their number in the trace. */
  readonly byNumber: Map<number, Told>;
  /** In the order of their numbers. */
  causes: Cause[];
  /** The number of an arrival -> the number of the move that ended with it. */
  readonly moves: Map<number, number>;
  /** By the number of a move. */
  readonly senders: Map<number, { readonly from: string; readonly before: Senders }>;
}

/** A storm makes a hundred thousand frames, and nobody asks for the old ones. */
const FRAMES_KEPT = 4096;
const TAUGHT_KEPT = 2048;

export function createWhyBook(): WhyBook {
  return { byNumber: new Map(), causes: [], moves: new Map(), senders: new Map() };
}

export function noteFrame(book: WhyBook, frame: ToldFrame): void {
  book.byNumber.set(frame.n, frame);
}

export function noteMove(book: WhyBook, arrival: ToldFrame, { no, from }: { no: number; from: string }): void {
  book.moves.set(arrival.n, no);
  const sent = book.byNumber.get(arrival.cause);
  const led = sent?.kind === 'frame' ? moveBehind(ledTo(book, sent)) : null;
  const last = led === null ? undefined : book.senders.get(led);
  book.senders.set(no, {
    from,
    before: led === null || last === undefined ? {} : { ...last.before, [last.from]: led },
  });
}

function moveBehind(link: WhyLink | null): number | null {
  if (link?.kind === 'timer') return moveBehind(link.after);
  return link?.kind === 'move' ? link.no : null;
}

/** After an undo the numbers begin again at an earlier one: what stood there did not happen. */
export function noteCauses(book: WhyBook, causes: readonly LabCause[]): void {
  const [first] = causes;
  if (first === undefined) return;
  const before = book.causes.filter(({ n }) => n < first.cause.n);
  for (const { cause } of causes) book.byNumber.set(cause.n, cause);
  book.causes = withoutOldRows([...before, ...causes.map(({ cause }) => cause)]);
}

function withoutOldRows(causes: Cause[]): Cause[] {
  let spare = causes.length - 2 * TAUGHT_KEPT;
  if (spare <= 0) return causes;
  return causes.filter(({ kind }) => {
    const isOld = kind === 'taught' && spare > 0;
    if (isOld) spare -= 1;
    return !isOld;
  });
}

/** Forgets the oldest frames; a chain that comes to one of them ends there. */
export function trimWhyBook(book: WhyBook): void {
  for (const map of [book.byNumber, book.moves]) {
    let spare = map.size - 2 * FRAMES_KEPT;
    if (spare <= 0) continue;
    for (const n of map.keys()) {
      if (spare === 0) break;
      const told = book.byNumber.get(n);
      spare -= 1;
      if (told === undefined || told.kind === 'frame') map.delete(n);
    }
  }
  for (const no of book.senders.keys()) {
    if (book.senders.size <= FRAMES_KEPT) break;
    book.senders.delete(no);
  }
}

/** Why the frame was sent that has arrived; null when that is no longer known. */
export function whyOf(book: WhyBook, arrival: ToldFrame, exam: boolean): ToldWhy | null {
  const sent = book.byNumber.get(arrival.cause);
  if (sent?.kind !== 'frame') return null;
  const hasWaited = sent.waitedSince !== 0;
  const grounds = groundsOf(book, sent).map((ground) => {
    const taught = ground.kind === 'row' ? book.byNumber.get(ground.taughtBy)?.cause : ground.setBy;
    return { ground, by: linkTo(book, taught ?? 0) };
  });
  return {
    kind: 'known',
    rule: sent.rule,
    led: ledTo(book, sent),
    waitedFor: hasWaited ? (book.moves.get(sent.cause) ?? null) : null,
    grounds,
    exam,
    senders: book.senders.get(book.moves.get(arrival.n) ?? 0)?.before ?? {},
  };
}

/** What had to wait was led to by what had made it, not by the answer for which it waited. */
function ledTo(book: WhyBook, sent: ToldFrame): WhyLink | null {
  return linkTo(book, sent.waitedSince === 0 ? sent.cause : sent.waitedSince);
}

/** What has this number, in the words of the desk; null when it is no longer known. */
function linkTo(book: WhyBook, n: number): WhyLink | null {
  if (n === 0) return { kind: 'boot' };
  const no = book.moves.get(n);
  if (no !== undefined) return { kind: 'move', no };
  const told = book.byNumber.get(n);
  switch (told?.kind) {
    case undefined:
      return null;
    case 'command':
      return { kind: 'command', node: told.node, command: told.command };
    case 'timer':
      return { kind: 'timer', node: told.node, timer: told.timer, after: linkTo(book, told.cause) };
    case 'program':
      return linkTo(book, told.cause === 0 ? told.command : told.cause);
    case 'frame':
    case 'decision':
    case 'setting':
    case 'taught':
      return linkTo(book, told.cause);
  }
}
