'use client';

import type { Carried } from '@frameplay/lab';
import { Fragment } from 'react';
import { useTranslations } from '@/i18n';
import { DeviceSign, SectionHead } from '@/ui';
import { bytesOf, framesOf, type WayLoad } from './three-ways';

type Row = 'client' | 'gateway' | 'director' | 'server';

const ROWS: readonly Row[] = ['client', 'gateway', 'director', 'server'];

/** Frames and bytes through each device, in and out together. */
export function LoadTable({ loads }: { readonly loads: readonly WayLoad[] }) {
  const t = useTranslations('compare');
  return (
    <section className="compare-table">
      <SectionHead title={t('tableTitle')} command="ip -s link" />
      <div className="compare-scroll">
        <table className="t">
          <thead>
            <tr>
              <th rowSpan={2}>{t('device')}</th>
              {loads.map(({ way }) => (
                <th key={way} colSpan={2} scope="colgroup">
                  {t(`way.${way}`)}
                </th>
              ))}
            </tr>
            <tr>
              {loads.map(({ way }) => (
                <Fragment key={way}>
                  <th className="num">{t('frames')}</th>
                  <th className="num">{t('kb')}</th>
                </Fragment>
              ))}
            </tr>
          </thead>
          <tbody>
            {ROWS.map((row) => (
              <tr key={row}>
                <th scope="row">
                  <span className="compare-device">
                    <DeviceSign device={row} number={row === 'server' ? 1 : 0} size={18} />
                    {t(`row.${row}`)}
                  </span>
                </th>
                {loads.map((load) => {
                  const carried = of(load, row);
                  return (
                    <Fragment key={load.way}>
                      <td className="mono num">{Math.round(carried.frames)}</td>
                      <td className="mono num">{(carried.bytes / 1000).toFixed(1)}</td>
                    </Fragment>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function of(load: WayLoad, row: Row): { readonly frames: number; readonly bytes: number } {
  if (row !== 'server') return { frames: framesOf(load[row]), bytes: bytesOf(load[row]) };
  return { frames: mean(load.servers, framesOf), bytes: mean(load.servers, bytesOf) };
}

function mean(all: readonly Carried[], value: (carried: Carried) => number): number {
  return all.reduce((sum, carried) => sum + value(carried), 0) / Math.max(1, all.length);
}
