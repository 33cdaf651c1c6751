import type { MoveView, MoveWhy, WhyLink } from '../view.js';
import type { ToldWhy } from './why-book.js';

/** All that is known. */
export function whyInFull({ exam: _exam, senders: _senders, ...why }: ToldWhy): MoveWhy {
  return why;
}

/**
 * Why a frame was sent, for somebody who knows only one device: the reasons of the others are sealed, and of their
 * commands nothing is said. Where the way back comes to a frame that the own device had sent, that much is told.
 */
export function whyThroughSeat(why: ToldWhy, sender: string, seat: string | null): MoveView['why'] {
  if (why.exam) return null;
  if (seat === null || sender !== seat)
    return { kind: 'sealed', ownNo: seat === null ? null : (why.senders[seat] ?? null) };
  const grounds = why.grounds.map(({ ground, by }) => ({ ground, by: ownLink(by, seat) }));
  return { ...whyInFull(why), led: ownLink(why.led, seat), grounds };
}

function ownLink(link: WhyLink | null, seat: string): WhyLink | null {
  return link !== null && 'node' in link && link.node !== seat ? null : link;
}
