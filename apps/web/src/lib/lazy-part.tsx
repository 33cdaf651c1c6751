'use client';

import { type ComponentType, lazy, Suspense } from 'react';
import { whenAtRest } from './when-idle';

/**
 * A part of a page that nobody needs at first: it comes in a file of its own when the page is at rest, so that it is there
 * when it is shown, and also in a classroom that has lost its server by then.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Part = lazy(async () => ({ default: await load() })) as unknown as ComponentType<Props>;
  // Without it the part is asked for again when it is shown.
  whenAtRest(() => void load().catch(() => undefined));
  return function LazyPart(props: Props) {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}
