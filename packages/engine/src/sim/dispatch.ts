import type { HostTimer } from '../host/environment.js';
import { runProgram } from '../host/program/run-program.js';
import { hostTimer, receiveFrame } from '../host/receive-frame.js';
import { removeConnection } from '../ipvs/connection-table.js';
import { syncDue, tellTemplate } from '../ipvs/sync/master.js';
import { templateDue } from '../ipvs/template.js';
import { keepalivedTimer, runKeepalived } from '../keepalived/run.js';
import { collect, switchFrame } from '../switch/switch.js';
import type { Delivery } from './backlog.js';
import type { Effects } from './effects.js';
import { keepalivedEffects } from './keepalived-effects.js';
import {
  bridgeOf,
  type HostNode,
  interfaceAt,
  nodeAt,
  type Wake,
  type WorldState,
  type WorldTimer,
} from './world-state.js';

/** Lets the device that a frame has reached handle it. Returns whether it took the frame. */
export function handleFrame(state: WorldState, effects: Effects, delivery: Delivery, asIfMine = false): boolean {
  const node = nodeAt(state, delivery.node);
  if (node.kind === 'host') {
    const iface = interfaceAt(node.host, delivery.port);
    if (iface.master === 0) return receiveFrame(effects, node.host, iface, delivery.frame, asIfMine);
    const bridge = bridgeOf(node, iface.master);
    const place = bridge?.inside?.members.indexOf(iface.index) ?? -1;
    const member = bridge?.ports[place];
    if (bridge !== undefined && member !== undefined) switchFrame(effects, bridge, member, delivery.frame);
    return true;
  }
  const port = node.device.ports[delivery.port];
  if (port !== undefined) switchFrame(effects, node.device, port, delivery.frame);
  return true;
}

export function runWake(state: WorldState, effects: Effects, wake: Wake): void {
  const node = nodeAt(state, wake.node);
  if (node.kind !== 'host') return;
  if (node.keepalived.daemon?.id === wake.program)
    runKeepalived(keepalivedEffects(state, effects), node.host, node.keepalived);
  else runProgram(effects, node.host, wake.program);
}

function runHostTimer(state: WorldState, effects: Effects, node: HostNode, timer: HostTimer): void {
  if (timer.kind === 'program' && node.keepalived.daemon?.id === timer.program)
    keepalivedTimer(keepalivedEffects(state, effects), node.host, node.keepalived, timer.tag);
  else hostTimer(effects, node.host, timer);
}

export function runTimer(state: WorldState, effects: Effects, event: WorldTimer): void {
  const node = nodeAt(state, event.node);
  switch (event.kind) {
    case 'host':
      if (node.kind === 'host') runHostTimer(state, effects, node, event.timer);
      return;
    case 'fdb-collector':
      if (node.kind === 'switch') collect(effects, node.device);
      else {
        const bridge = bridgeOf(node, event.bridge);
        if (bridge !== undefined) collect(effects, bridge);
      }
      return;
    case 'ipvs-connection': {
      if (node.kind !== 'host') return;
      const connection = node.ipvs.connections.get(event.id);
      if (connection !== undefined) removeConnection(effects.actingFor(event.node), node.ipvs, connection);
      return;
    }
    case 'ipvs-template': {
      if (node.kind !== 'host') return;
      const template = node.ipvs.templates.get(event.id);
      if (template === undefined) return;
      const acting = effects.actingFor(event.node);
      const stays = templateDue(acting, node.ipvs, template);
      if (stays) tellTemplate(acting, node.ipvs, template, node.ipvs.sysctls.sync_threshold);
      return;
    }
    case 'ipvs-sync':
      if (node.kind === 'host') syncDue(effects.actingFor(event.node), node.host, node.ipvs);
  }
}
