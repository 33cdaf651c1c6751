'use client';

import { lazy, Suspense } from 'react';
import '@/features/trouble/trouble.css';

/** Seldom seen: in a file of its own, so that no other page brings it along. */
const NotFoundPage = lazy(() =>
  import('@/features/trouble/not-found-page').then((module) => ({ default: module.NotFoundPage })),
);

export default function NotFound() {
  return (
    <Suspense fallback={null}>
      <NotFoundPage />
    </Suspense>
  );
}
