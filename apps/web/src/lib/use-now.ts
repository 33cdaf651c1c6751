'use client';

import { useEffect, useState } from 'react';

/** The wall clock in ms, anew every `everyMs`; for texts such as "waits 0:38". */
export function useNow(everyMs = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
