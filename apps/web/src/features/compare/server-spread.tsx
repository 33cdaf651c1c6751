'use client';

import { useTranslations } from '@/i18n';
import { bytesOf, type WayLoad } from './three-ways';

const HEIGHT = 64;
const BAR = 6;

/** One bar for each server with direct route: how evenly the scheduler shared the work, beside the director's own bar. */
export function ServerSpread({ loads }: { readonly loads: readonly WayLoad[] }) {
  const t = useTranslations('compare');
  const load = loads.find(({ way }) => way === 'dr');
  if (load === undefined) return null;
  const bars = load.servers.map(bytesOf);
  const director = bytesOf(load.director);
  const most = Math.max(director, ...bars);
  const width = (bars.length + 2) * BAR;
  const all = bars.reduce((sum, bytes) => sum + bytes, 0);
  return (
    <section className="compare-spread">
      <h2>{t('spreadTitle', { n: bars.length })}</h2>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('spreadLabel', {
          n: bars.length,
          least: Math.round(Math.min(...bars) / 1000),
          most: Math.round(Math.max(...bars) / 1000),
          director: Math.round(director / 1000),
        })}
      >
        <rect
          className="compare-director"
          x={0}
          width={BAR}
          y={HEIGHT * (1 - director / most)}
          height={(HEIGHT * director) / most}
        />
        {bars.map((bytes, index) => (
          <rect
            key={index}
            className="compare-server"
            x={(index + 2) * BAR}
            width={BAR * 0.75}
            y={HEIGHT * (1 - bytes / most)}
            height={(HEIGHT * bytes) / most}
          />
        ))}
      </svg>
      <p>
        {t('spread', {
          n: bars.length,
          all: Math.round(all / 1000),
          director: Math.round(director / 1000),
        })}
      </p>
    </section>
  );
}
