import { cloneTimerQueue } from '../core/timer-queue.js';
import { cloneHost } from '../host/clone.js';
import { cloneIpvs } from '../ipvs/clone.js';
import { cloneKeepalived } from '../keepalived/daemon.js';
import type { Switch } from '../switch/switch.js';
import { cloneBacklog } from './backlog.js';
import { cloneCaptures } from './captured.js';
import { cloneWakeQueue } from './wake-queue.js';
import type { World } from './world-handle.js';
import { type Node, stateOf, type WorldState } from './world-state.js';

/** An independent copy; it shares only what never changes (frames, routes). Its trace starts empty and is off. */
export function forkWorld(world: World): World {
  const state = stateOf(world);
  const fork: WorldState = {
    ...state,
    nodes: state.nodes.map(cloneNode),
    nodeByName: new Map(state.nodeByName),
    wiring: state.wiring.map((ports) => ports.slice()),
    timers: cloneTimerQueue(state.timers),
    backlog: cloneBacklog(state.backlog),
    wakes: cloneWakeQueue(state.wakes),
    held: new Set(state.held),
    waiting: state.waiting.slice(),
    programHosts: new Map(state.programHosts),
    startedBy: new Map(state.startedBy),
    captures: cloneCaptures(state.captures),
    trace: [],
    tracing: false,
    causes: [],
  };
  return fork;
}

function cloneNode(node: Node): Node {
  if (node.kind === 'host')
    return {
      kind: 'host',
      host: cloneHost(node.host),
      ipvs: cloneIpvs(node.ipvs),
      keepalived: cloneKeepalived(node.keepalived),
      bridges: node.bridges.map(cloneSwitch),
    };
  return { kind: 'switch', device: cloneSwitch(node.device) };
}

function cloneSwitch(device: Switch): Switch {
  const fdb: Switch['fdb'] = new Map();
  for (const [mac, entry] of device.fdb) fdb.set(mac, { ...entry });
  return { ...device, ports: device.ports.map((port) => ({ ...port })), fdb };
}
