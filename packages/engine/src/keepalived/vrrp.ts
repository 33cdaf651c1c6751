import { formatIpv4, type Ipv4Address } from '../wire/address.js';
import type { Ipv4Packet } from '../wire/frame.js';
import type { VrrpAdvert } from '../wire/vrrp.js';
import { isOwner, type VrrpInstance } from './daemon.js';
import { log, type Workplace } from './environment.js';
import { acceptsAdvert } from './vrrp-check.js';
import { advertSource, allAddresses, announceAddresses, announceSelf, sendAdvert } from './vrrp-send.js';
import {
  addAddresses,
  BECOME_MASTER_US,
  comradesOf,
  expireAt,
  gotoMaster,
  groupOf,
  laterGarp,
  leaveFault,
  leaveMaster,
  masterDownUs,
  masterSends,
  ownSkewUs,
  PRIORITY_STOP,
  rearm,
  removeAddresses,
  US_PER_CENTISECOND,
  US_PER_SECOND,
} from './vrrp-state.js';
import { syncBackup, syncFault, syncGroup, syncMaster } from './vrrp-sync.js';

// What happens to an instance, and what it does then: vrrp.c and vrrp_scheduler.c of keepalived 2.2.7.

/** vrrp_init_state: everybody begins as backup, or in fault. */
export function initInstance(at: Workplace, instance: VrrpInstance): void {
  removeAddresses(at, instance);
  if (instance.faults > 0 || groupOf(at, instance)?.state === 'fault') {
    log(at, `(${instance.config.name}) Entering FAULT STATE (init)`);
    instance.state = 'fault';
    instance.wantedState = 'fault';
  } else if (instance.wantedState === 'master' && isOwner(instance)) {
    instance.state = 'backup';
    instance.masterDownUs = 1;
  } else {
    instance.masterDownUs = masterDownUs(instance);
    log(at, `(${instance.config.name}) Entering BACKUP STATE (init)`);
    instance.state = 'backup';
  }
  rearm(at, instance);
}

/** A reload that keeps the instance: it goes on where it was; a master tells so at once. */
export function resumeInstance(at: Workplace, instance: VrrpInstance, old: VrrpInstance): void {
  instance.state = old.state;
  instance.wantedState = old.wantedState;
  instance.addressesSet = old.addressesSet;
  instance.masterDownUs = masterDownUs(instance);
  if (instance.addressesSet) {
    const kept = allAddresses(instance).map(({ address }) => address);
    for (const virtual of allAddresses(old))
      if (!kept.includes(virtual.address))
        at.env.removeVirtualAddress(at.host, virtual.iface ?? old.config.iface, virtual);
    addAddresses(at, instance);
  }
  if (instance.state === 'master') expireAt(at, instance, at.env.now);
  else rearm(at, instance);
}

/** vrrp_dispatcher_read_timeout. */
export function instanceExpired(at: Workplace, instance: VrrpInstance): void {
  const before = instance.state;
  if (before === 'backup') gotoMaster(at, instance);
  else if (before === 'master') masterSends(at, instance);
  syncGroup(at, instance, before);
  rearm(at, instance, before === 'backup' ? BECOME_MASTER_US : 0);
}

/** down_instance: an interface that this instance depends on is down. */
export function downInstance(at: Workplace, instance: VrrpInstance): void {
  instance.faults += 1;
  if (instance.faults > 1 && instance.state !== 'init') return;
  instance.wantedState = 'fault';
  if (instance.state === 'master') leaveMaster(at, instance, true);
  else leaveFault(at, instance);
  const group = groupOf(at, instance);
  if (group === undefined) return;
  group.faults += 1;
  if (group.faults === 1) syncFault(at, instance);
}

/** try_up_instance: it is up again; the last one lets the instance go on. */
export function upInstance(at: Workplace, instance: VrrpInstance): void {
  instance.faults -= 1;
  if (instance.faults > 0) return;
  instance.wantedState = instance.config.initialState === 'master' && isOwner(instance) ? 'master' : 'backup';
  const group = groupOf(at, instance);
  if (group !== undefined) {
    group.faults -= 1;
    if (group.faults > 0) return;
  }
  leaveFault(at, instance);
  if (instance.config.peers.length > 0) announceSelf(at, instance);
  if (instance.state === 'master') syncMaster(at, instance);
  else syncBackup(at, instance);
}

/** vrrp_set_effective_priority. */
export function weighInstance(at: Workplace, instance: VrrpInstance, by: number): void {
  instance.totalPriority += by;
  const priority = Math.min(254, Math.max(1, instance.totalPriority));
  if (isOwner(instance) || priority === instance.effectivePriority) return;
  const from = instance.effectivePriority;
  log(at, `(${instance.config.name}) Changing effective priority from ${from} to ${priority}`);
  instance.effectivePriority = priority;
  const before = instance.masterDownUs;
  instance.masterDownUs = masterDownUs(instance);
  if (instance.state === 'backup' && instance.expiresAt !== null)
    expireAt(at, instance, Math.max(at.env.now, instance.expiresAt + instance.masterDownUs - before));
}

