import { formatIpv4, formatMac, neighboursOf } from '@frameplay/engine';
import type { LabView } from '../view.js';
import type { SeatCluster } from './cluster-state.js';
import type { MoveEvent, Poisoning } from './desk.js';

/** Who asks for the VIP: the gateway where there is one, else the client. */
export function askerOf(lab: LabView): string | null {
  const asker = lab.nodes.find(({ role }) => role === 'gateway') ?? lab.nodes.find(({ role }) => role === 'client');
  return asker?.name ?? null;
}

/** Looks at the asking table after a step; begins, keeps or ends the poisoning. */
export function lookForPoisoning(cluster: SeatCluster): void {
  const { run, desk } = cluster;
  const asker = askerOf(desk.lab);
  const mac = asker === null ? null : macOfVip(cluster, asker);
  if (asker === null || mac === null || ownerOf(desk.lab, mac)?.role === 'director') {
    run.poisoning = null;
    return;
  }
  if (run.poisoning?.mac === mac) return;
  const owner = ownerOf(desk.lab, mac)?.name ?? null;
  const sinceNo = sinceOf(desk.moves, asker, desk.lab.vip, mac);
  run.poisoning = { node: asker, mac, owner, sinceNo, counters: noCounters(owner) };
  for (const move of desk.moves) if (move.no > sinceNo) count(cluster, move);
}

function macOfVip({ run, desk }: SeatCluster, asker: string): string | null {
  const row = neighboursOf(run.running.world, asker).find(({ address }) => formatIpv4(address) === desk.lab.vip);
  return row === undefined || row.mac === null ? null : formatMac(row.mac);
}

export function ownerOf(lab: LabView, mac: string): LabView['nodes'][number] | null {
  const hosts = lab.nodes.filter(({ role }) => role !== 'switch');
  return hosts.find(({ interfaces }) => interfaces.some((iface) => iface.mac === mac)) ?? null;
}

/** The frame that wrote the row: the first since the last request that told the asker this MAC. */
function sinceOf(moves: readonly MoveEvent[], asker: string, vip: string, mac: string): number {
  const telling = moves.filter(({ to, frame }) => to.node === asker && frame.arp?.spa === vip && frame.arp.sha === mac);
  return telling.at(0)?.no ?? moves.at(-1)?.no ?? 0;
}

function noCounters(server: string | null): Poisoning['counters'] {
  return { directorPackets: 0, directorConnections: 0, serverPackets: 0, server, requests: 0 };
}

/** Called for every move, in order. */
export function watchMove(cluster: SeatCluster, move: MoveEvent): void {
  if (cluster.run.poisoning !== null) count(cluster, move);
}

function count({ run, desk }: SeatCluster, { to, frame, from }: MoveEvent): void {
  const { poisoning } = run;
  if (poisoning === null || frame.ip === null || frame.ip.dst !== desk.lab.vip) return;
  const { counters } = poisoning;
  const receiver = ownerOf(desk.lab, frame.dst);
  const opens = frame.tcp?.flags === 'SYN';
  if (from.node === poisoning.node && (frame.tcp?.text ?? null) !== null) counters.requests += 1;
  // A flooded copy that the interface ignores is no packet of the device.
  if (receiver === null || receiver.name !== to.node) return;
  if (receiver.role === 'director') {
    counters.directorPackets += 1;
    if (opens) counters.directorConnections += 1;
  } else if (receiver.name === counters.server) {
    counters.serverPackets += 1;
  }
}
