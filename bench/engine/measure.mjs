// CPU time, not wall time: other processes may share the machine.

/** CPU seconds of this process (all its threads: the collector and the compiler count) that `work` takes. */
export function cpuSeconds(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Bytes of heap that `make` leaves behind, for each of the `count` things that it makes. */
export function bytesPerItem(collectGarbage, count, make) {
  collectGarbage();
  const before = memory();
  const kept = Array.from({ length: count }, (_, index) => make(index));
  collectGarbage();
  const bytes = (memory() - before) / count;
  if (kept.length !== count) throw new Error('the things must live until here');
  return bytes;
}

function memory() {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
