import {
  createTcpBookkeeping,
  createTextBookkeeping,
  type FrameJson,
  frameToJson,
  frameToText,
} from '@frameplay/engine';
import type { LabEvent } from '../run/lab-run.js';
import type { TraceLine } from './trace-line.js';

const US_PER_SECOND = 1_000_000;

/** The lines of a trace file, in order of time. Give all events of a run at once: sequence numbers are relative. */
export function traceLines(events: readonly LabEvent[]): TraceLine[] {
  const tcp = createTcpBookkeeping();
  const frames: TraceLine[] = [];
  for (const { step, event } of events) {
    if (event.kind !== 'frame') continue;
    const head = { t: event.t / US_PER_SECOND, step, at: `${event.node}:${event.iface}`, dir: event.dir };
    const frame = frameToJson(event.frame, tcp);
    frames.push({ ...head, ...(event.iface === TUNNEL ? withoutMacs(frame) : frame) } as unknown as TraceLine);
  }
  return frames;
}

/** What is inside a tunnel has no Ethernet header. */
const TUNNEL = 'tunl0';

function withoutMacs(frame: FrameJson): FrameJson {
  const { src: _src, dst: _dst, ...rest } = frame;
  return rest;
}

/** The octets of `writeTrace(traceLines(events))`, without the objects. */
export function traceText(events: readonly LabEvent[]): string {
  const tcp = createTcpBookkeeping();
  const known = createTextBookkeeping(tcp);
  let text = '';
  for (const { step, event } of events) {
    if (event.kind !== 'frame') continue;
    const at = JSON.stringify(`${event.node}:${event.iface}`);
    const frame =
      event.iface === TUNNEL
        ? JSON.stringify(withoutMacs(frameToJson(event.frame, tcp)))
        : frameToText(event.frame, known);
    text += `{"t":${event.t / US_PER_SECOND},"step":${step},"at":${at},"dir":"${event.dir}",${frame.slice(1)}\n`;
  }
  return text;
}

export function writeTrace(lines: readonly TraceLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
