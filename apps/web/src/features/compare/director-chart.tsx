'use client';

import { useTranslations } from '@/i18n';
import { Mark } from '@/ui';
import type { Prediction } from './prediction';
import type { WayLoad } from './three-ways';

export interface DirectorChartProps {
  readonly loads: readonly WayLoad[];
  readonly prediction: Prediction;
}

/** A prediction is near when it is off by less than this part of what the client got. */
const NEAR = 0.15;

/** What the director took in, way by way, with what was predicted marked on the same scale. */
export function DirectorChart({ loads, prediction }: DirectorChartProps) {
  const t = useTranslations('compare');
  const client = Math.max(...loads.map((load) => load.client.bytesIn));
  const most = Math.max(
    client,
    ...loads.map((load) => load.director.bytesIn),
    ...loads.map(({ way }) => 1000 * (prediction[way] ?? 0)),
  );
  const share = (bytes: number) => `${(100 * bytes) / most}%`;
  return (
    <section className="compare-chart">
      <h2>{t('directorTitle')}</h2>
      <table>
        <thead className="visually-hidden">
          <tr>
            <th>{t('wayHead')}</th>
            <th>{t('tookIn')}</th>
            <th>{t('predicted')}</th>
          </tr>
        </thead>
        <tbody>
          {loads.map(({ way, director }) => {
            const predicted = 1000 * (prediction[way] ?? 0);
            const isNear = Math.abs(predicted - director.bytesIn) <= NEAR * client;
            return (
              <tr key={way}>
                <th scope="row">{t(`way.${way}`)}</th>
                <td className="compare-bar-cell">
                  <span className="compare-bars">
                    <span className="compare-bar" style={{ width: share(director.bytesIn) }} />
                    <span className="compare-guess" style={{ left: share(predicted) }} aria-hidden="true" />
                  </span>
                  <b className="mono" data-testid={`director-${way}`}>
                    {kilobytes(director.bytesIn)}
                  </b>
                </td>
                <td className="small">
                  <Mark is={isNear ? 'right' : 'differs'} /> {t('youSaid', { n: Math.round(predicted / 1000) })}
                </td>
              </tr>
            );
          })}
          <tr className="compare-reference">
            <th scope="row">{t('clientGot')}</th>
            <td className="compare-bar-cell">
              <span className="compare-bar" style={{ width: share(client) }} />
              <b className="mono">{kilobytes(client)}</b>
            </td>
            <td />
          </tr>
        </tbody>
      </table>
      <p>{t('why')}</p>
    </section>
  );
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
