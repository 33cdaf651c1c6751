import type { LabView } from '@frameplay/classroom';
import { layoutLayers } from './layers/layout-layers';
import { fitsWalk, layoutWalk } from './layout-walk';
import type { TopologyLayout, TopologySize } from './placed';

/**
 * Where everything of a lab is drawn: the picture that the class knows where the lab is of its form, else layers from
 * the client on. The same lab gives the same picture; a lab never jumps while it runs.
 */
export function layoutTopology(lab: LabView, me: string | null, size: TopologySize = 'desk'): TopologyLayout {
  return fitsWalk(lab, me) ? layoutWalk(lab, me, size) : layoutLayers(lab, me, size);
}

/** Where along the width of the desk the own device's wire comes down, from 0 to 1. */
export function deskShare(lab: LabView, me: string): number {
  const { deskX, width } = layoutTopology(lab, me, 'desk');
  return deskX / width;
}
