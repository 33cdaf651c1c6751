import type { Destination, Service } from '../ipvs.js';
import { positionAfter, resetState, type Scheduler } from './scheduler.js';

// ip_vs_wrr.c: passes over the list with a falling weight limit (`currentWeight`), in steps of the
// greatest common divisor of all weights.

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

function divisor(service: Service): number {
  let result = 0;
  for (const destination of service.destinations) if (destination.weight > 0) result = gcd(destination.weight, result);
  return result === 0 ? 1 : result;
}

function limitOf(service: Service, step: number): number {
  const max = Math.max(0, ...service.destinations.map((destination) => destination.weight));
  return max - (step - 1);
}

export const wrr: Scheduler = {
  name: 'wrr',
  init(service) {
    resetState(service);
    const state = service.state;
    state.step = divisor(service);
    state.maxWeight = limitOf(service, state.step);
    state.currentWeight = state.maxWeight;
  },
  changed(service) {
    const state = service.state;
    state.current = 0;
    state.step = divisor(service);
    state.maxWeight = limitOf(service, state.step);
    if (state.currentWeight > state.maxWeight || state.currentWeight === 0) state.currentWeight = state.maxWeight;
    else if (state.step > 1) state.currentWeight = Math.floor(state.currentWeight / state.step) * state.step + 1;
  },
  schedule(service: Service): Destination | null {
    const state = service.state;
    if (state.maxWeight <= 0) return null;
    let position = positionAfter(service, state.current);
    // One pass for each step of the weight, and a last one to come round to the start.
    const passes = Math.ceil(state.maxWeight / state.step) + 2;
    for (let pass = 0; pass < passes; pass++) {
      const found = findFrom(service, position);
      if (found !== null) {
        state.current = found.id;
        return found;
      }
      position = 0;
      state.currentWeight -= state.step;
      if (state.currentWeight <= 0) state.currentWeight = state.maxWeight;
    }
    return null;
  },
};

function findFrom(service: Service, position: number): Destination | null {
  for (let at = position; at < service.destinations.length; at++) {
    const destination = service.destinations[at];
    if (destination !== undefined && !destination.overloaded && destination.weight >= service.state.currentWeight)
      return destination;
  }
  return null;
}
