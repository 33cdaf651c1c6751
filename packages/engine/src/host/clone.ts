import { cloneFlows } from '../core/flow-map.js';
import type { Host } from './host.js';
import { cloneArpFirewall } from './netfilter/arp-rule-set.js';
import { cloneTracking } from './netfilter/nat/flow.js';
import { cloneFirewall } from './netfilter/rule-set.js';
import type { Program } from './program/program.js';
import { RequestMemo } from './program/request-memo.js';
import { RouteMemo } from './route-memo.js';

/** A copy that shares nothing that ever changes. Routes, addresses, settings, packets and results are never changed. */
export function cloneHost(host: Host): Host {
  return {
    ...host,
    interfaces: host.interfaces.map((iface) => ({ ...iface })),
    sysctls: { ...host.sysctls },
    routes: { ...host.routes },
    exceptions: cloneValues(host.exceptions, (exception) => ({ ...exception })),
    neighbours: cloneValues(host.neighbours, (neighbour) => ({ ...neighbour, queue: neighbour.queue.slice() })),
    sockets: cloneValues(host.sockets, (socket) => ({
      ...socket,
      unacked: socket.unacked.slice(),
      unsent: socket.unsent.slice(),
      received: socket.received.slice(),
    })),
    timeWaits: host.timeWaits === null ? null : new Map(host.timeWaits),
    udpSockets: cloneValues(host.udpSockets, (socket) => ({ ...socket, inbox: socket.inbox.slice() })),
    connections: cloneFlows(host.connections),
    listeners: new Map(host.listeners),
    programs: cloneValues(host.programs, cloneProgram),
    firewall: host.firewall === null ? null : cloneFirewall(host.firewall),
    arpFirewall: host.arpFirewall === null ? null : cloneArpFirewall(host.arpFirewall),
    tracking: host.tracking === null ? null : cloneTracking(host.tracking),
    fragments: cloneValues(host.fragments, (partial) => ({ ...partial })),
    peers: cloneValues(host.peers, (peer) => ({ ...peer })),
    counters: { ...host.counters, others: new Map(host.counters.others) },
    prng: { ...host.prng },
    routeMemo: new RouteMemo(),
    requestMemo: new RequestMemo(),
  };
}

function cloneValues<K, V>(map: ReadonlyMap<K, V>, clone: (value: V) => V): Map<K, V> {
  const copy = new Map<K, V>();
  for (const [key, value] of map) copy.set(key, clone(value));
  return copy;
}

function cloneProgram(program: Program): Program {
  switch (program.kind) {
    case 'http-server':
      return {
        ...program,
        ready: program.ready.slice(),
        conversations: cloneValues(program.conversations, (conversation) => ({ ...conversation })),
      };
    case 'http-client':
    case 'udp-server':
    case 'udp-client':
    case 'hold':
    case 'wait':
      return { ...program };
    case 'ping':
      return {
        ...program,
        inbox: program.inbox.slice(),
        sentAt: program.sentAt.slice(),
        answered: new Set(program.answered),
        lines: program.lines.slice(),
      };
    case 'traceroute':
      return { ...program, inbox: program.inbox.slice(), probes: program.probes.map((probe) => ({ ...probe })) };
    case 'arping':
      return { ...program, inbox: program.inbox.slice(), replies: program.replies.slice() };
  }
}
