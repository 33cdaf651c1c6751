'use client';

import { useMemo } from 'react';
import { encode } from 'uqr';
import { useTranslations } from '@/i18n';

/** QR code made in this browser; always dark on white, because scanners want it so. */
export function QrCode({ url, size }: { url: string; size: number }) {
  const t = useTranslations('classroom.lobby');
  const { data, size: modules } = useMemo(() => encode(url, { border: 2 }), [url]);
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter((part) => part !== '')
    .join('');
  return (
    <svg
      className="qr"
      width={size}
      height={size}
      viewBox={`0 0 ${modules} ${modules}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={t('qr', { url })}
    >
      <rect width={modules} height={modules} fill="#fff" />
      <path d={path} fill="#0F1D26" />
    </svg>
  );
}
