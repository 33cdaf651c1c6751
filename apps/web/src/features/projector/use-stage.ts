'use client';

import type { ClassroomView } from '@frameplay/classroom';
import { useState } from 'react';
import { type AskedNow, askedNow, reachedStops } from '@/activity/predict/asked-now';
import { pagesOf } from './pages';

/** What is on the wall: one page of the answers at one stop. */
export interface Stage {
  /** null: the class is at nothing that is predicted. */
  readonly asked: AskedNow | null;
  readonly key: string;
  readonly page: AskedNow['questions'];
  /** From 1, counted over all stops that were reached. */
  readonly number: number;
  readonly pages: number;
  readonly hasBack: boolean;
  readonly hasNext: boolean;
  readonly back: () => void;
  readonly next: () => void;
}

interface Place {
  readonly key: string;
  readonly page: number;
}

/** After a reveal the wall stays where it is until somebody goes on: the class talks about what came. */
export function useStage(view: ClassroomView | null): Stage {
  const [chosen, setChosen] = useState<Place | null>(null);
  const stops = view === null ? [] : reachedStops(view);
  const places = stops.flatMap((asked) =>
    pagesOf(asked.questions).map((page, at) => ({ asked, page, key: keyOf(asked), at })),
  );
  const [current] = view === null ? [] : askedNow(view);
  const fallback = current === undefined ? null : { key: keyOf(current), page: 0 };
  const kept = chosen !== null && places.some(({ key }) => key === chosen.key) ? chosen : null;
  // What is shown first is what stays, whatever is asked next.
  if (kept === null && fallback !== null && chosen?.key !== fallback.key) setChosen(fallback);
  const place = kept ?? fallback;
  const ofStop = places.filter(({ key }) => key === place?.key);
  const shown = ofStop[Math.min(place?.page ?? 0, ofStop.length - 1)];
  const index = shown === undefined ? -1 : places.indexOf(shown);
  const go = (step: number) => {
    const to = places[index + step];
    if (to !== undefined) setChosen({ key: to.key, page: to.at });
  };
  return {
    asked: shown?.asked ?? null,
    key: shown?.key ?? '',
    page: shown?.page ?? [],
    number: index + 1,
    pages: places.length,
    hasBack: index > 0,
    hasNext: index >= 0 && index < places.length - 1,
    back: () => go(-1),
    next: () => go(1),
  };
}

function keyOf({ activityIndex, stop }: AskedNow): string {
  return `${activityIndex} ${stop.id}`;
}
