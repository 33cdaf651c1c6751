import type { LabView } from '@frameplay/classroom';
import { addressesOf, type NodeView } from '../../address-book';
import type { TopologySize } from '../placed';

/** Measures of one size of a picture in layers. */
export interface LayerMeasures {
  readonly width: number;
  readonly margin: number;
  readonly sign: number;
  /** Width that a sign with its caption below takes; 0: no captions. */
  readonly captionWidth: number;
  /** What stands right of a sign in the last column. */
  readonly besideWidth: number;
  readonly lineHeight: number;
  /** Lines below a sign for who plays it. */
  readonly playerLines: number;
  readonly boxWidth: number;
  readonly ownBoxWidth: number;
  readonly boxHeight: number;
  readonly portPitch: number;
  readonly gap: number;
  readonly channelMin: number;
  readonly lane: number;
}

export const LAYER_MEASURES = {
  desk: {
    width: 1024,
    margin: 12,
    sign: 38,
    captionWidth: 118,
    besideWidth: 150,
    lineHeight: 17,
    playerLines: 1,
    boxWidth: 150,
    ownBoxWidth: 216,
    boxHeight: 50,
    portPitch: 24,
    gap: 14,
    channelMin: 44,
    lane: 12,
  },
  panel: {
    width: 624,
    margin: 8,
    sign: 34,
    captionWidth: 98,
    besideWidth: 112,
    lineHeight: 16,
    playerLines: 0,
    boxWidth: 92,
    ownBoxWidth: 150,
    boxHeight: 46,
    portPitch: 22,
    gap: 12,
    channelMin: 34,
    lane: 9,
  },
  compact: {
    width: 346,
    margin: 6,
    sign: 26,
    captionWidth: 0,
    besideWidth: 0,
    lineHeight: 0,
    playerLines: 0,
    boxWidth: 40,
    ownBoxWidth: 112,
    boxHeight: 36,
    portPitch: 13,
    gap: 10,
    channelMin: 18,
    lane: 6,
  },
} as const satisfies Record<TopologySize, LayerMeasures>;

const ADDRESS_LINES = 3;

/** Addresses that are written at a device in a picture in layers. */
export function addressLines(lab: LabView, node: NodeView): readonly string[] {
  return addressesOf(lab, node).slice(0, ADDRESS_LINES);
}
