import { leastOf, resetState, type Scheduler } from './scheduler.js';

// Weighted fail-over (ip_vs_fo.c): always the highest weight.
export const fo: Scheduler = {
  name: 'fo',
  init: resetState,
  changed: () => undefined,
  schedule: (service) => leastOf(service, (candidate, best) => candidate.weight > best.weight),
};
