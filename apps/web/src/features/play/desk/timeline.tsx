'use client';

import { useTranslations } from '@/i18n';
import { PHONE, useMedia } from '@/lib/use-media';
import { KindShape } from '@/ui';
import type { Tick } from '../model/timeline';
import { Decor } from './decor';

const STEP = 30;
const LEFT = 48;
const HEIGHT = 84;
const LINE_Y = 42;

/** As many of the newest as stand beside each other without getting smaller. */
const ON_PHONE = 9;
const ON_DESK = 29;

/** Frames in and out of the own device in their order; what waits stands at the end in yellow. */
export function Timeline({ ticks: all, chosenNo }: { ticks: readonly Tick[]; chosenNo: number | null }) {
  const phone = useMedia(PHONE);
  const shown = phone ? ON_PHONE : ON_DESK;
  const ticks = all.slice(-shown);
  const t = useTranslations('play.timeline');
  const width = LEFT + shown * STEP + 60;
  const told = ticks.map(
    (tick) => `#${tick.no} ${tick.row === 'in' ? t('in') : t('out')} ${tick.summary}${resultText(tick, t)}`,
  );
  return (
    <figure className="timeline">
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={`${t('label')}: ${told.join('; ')}`}
      >
        <Decor>
          <text x="0" y="33">
            {t('in')}
          </text>
          <text x="0" y="60">
            {t('out')}
          </text>
          <path d={`M40 ${LINE_Y}H${width}`} stroke="var(--rule-strong)" />
          {ticks.map((tick, index) => (
            <TickMark
              key={`${tick.no}-${tick.row}`}
              tick={tick}
              chosen={tick.no === chosenNo}
              x={LEFT + index * STEP + 16}
            />
          ))}
        </Decor>
      </svg>
    </figure>
  );
}

type TimelineTexts = ReturnType<typeof useTranslations<'play.timeline'>>;

function resultText(tick: Tick, t: TimelineTexts): string {
  if (tick.waits) return `, ${t('waits')}`;
  return tick.result === null ? '' : `, ${t(tick.result)}`;
}

function TickMark({ tick, chosen, x }: { tick: Tick; chosen: boolean; x: number }) {
  const t = useTranslations('play.timeline');
  const y = tick.row === 'in' ? 23 : 49;
  return (
    <g>
      {tick.waits && <rect x={x - 13} y="14" width="26" height="54" className={chosen ? 'tick-now' : 'tick-waits'} />}
      <g transform={`translate(${x - 6.5} ${y}) scale(0.8125)`}>
        <KindShape kind={tick.kind} />
      </g>
      {tick.result !== null && (
        <text x={x} y="12" textAnchor="middle" className={`tick-${tick.result}`}>
          {tick.result === 'right' ? '✓' : '✕'}
        </text>
      )}
      {chosen && (
        <text x={x - 12} y="82" className="tick-no">
          #{tick.no} {t('now')}
        </text>
      )}
    </g>
  );
}
