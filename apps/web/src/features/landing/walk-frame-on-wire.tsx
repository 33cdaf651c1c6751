'use client';

import type { LabView } from '@frameplay/classroom';
import { addressBook, DeviceShape, FrameChip, lengthOf, type Point, pointAlong } from '@/ui';
import type { Walk } from './walk-frames';
import type { WalkLayout } from './walk-layout';
import { WALK_STEPS, type WalkPosition, type WalkStep } from './walk-time';

interface WalkFrameOnWireProps {
  readonly layout: WalkLayout;
  readonly walk: Walk;
  readonly position: WalkPosition;
}

/** The numbered stones, the frame, and whose MACs it carries where it rests. */
export function WalkFrameOnWire({ layout, walk, position }: WalkFrameOnWireProps) {
  const frame = walk.frames.find((one) => one.step === position.step);
  if (frame === undefined) return null;
  const at = placeOf(layout.ways[position.step], position.progress, frame.flags.length);
  const tags = layout.tags?.[position.step];
  return (
    <>
      {WALK_STEPS.map((step) => (
        <Stone key={step} layout={layout} step={step} now={position.step} />
      ))}
      <FrameChip at={at} kind="tcp" word={frame.flags} now={true} />
      {tags !== undefined && position.progress === 1 && (
        <g transform={`translate(${at.x + tags.x} ${at.y + tags.y})`}>
          <SmallTag x={-37} mac={frame.src} lab={walk.lab} />
          <path d="M-9 0H7" className="wire" markerEnd="url(#arrow)" />
          <SmallTag x={37} mac={frame.dst} lab={walk.lab} />
        </g>
      )}
    </>
  );
}

const CHIP_HALF_HEIGHT = 13;

/** The middle of the frame: its edge, not its middle, leaves and reaches the ends of the way. */
function placeOf(way: readonly Point[], progress: number, letters: number): Point {
  const halfWidth = 17 + letters * 4;
  const margin = (from: Point | undefined, to: Point | undefined) =>
    from?.y === to?.y ? halfWidth : CHIP_HALF_HEIGHT + 4;
  const length = lengthOf(way);
  const start = margin(way[0], way[1]) / length;
  const end = 1 - (margin(way.at(-2), way.at(-1)) + 6) / length;
  return pointAlong(way, end <= start ? 0.5 : start + (end - start) * progress);
}

function Stone({ layout, step, now }: { layout: WalkLayout; step: WalkStep; now: WalkStep }) {
  const { x, y } = layout.stones[step];
  const state = step < now ? 'done' : step === now ? 'now' : 'to-come';
  return (
    <g className={`walk-stone walk-stone-${state}`}>
      <circle cx={x} cy={y} r={layout.stoneRadius} />
      <text x={x} y={y + 5} textAnchor="middle">
        {step}
      </text>
    </g>
  );
}

function SmallTag({ x, mac, lab }: { x: number; mac: string; lab: LabView }) {
  const owner = addressBook(lab).get(mac);
  if (owner === undefined) return null;
  return (
    <g transform={`translate(${x - 26} -12)`}>
      <rect width="52" height="24" rx="2" className="walk-tag" />
      <g transform="translate(3 2) scale(.9)" className="cap">
        <DeviceShape device={owner.role} number={owner.number} />
      </g>
      <text x="29" y="16.8" className="walk-tag-text">
        {owner.short}
      </text>
    </g>
  );
}
