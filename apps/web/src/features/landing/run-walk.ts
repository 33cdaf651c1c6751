import type { Walk } from './walk-frames';

/** Until the lab package can run a lab, the page says that the network did not start. */
export function runWalk(): Promise<Walk> {
  return Promise.reject(new Error('@frameplay/lab cannot run a lab yet'));
}
