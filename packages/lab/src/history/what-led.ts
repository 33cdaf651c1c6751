import { encodeFrame, type Frame } from '@frameplay/engine';
import type { Lab } from '../labfile/lab.js';
import type { History } from './history.js';
import { firstOfReaction } from './seek.js';

/** Why the first frame of a chain was sent. */
export type Beginning =
  | { readonly kind: 'command'; readonly step: number; readonly on: string; readonly command: string }
  /** A timer or a program of the device, with no frame before it. */
  | { readonly kind: 'own'; readonly step: number; readonly node: string };

/** From the beginning to the event itself, each one the cause of the next. */
export interface WhatLed {
  readonly beginning: Beginning | undefined;
  readonly events: readonly number[];
}

/** Walks back from a frame: it came because it was sent, it was sent because another one had come, and so on. */
export function whatLedTo(history: History, eventNumber: number): WhatLed {
  const far = farEnds(history.lab);
  const events = [eventNumber];
  for (let at = causeOf(history, far, eventNumber); at !== undefined; at = causeOf(history, far, at))
    events.unshift(at);
  return { beginning: beginningOf(history, events[0] ?? eventNumber), events };
}

type FarEnds = ReadonlyMap<string, string>;

function farEnds(lab: Lab): FarEnds {
  const pairs = lab.links.flatMap(({ endpoints: [a, b] }) => {
    const [one, other] = [`${a.node}:${a.interface}`, `${b.node}:${b.interface}`];
    return [[one, other] as const, [other, one] as const];
  });
  return new Map(pairs);
}

function causeOf(history: History, far: FarEnds, eventNumber: number): number | undefined {
  const event = history.events[eventNumber]?.event;
  if (event?.kind !== 'frame') return undefined;
  const sender = far.get(`${event.node}:${event.iface}`);
  return event.dir === 'in' && sender !== undefined
    ? sendingOf(history, sender, eventNumber)
    : arrivalBehind(history, event.node, eventNumber);
}

/** The very frame, as it left the other end of the cable; in a fork what was sent before it is a copy. */
function sendingOf(history: History, sender: string, arrival: number): number | undefined {
  const frame = frameAt(history, arrival)?.frame;
  if (frame === undefined) return undefined;
  const isSending = (at: number, is: (sent: Frame) => boolean): boolean => {
    const event = frameAt(history, at);
    return event?.dir === 'out' && `${event.node}:${event.iface}` === sender && is(event.frame);
  };
  const bytes = encodeFrame(frame).join();
  return (
    lastBefore(arrival, (at) => isSending(at, (sent) => sent === frame)) ??
    lastBefore(arrival, (at) => isSending(at, (sent) => encodeFrame(sent).join() === bytes))
  );
}

function lastBefore(end: number, is: (at: number) => boolean): number | undefined {
  for (let at = end - 1; at >= 0; at -= 1) if (is(at)) return at;
  return undefined;
}

/** The frame to which this device reacts: it begins the reaction. */
function arrivalBehind(history: History, node: string, eventNumber: number): number | undefined {
  const first = firstOfReaction(history, eventNumber);
  const event = frameAt(history, first);
  return first < eventNumber && event?.dir === 'in' && event.node === node ? first : undefined;
}

function frameAt(history: History, eventNumber: number) {
  const event = history.events[eventNumber]?.event;
  return event?.kind === 'frame' ? event : undefined;
}

function beginningOf(history: History, eventNumber: number): Beginning | undefined {
  const event = frameAt(history, eventNumber);
  const number = history.events[eventNumber]?.step ?? 0;
  if (event === undefined) return undefined;
  const step = history.lab.steps[number];
  return step?.kind === 'run' && step.on === event.node
    ? { kind: 'command', step: number, on: step.on, command: step.command }
    : { kind: 'own', step: number, node: event.node };
}
