import type { MoveKind } from '@frameplay/classroom';
import { memo } from 'react';
import { KindShape } from '../kind-sign';
import { type Flight, middleOf, type Stone } from './flight';
import { Flying } from './flying';
import { Decor } from './groups';
import type { Point, TopologyLayout, TopologySize } from './placed';

const CHAR_PX = 8;
const CHIP_FIXED_PX = 34;

/** Kind and word of a frame as it lies on a wire. */
export function FrameChip({ at, kind, word, now }: { at: Point; kind: MoveKind; word: string; now: boolean }) {
  const width = CHIP_FIXED_PX + word.length * CHAR_PX;
  return (
    <g
      transform={`translate(${at.x - width / 2} ${at.y - 13})`}
      className={now ? 'topo-chip topo-chip-now' : 'topo-chip'}
    >
      <rect width={width} height="26" rx="2" />
      <g transform="translate(8.5 6.5) scale(0.8125)">
        <KindShape kind={kind} />
      </g>
      <text x="27" y="17.5">
        {word}
      </text>
    </g>
  );
}

export interface MovingFramesProps {
  readonly layout: TopologyLayout;
  readonly size: TopologySize;
  readonly flights: readonly Flight[];
  readonly stones: readonly Stone[];
}

const ORIGIN: Point = { x: 0, y: 0 };

/** Frames under way; or stones where nothing may move. */
export const MovingFrames = memo(function MovingFrames({ layout, size, flights, stones }: MovingFramesProps) {
  return (
    <Decor>
      {flights.map((flight) => (
        <Flying key={flight.move.no} layout={layout} flight={flight}>
          {size === 'compact' ? (
            <g transform="translate(-8 -8)">
              <KindShape kind={flight.move.kind} />
            </g>
          ) : (
            <FrameChip at={ORIGIN} kind={flight.move.kind} word={frameWord(flight.move)} now={false} />
          )}
        </Flying>
      ))}
      {stones.map(({ move, number, now }) => {
        const at = middleOf(layout, move);
        if (at === null) return null;
        return (
          <g key={move.no} className={now ? 'topo-stone topo-stone-now' : 'topo-stone'}>
            <circle cx={at.x} cy={at.y} r="11" />
            <text x={at.x} y={at.y + 4.5} textAnchor="middle">
              {number}
            </text>
          </g>
        );
      })}
    </Decor>
  );
});

/** First word of a summary: `SYN`, `PSH·ACK`. */
export function wordOf(summary: string): string {
  return summary.split(' ')[0] ?? summary;
}

/** The word beside the sign on a wire: `ARP`, `SYN`, `PSH·ACK`. */
export function frameWord({ kind, summary }: { readonly kind: MoveKind; readonly summary: string }): string {
  return kind === 'arp' ? 'ARP' : wordOf(summary);
}
