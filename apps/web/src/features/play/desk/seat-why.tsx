'use client';

import type { WaitView } from '@frameplay/classroom';
import { useState } from 'react';
import { WhyPanel } from '@/ui';
import type { Scene } from '../model/scene';
import { useKeys } from './use-keys';

/** Asks about the frame that waits, or else about the last one at the own device. */
export function SeatWhy({ scene: { cluster, node }, wait }: { scene: Scene; wait: WaitView | null }) {
  const [open, setOpen] = useState(false);
  const toggle = () => setOpen(!open);
  useKeys({ w: toggle });
  const last = cluster.moves.findLast(({ from, to }) => from.node === node.name || to.node === node.name);
  const no = wait?.no ?? last?.no;
  if (no === undefined) return null;
  return <WhyPanel lab={cluster.lab} moves={cluster.moves} no={no} open={open} onToggle={toggle} withKey />;
}
