import type { DeviceRole } from '@frameplay/classroom';

export type SignRole = DeviceRole | 'everyone' | 'nobody';

const SHAPES: Readonly<Record<SignRole, string>> = {
  client: 'M10.5 1.5H13.5A9.5 9.5 0 0 1 13.5 20.5H10.5A9.5 9.5 0 0 1 10.5 1.5Z',
  gateway: 'M6 1.5H18L23 11L18 20.5H6L1 11Z',
  switch: 'M1 5.5H23V16.5H1Z',
  director: 'M1.5 1.5H16L23 11L16 20.5H1.5Z',
  server: 'M2.5 1.5H21.5V20.5H2.5Z',
  everyone:
    'M12 1L14.6 4.2L18.6 3.2L18.9 7.3L22.6 9L20.5 12.5L22.6 16L18.9 17.2L18 21L14.4 19.4L12 22.3L9.6 19.4L6 21L5.1 17.2L1.4 16L3.5 12.5L1.4 9L5.1 7.3L5.4 3.2L9.4 4.2Z',
  nobody: 'M2.5 1.5H21.5V20.5H2.5Z',
};

const LETTERS: Readonly<Record<Exclude<SignRole, 'server'>, string>> = {
  client: 'C',
  gateway: 'G',
  switch: '',
  director: 'D',
  everyone: '∗',
  nobody: '?',
};

function fillOf(role: SignRole, number: number): string {
  if (role === 'gateway') return 'var(--d-gw)';
  if (role === 'director') return 'var(--d-dir)';
  if (role !== 'server') return 'var(--surface)';
  if (number === 2) return 'url(#srv-striped)';
  if (number === 3) return 'url(#srv-dotted)';
  return 'var(--d-srv)';
}

function inkOf(role: SignRole): string {
  if (role === 'gateway') return 'var(--on-ink)';
  return role === 'director' || role === 'server' ? 'var(--on-dev)' : 'var(--ink)';
}

export interface SignProps {
  readonly device: SignRole;
  /** 1, 2, 3 for servers: plain, striped, dotted. */
  readonly number?: number;
}

/** The shape of a device inside a 24 x 22 box, for use within another SVG. */
export function DeviceShape({ device: role, number = 0 }: SignProps) {
  return (
    <>
      <path
        d={SHAPES[role]}
        style={{ fill: fillOf(role, number) }}
        stroke="var(--ink)"
        strokeWidth="1.6"
        strokeDasharray={role === 'nobody' ? '3 2' : undefined}
      />
      <text x={role === 'director' ? 10 : 12} y="15.6" textAnchor="middle" style={{ fill: inkOf(role) }}>
        {role === 'server' ? number : LETTERS[role]}
      </text>
    </>
  );
}

/** Sign of a device: shape first, then letter, colour third. Decorative: the word stands beside it. */
export function DeviceSign({ device: role, number = 0, size = 22 }: SignProps & { readonly size?: number }) {
  return (
    <svg className="cap" width={(size * 24) / 22} height={size} viewBox="0 0 24 22" aria-hidden="true">
      <DeviceShape device={role} number={number} />
    </svg>
  );
}

/** Fill patterns that the signs refer to; once for each page. */
export function SvgPatterns() {
  return (
    <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true">
      <defs>
        <pattern id="srv-striped" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="var(--d-srv-2)" />
          <rect width="2.2" height="5" fill="var(--d-srv)" />
        </pattern>
        <pattern id="srv-dotted" width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" fill="var(--d-srv-2)" />
          <circle cx="2.5" cy="2.5" r="1.3" fill="var(--d-srv)" />
        </pattern>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="1.6" height="6" fill="var(--rule-strong)" />
        </pattern>
        <marker
          id="arrow"
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="7"
          markerHeight="7"
          orient="auto-start-reverse"
        >
          <path d="M0 0L10 5L0 10Z" fill="var(--ink)" />
        </marker>
        <marker
          id="arrow-thick"
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="3.4"
          markerHeight="3.4"
          orient="auto-start-reverse"
        >
          <path d="M0 0L10 5L0 10Z" fill="var(--ink)" />
        </marker>
      </defs>
    </svg>
  );
}
