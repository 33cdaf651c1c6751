'use client';

import { BrokenPage } from '@/features/trouble/broken-page';

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <BrokenPage digest={error.digest} onAgain={reset} />;
}
