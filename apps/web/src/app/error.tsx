'use client';

import { lazyPart } from '@/lib/lazy-part';
import '@/features/trouble/trouble.css';

/** Seldom seen, so that no page brings it along; it comes when the page is at rest. */
const BrokenPage = lazyPart(() => import('@/features/trouble/broken-page').then((module) => module.BrokenPage));

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <BrokenPage digest={error.digest} onAgain={reset} />;
}
