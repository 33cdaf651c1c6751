import type { ForwardingWay } from '@frameplay/lab';

/** Kilobytes that somebody expects the director to take in; null: not said yet. */
export type Prediction = Readonly<Record<ForwardingWay, number | null>>;
