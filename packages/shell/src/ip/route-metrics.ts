import type { RouteView } from '@frameplay/engine';

type Metrics = NonNullable<RouteView['metrics']>;

/** `mtu 1400 advmss 1300 `, as print_rtax_metrics() of iproute2 writes it. */
export function metricsText(metrics: Metrics | null): string {
  if (metrics === null) return '';
  const { mtu, mtuLocked, advmss } = metrics;
  return `${mtu === 0 ? '' : `mtu ${mtuLocked ? 'lock ' : ''}${mtu} `}${advmss === 0 ? '' : `advmss ${advmss} `}`;
}

export function metricsJson({ mtu, advmss }: Metrics): unknown {
  return { ...(mtu === 0 ? {} : { mtu }), ...(advmss === 0 ? {} : { advmss }) };
}
