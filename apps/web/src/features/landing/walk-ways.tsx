import { pathOf } from '@/ui';
import type { WalkLayout } from './walk-layout';
import { WALK_STEPS, type WalkPosition, type WalkStep } from './walk-time';

/** Ways that end at a device, not at the switch: their end is an arrow. */
const ARROWS: readonly WalkStep[] = [2, 3, 5];

/** Idle wires, the way taken thick, the way to come dotted. `position` null: nothing is under way yet. */
export function WalkWays({ layout, position }: { layout: WalkLayout; position: WalkPosition | null }) {
  return (
    <>
      {layout.wires.map((wire) => (
        <path key={pathOf(wire)} d={pathOf(wire)} className="wire" />
      ))}
      {position !== null &&
        WALK_STEPS.map((step) => <Way key={step} layout={layout} step={step} share={shareOf(step, position)} />)}
    </>
  );
}

/** Share of a step's way that the frame has behind it. */
function shareOf(step: WalkStep, position: WalkPosition): number {
  if (step < position.step) return 1;
  return step > position.step ? 0 : position.progress;
}

function Way({ layout, step, share }: { layout: WalkLayout; step: WalkStep; share: number }) {
  const d = pathOf(layout.ways[step]);
  const arrow = ARROWS.includes(step);
  if (share === 0) return <path d={d} className="walk-to-come" markerEnd={arrow ? 'url(#arrow)' : undefined} />;
  if (share === 1) return <path d={d} className="walk-taken" markerEnd={arrow ? 'url(#arrow-thick)' : undefined} />;
  return (
    <>
      <path d={d} className="walk-to-come" />
      <path d={d} className="walk-taken" pathLength={1} strokeDasharray={`${share} 2`} />
    </>
  );
}
