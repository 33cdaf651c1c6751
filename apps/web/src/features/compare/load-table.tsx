'use client';

import type { Carried } from '@frameplay/lab';
import type { CSSProperties } from 'react';
import { useTranslations } from '@/i18n';
import { DeviceSign, SectionHead } from '@/ui';
import { bytesOf, framesOf, type WayLoad } from './three-ways';

type Row = 'client' | 'gateway' | 'director' | 'server';

const ROWS: readonly Row[] = ['client', 'gateway', 'director', 'server'];

interface Load {
  readonly frames: number;
  readonly bytes: number;
}

/** Frames and bytes through each device, in and out together: a bar and its number for each, the ways side by side. */
export function LoadTable({ loads }: { readonly loads: readonly WayLoad[] }) {
  const t = useTranslations('compare');
  const all = loads.flatMap((load) => ROWS.map((row) => of(load, row)));
  const most = {
    bytes: Math.max(...all.map(({ bytes }) => bytes)),
    frames: Math.max(...all.map(({ frames }) => frames)),
  };
  return (
    <section className="compare-table">
      <SectionHead title={t('tableTitle')} command="ip -s link" />
      <p className="small ink2">{t('tableKey')}</p>
      <table className="t">
        <thead>
          <tr>
            <th scope="col">{t('device')}</th>
            {loads.map(({ way }) => (
              <th key={way} scope="col">
                {t(`way.${way}`)}
              </th>
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
              {loads.map((load) => (
                <td key={load.way}>
                  <LoadCell load={of(load, row)} most={most} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LoadCell({ load, most }: { readonly load: Load; readonly most: Load }) {
  const t = useTranslations('compare');
  const share = (part: number, whole: number): CSSProperties => ({ width: `${(100 * part) / Math.max(1, whole)}%` });
  return (
    <>
      <span className="compare-load">
        <span className="compare-bar" style={share(load.bytes, most.bytes)} />
      </span>
      <b className="mono">{t('kilobytes', { n: Number((load.bytes / 1000).toFixed(1)) })}</b>
      <span className="compare-load">
        <span className="compare-bar compare-frames" style={share(load.frames, most.frames)} />
      </span>
      <span className="mono">{t('frameCount', { n: Math.round(load.frames) })}</span>
    </>
  );
}

function of(load: WayLoad, row: Row): Load {
  if (row !== 'server') return { frames: framesOf(load[row]), bytes: bytesOf(load[row]) };
  return { frames: mean(load.servers, framesOf), bytes: mean(load.servers, bytesOf) };
}

function mean(all: readonly Carried[], value: (carried: Carried) => number): number {
  return all.reduce((sum, carried) => sum + value(carried), 0) / Math.max(1, all.length);
}
