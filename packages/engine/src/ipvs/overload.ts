import type { Destination } from './ipvs.js';

// Thresholds (`ipvsadm -x`, `-y`): a full server gets no new connection until enough are over. Linux 6.1.192,
// __ip_vs_dest_update_overload in ip_vs_ctl.c; what counts are connections, templates do not.

function connectionsOf(destination: Destination): number {
  return destination.active + destination.inactive;
}

/** Without a lower threshold it is three quarters of the upper one. */
function lowerOf({ lowerThreshold, upperThreshold }: Destination): number {
  return lowerThreshold === 0 ? upperThreshold - (upperThreshold >> 2) : lowerThreshold;
}

/** One connection more. */
export function overloadOnBind(destination: Destination): void {
  const { upperThreshold } = destination;
  if (upperThreshold !== 0 && connectionsOf(destination) === upperThreshold) destination.overloaded = true;
}

/** One connection less. */
export function relieveOnUnbind(destination: Destination): void {
  if (destination.upperThreshold !== 0 && connectionsOf(destination) + 1 === lowerOf(destination))
    destination.overloaded = false;
}

/** Between the two thresholds it stays as it was. */
export function setThresholds(destination: Destination, upper: number, lower: number): void {
  if (upper === destination.upperThreshold && lower === destination.lowerThreshold) return;
  destination.upperThreshold = upper;
  destination.lowerThreshold = lower;
  const total = connectionsOf(destination);
  if (upper === 0 || total < lowerOf(destination)) destination.overloaded = false;
  else if (total >= upper) destination.overloaded = true;
}
