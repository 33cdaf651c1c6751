'use client';

import { useTranslations } from '@/i18n';
import { bytesOf, type WayLoad } from './three-ways';

/** One bar for each server with direct route: how evenly the scheduler shared the work, beside the director's own bar. */
export function ServerSpread({ loads }: { readonly loads: readonly WayLoad[] }) {
  const t = useTranslations('compare');
  const load = loads.find(({ way }) => way === 'dr');
  if (load === undefined) return null;
  const bars = load.servers.map(bytesOf);
  const director = bytesOf(load.director);
  const most = Math.max(director, ...bars);
  const height = (bytes: number) => ({ height: `${(100 * bytes) / most}%` });
  const all = bars.reduce((sum, bytes) => sum + bytes, 0);
  return (
    <section className="compare-spread">
      <h2>{t('spreadTitle', { n: bars.length })}</h2>
      <div
        className="compare-spread-bars"
        role="img"
        aria-label={t('spreadLabel', {
          n: bars.length,
          least: Math.round(Math.min(...bars) / 1000),
          most: Math.round(Math.max(...bars) / 1000),
          director: Math.round(director / 1000),
        })}
      >
        <span className="compare-director" style={height(director)} />
        {load.servers.map((server, index) => (
          <span key={`rs${index + 1}`} style={height(bytesOf(server))} />
        ))}
      </div>
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