/** vrrp_dispatcher_read, for one advert of this instance's virtual router. */
export function advertArrived(at: Workplace, instance: VrrpInstance, packet: Ipv4Packet, advert: VrrpAdvert): void {
  if (instance.state === 'backup') backupHears(at, instance, packet, advert);
  else if (instance.state === 'master') {
    if (masterHears(at, instance, packet, advert)) leaveMaster(at, instance, false);
    syncGroup(at, instance, 'master');
  } else return;
  // Also for an advert that was refused: it starts a master's own timer anew.
  if (instance.state !== 'master' || !instance.config.lowerPriorityNoAdvert) rearm(at, instance);
}

/** vrrp_state_backup. */
function backupHears(at: Workplace, instance: VrrpInstance, packet: Ipv4Packet, advert: VrrpAdvert): void {
  const { config } = instance;
  if (!acceptsAdvert(at, instance, packet, advert)) keepWaiting(at, instance);
  else if (advert.priority === PRIORITY_STOP) {
    log(at, `(${config.name}) Backup received priority 0 advertisement`);
    instance.masterDownUs = ownSkewUs(instance);
  } else if (!config.preempt || advert.priority >= instance.effectivePriority || isPreemptDelayed(at, instance)) {
    if (config.version === 3) instance.masterIntervalUs = advert.interval * US_PER_CENTISECOND;
    instance.masterDownUs = masterDownUs(instance);
    followPreemptDelay(at, instance, advert.priority);
    instance.wantedState = 'backup';
  } else {
    const from = formatIpv4(packet.src);
    log(at, `(${config.name}) received lower priority (${advert.priority}) advert from ${from} - discarding`);
    keepWaiting(at, instance);
  }
}

/** What is ignored leaves the time of the own election where it was. */
function keepWaiting(at: Workplace, instance: VrrpInstance): void {
  instance.masterDownUs = Math.max(0, (instance.expiresAt ?? at.env.now) - at.env.now);
}

function isPreemptDelayed(at: Workplace, { config, preemptAt }: VrrpInstance): boolean {
  return config.preemptDelayUs > 0 && (preemptAt === 0 || preemptAt > at.env.now);
}

function followPreemptDelay(at: Workplace, instance: VrrpInstance, priority: number): void {
  const { name, preemptDelayUs } = instance.config;
  if (preemptDelayUs === 0) return;
  if (priority >= instance.effectivePriority) {
    if (instance.preemptAt !== 0) log(at, `(${name}) stop preempt delay`);
    instance.preemptAt = 0;
  } else if (instance.preemptAt === 0) {
    const seconds = Math.floor(preemptDelayUs / US_PER_SECOND);
    const rest = String(preemptDelayUs % US_PER_SECOND).padStart(6, '0');
    log(at, `(${name}) start preempt delay (${seconds}.${rest})`);
    instance.preemptAt = at.env.now + preemptDelayUs;
  }
}

/** vrrp_state_master_rx. Returns whether this master gives way. */
function masterHears(at: Workplace, instance: VrrpInstance, packet: Ipv4Packet, advert: VrrpAdvert): boolean {
  if (!acceptsAdvert(at, instance, packet, advert)) return false;
  const { config, effectivePriority: own } = instance;
  const other = advert.priority;
  const byAddress = packet.src - advertSource(at, instance);
  const better = other > own || (other === own && byAddress > 0);
  if (other === PRIORITY_STOP || (config.higherPrioritySendAdvert && better)) sendAdvert(at, instance, own);
  if (other === PRIORITY_STOP) {
    log(at, `(${config.name}) Master received priority 0 message`);
    return false;
  }
  if (other === own && byAddress === 0) {
    log(at, `(${config.name}) WARNING - equal priority advert received from remote host with our IP address.`);
    return false;
  }
  if (better) {
    giveWay(at, instance, packet.src, advert);
    return true;
  }
  insist(at, instance, packet.src, other);
  return false;
}

/** A lesser one thinks that it is master: the neighbours hear again who is. */
function insist(at: Workplace, instance: VrrpInstance, from: Ipv4Address, other: number): void {
  const { config, effectivePriority: own } = instance;
  const forcing = config.lowerPriorityNoAdvert ? '' : ', forcing new election';
  const whose = formatIpv4(from);
  log(at, `(${config.name}) Received advert from ${whose} with lower priority ${other}, ours ${own}${forcing}`);
  if (!config.lowerPriorityNoAdvert) sendAdvert(at, instance, own);
  for (const one of [instance, ...comradesOf(at, instance)]) {
    const { garpLowerPriorityRepeat, garpLowerPriorityDelayUs } = one.config;
    if (garpLowerPriorityRepeat === 0) continue;
    announceAddresses(at, one, garpLowerPriorityRepeat);
    if (garpLowerPriorityDelayUs > 0) laterGarp(at, one, 'garp-lower-priority', garpLowerPriorityDelayUs);
  }
}

function giveWay(at: Workplace, instance: VrrpInstance, from: Ipv4Address, advert: VrrpAdvert): void {
  const { config, effectivePriority: own } = instance;
  const whose = `Master received advert from ${formatIpv4(from)}`;
  if (advert.priority > own) log(at, `(${config.name}) ${whose} with higher priority ${advert.priority}, ours ${own}`);
  else log(at, `(${config.name}) ${whose} with same priority ${own} but higher IP address than ours`);
  if (config.version === 3) instance.masterIntervalUs = advert.interval * US_PER_CENTISECOND;
  instance.wantedState = 'backup';
}
