'use client';

import type { MoveKind } from '@frameplay/classroom';
import type { ReactNode } from 'react';

/** ARP diamond, IP circle, TCP square, error cross, in a 16 x 16 box, for use within another SVG. */
export function KindShape({ kind }: { kind: MoveKind }) {
  const paint = { stroke: 'var(--ink)', strokeWidth: 1.4 };
  if (kind === 'arp') return <path d="M8 1L15 8L8 15L1 8Z" style={{ fill: 'var(--k-arp)' }} {...paint} />;
  if (kind === 'ip') return <circle cx="8" cy="8" r="6.3" style={{ fill: 'var(--k-ip)' }} {...paint} />;
  if (kind === 'tcp') return <rect x="2" y="2" width="12" height="12" style={{ fill: 'var(--k-tcp)' }} {...paint} />;
  return (
    <path
      d="M3.5 1L8 5.5L12.5 1L15 3.5L10.5 8L15 12.5L12.5 15L8 10.5L3.5 15L1 12.5L5.5 8L1 3.5Z"
      style={{ fill: 'var(--k-err)' }}
      {...paint}
    />
  );
}

export function KindSign({ kind, size = 14 }: { kind: MoveKind; size?: number }) {
  return (
    <svg className="kind" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <KindShape kind={kind} />
    </svg>
  );
}

/** Kind of frame with its word. `now`: it waits for the person. */
export function KindChip({ kind, now = false, children }: { kind: MoveKind; now?: boolean; children: ReactNode }) {
  return (
    <span className={now ? 'chip chip-now' : 'chip'}>
      <KindSign kind={kind} />
      {children}
    </span>
  );
}

/** What a device does not open. */
export function Envelope({ size = 26 }: { size?: number }) {
  return (
    <svg className="envelope" width={size} height={(size * 18) / 26} viewBox="0 0 26 18" aria-hidden="true">
      <path d="M1 1H25V17H1Z" fill="var(--surface)" stroke="var(--ink-2)" strokeWidth="1.4" />
      <path d="M1 1L13 10.5L25 1" fill="none" stroke="var(--ink-2)" strokeWidth="1.4" />
    </svg>
  );
}
