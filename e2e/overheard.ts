import type { ClassroomView, ClusterView, ViewEvent } from '@frameplay/classroom';
import type { EventsMessage, SnapshotMessage } from '@frameplay/protocol';
import type { Page } from '@playwright/test';

/** Who sits at a window, and who the others of the group are. */
export interface Place {
  readonly participantId: string;
  readonly clusterId: string;
  readonly seat: string;
  /** Seats of the group that people hold, the own one included. */
  readonly held: ReadonlySet<string>;
}

type MoveEvent = Extract<ViewEvent, { readonly type: 'move' }>;
type PartEvent = Extract<ViewEvent, { readonly type: 'part' }>;
type InCluster = Extract<ViewEvent, { readonly clusterId: string }>;

/** What came over the sockets of one window, kept as it came: nothing that reaches a page can hide from it. */
export class Overheard {
  readonly #events: ViewEvent[] = [];

  constructor(page: Page) {
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => this.#hear(String(payload))));
  }

  /**
   * Whatever a student of a guided class must not have got before its end, one line each: another group, another
   * device's tables, the inside of another's frames, another's work, a key that is not told yet.
   */
  leaks(place: Place): string[] {
    const found: string[] = [];
    let kind: string | null = null;
    for (const event of this.#events) {
      if (event.type === 'classroom' && event.phase === 'ended') break;
      if (event.type === 'activity' && event.clusterId === place.clusterId) kind = event.kind;
      const leak = leakOf(event, kind, place);
      if (leak !== null) found.push(leak);
    }
    return [...new Set(found)];
  }

  /** A socket.io packet `42["events",{...}]`, or the answer `43...[{...}]` to a pull. */
  #hear(text: string): void {
    const packet = /^4[23]\d*(\[.*\])$/su.exec(text);
    if (packet === null) return;
    for (const part of JSON.parse(packet[1] ?? '[]') as unknown[]) {
      if (typeof part !== 'object' || part === null) continue;
      if ('view' in part) this.#events.push(...asEvents((part as SnapshotMessage).view));
      if ('snapshot' in part) this.#events.push(...asEvents((part.snapshot as SnapshotMessage).view));
      if ('events' in part) this.#events.push(...(part.events as (EventsMessage | ViewEvent)[]).flatMap(eventsIn));
    }
  }
}

/** A message has events, the answer to a pull has messages. */
function eventsIn(one: EventsMessage | ViewEvent): readonly ViewEvent[] {
  return 'events' in one ? one.events : [one];
}

function leakOf(event: ViewEvent, kind: string | null, place: Place): string | null {
  if ('clusterId' in event && event.type !== 'participant' && event.clusterId !== place.clusterId)
    return `${event.type} of group ${event.clusterId}`;
  const mayRead = (node: string) => node === place.seat || (kind === 'lab' && !place.held.has(node));
  switch (event.type) {
    case 'tables':
      return kind === 'predict' || mayRead(event.node) ? null : `${kind}: tables of ${event.node}`;
    case 'console':
      return kind !== 'lab' || mayRead(event.node) ? null : `${kind}: terminal of ${event.node}`;
    case 'wait':
      return event.seat === place.seat || isEnvelope(event) ? null : `the frame that waits at ${event.seat}`;
    case 'move':
      return kind === 'predict' ? null : leakOfMove(event, place);
    case 'graded':
    case 'result':
      return event.participantId === place.participantId ? null : `${event.type} of ${event.participantId}`;
    case 'proposal':
      return event.seat === place.seat ? null : `what is proposed at ${event.seat}`;
    case 'bot':
      return `the bot at ${event.seat}`;
    case 'part':
      return leakOfPart(event, place);
    default:
      return null;
  }
}

function isEnvelope({ frame, question }: Extract<ViewEvent, { readonly type: 'wait' }>): boolean {
  return frame === null && question === null;
}

function leakOfMove({ frame, from, to, no }: MoveEvent, { seat }: Place): string | null {
  const isOpen = frame.ip !== null || frame.arp !== null;
  return isOpen && from.node !== seat && to.node !== seat ? `the inside of frame #${no}` : null;
}

function leakOfPart({ part }: PartEvent, { participantId, seat, held }: Place): string | null {
  if (part.kind === 'quiz') return part.tallies.length === 0 ? null : 'answers of others to a quiz';
  if (part.kind === 'lab') {
    const other = part.lines.find(({ node }) => node !== seat && held.has(node));
    return other === undefined ? null : `a line typed at ${other.node}`;
  }
  for (const { id, state, keys, tallies, sheets } of part.stops) {
    if (sheets.some((sheet) => sheet.participantId !== participantId)) return `answers of another at ${id}`;
    if (state === 'asked' && (keys !== null || tallies.length > 0)) return `the key of ${id} before the reveal`;
  }
  return null;
}

/** A snapshot says at once what events say one by one. */
function asEvents(view: ClassroomView): ViewEvent[] {
  return [{ type: 'classroom', ...view }, ...view.clusters.flatMap(asClusterEvents)];
}

function asClusterEvents(cluster: ClusterView): InCluster[] {
  const {
    id: clusterId,
    activity,
    mode,
    open,
    lab,
    tables,
    waits,
    moves,
    graded,
    results,
    part,
    console: lines,
  } = cluster;
  return [
    { type: 'activity', clusterId, mode, open, lab, ...activity },
    ...Object.entries(tables).map(([node, own]) => ({ type: 'tables' as const, clusterId, node, tables: own })),
    ...lines.map((line) => ({ type: 'console' as const, clusterId, ...line })),
    ...waits.map((wait) => ({ type: 'wait' as const, clusterId, ...wait })),
    ...moves.map((move) => ({ type: 'move' as const, clusterId, ...move })),
    ...graded.map((one) => ({ type: 'graded' as const, ...one })),
    ...results.map((one) => ({ type: 'result' as const, ...one })),
    ...(part === null ? [] : [{ type: 'part' as const, clusterId, part }]),
  ];
}
