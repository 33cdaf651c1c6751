import { formatIpv4, type Ipv4Address } from '../wire/address.js';
import type { Ipv4Packet } from '../wire/frame.js';
import type { VrrpAdvert } from '../wire/vrrp.js';
import { isOwner, type VrrpInstance } from './daemon.js';
import { log, type Workplace } from './environment.js';
import { setDaemonTimer } from './timers.js';
import { acceptsAdvert } from './vrrp-check.js';
import { advertSource, allAddresses, announceAddresses, sendAdvert } from './vrrp-send.js';

// The state machine of keepalived 2.2.7: vrrp.c and vrrp_scheduler.c, under the names of their functions.

const PRIORITY_STOP = 0;
/** What setting and announcing the VIPs costs, as measured: a master that hears of it is ready sooner. */
const BECOME_MASTER_US = 36;
const US_PER_SECOND = 1_000_000;
const US_PER_CENTISECOND = 10_000;

/** VRRP_TIMER_SKEW_CALC. */
function skewUs(instance: VrrpInstance, value: number): number {
  if (instance.config.version === 2) return Math.floor((value * US_PER_SECOND) / 256);
  return Math.floor((value * Math.floor(instance.masterIntervalUs / US_PER_CENTISECOND) * 625) / 16);
}

/** VRRP_TIMER_SKEW: the better the priority, the sooner. */
function ownSkewUs(instance: VrrpInstance): number {
  return skewUs(instance, 256 - instance.effectivePriority);
}

/** VRRP_MS_DOWN_TIMER. */
function masterDownUs(instance: VrrpInstance): number {
  return instance.config.downTimerAdverts * instance.masterIntervalUs + ownSkewUs(instance);
}

/** vrrp_init_instance_sands. */
function rearm(at: Workplace, instance: VrrpInstance, workUs = 0): void {
  switch (instance.state) {
    case 'master':
      expireAt(at, instance, at.env.now + instance.config.advertIntervalUs + workUs);
      return;
    case 'backup':
      expireAt(at, instance, at.env.now + instance.masterDownUs);
      return;
    default:
      expireAt(at, instance, null);
  }
}

function expireAt(at: Workplace, instance: VrrpInstance, due: number | null): void {
  at.env.cancelTimer(instance.timer);
  instance.expiresAt = due;
  const index = at.keepalived.daemon?.instances.indexOf(instance) ?? 0;
  instance.timer = due === null ? 0 : setDaemonTimer(at, due, 'vrrp', index);
}

/** vrrp_init_state: everybody begins as backup, or in fault. */
export function initInstance(at: Workplace, instance: VrrpInstance): void {
  removeAddresses(at, instance);
  if (instance.faults > 0) {
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
  const becomesMaster = instance.state === 'backup';
  if (becomesMaster) gotoMaster(at, instance);
  else if (instance.state === 'master') masterSends(at, instance);
  rearm(at, instance, becomesMaster ? BECOME_MASTER_US : 0);
}

function gotoMaster(at: Workplace, instance: VrrpInstance): void {
  instance.wantedState = 'master';
  instance.state = 'master';
  rearm(at, instance);
  masterSends(at, instance);
}

/** vrrp_state_master_tx: the advert first, so that the old master lets go of the VIPs before they are announced. */
function masterSends(at: Workplace, instance: VrrpInstance): void {
  const { config } = instance;
  sendAdvert(at, instance, instance.effectivePriority);
  if (!instance.addressesSet) {
    log(at, `(${config.name}) Entering MASTER STATE`);
    becomeMaster(at, instance);
    if (config.garpDelayUs > 0) laterGarp(at, instance, 'garp', config.garpDelayUs);
  } else if (config.garpRefreshUs > 0 && at.env.now >= instance.garpRefreshAt) {
    announceAddresses(at, instance, config.garpRefreshRepeat);
    instance.garpRefreshAt = at.env.now + config.garpRefreshUs;
  }
}

function laterGarp(
  at: Workplace,
  instance: VrrpInstance,
  purpose: 'garp' | 'garp-lower-priority',
  delayUs: number,
): void {
  setDaemonTimer(at, at.env.now + delayUs, purpose, at.keepalived.daemon?.instances.indexOf(instance) ?? 0);
}

/** vrrp_gratuitous_arp_thread and vrrp_lower_prio_gratuitous_arp_thread. */
export function garpDue(at: Workplace, instance: VrrpInstance, lowerPriority: boolean): void {
  const { garpRepeat, garpLowerPriorityRepeat } = instance.config;
  announceAddresses(at, instance, lowerPriority ? garpLowerPriorityRepeat : garpRepeat);
}

/** vrrp_state_become_master. */
function becomeMaster(at: Workplace, instance: VrrpInstance): void {
  instance.masterIntervalUs = instance.config.advertIntervalUs;
  addAddresses(at, instance);
  instance.addressesSet = true;
  announceAddresses(at, instance, instance.config.garpRepeat);
  instance.garpRefreshAt = at.env.now + instance.config.garpRefreshUs;
}

function addAddresses(at: Workplace, instance: VrrpInstance): void {
  for (const virtual of allAddresses(instance))
    at.env.addVirtualAddress(at.host, virtual.iface ?? instance.config.iface, virtual);
}

function removeAddresses(at: Workplace, instance: VrrpInstance): void {
  for (const virtual of allAddresses(instance))
    at.env.removeVirtualAddress(at.host, virtual.iface ?? instance.config.iface, virtual);
  instance.addressesSet = false;
}

/** vrrp_restore_interface. `tell`: an advert of priority 0 lets the next one take over at once. */
export function releaseAddresses(at: Workplace, instance: VrrpInstance, tell: boolean): void {
  if (tell) {
    sendAdvert(at, instance, PRIORITY_STOP);
    log(at, `(${instance.config.name}) sent 0 priority`);
  }
  if (instance.addressesSet) removeAddresses(at, instance);
}

/** vrrp_state_leave_master. */
function leaveMaster(at: Workplace, instance: VrrpInstance, tell: boolean): void {
  const toBackup = instance.wantedState === 'backup';
  log(at, `(${instance.config.name}) Entering ${toBackup ? 'BACKUP' : 'FAULT'} STATE`);
  if (toBackup) instance.preemptAt = 0;
  else sendAdvert(at, instance, PRIORITY_STOP);
  releaseAddresses(at, instance, tell);
  instance.state = toBackup ? 'backup' : 'fault';
  instance.masterDownUs = masterDownUs(instance);
  rearm(at, instance);
}

/** vrrp_state_leave_fault: into backup, or into fault from there. */
function leaveFault(at: Workplace, instance: VrrpInstance): void {
  instance.masterIntervalUs = instance.config.advertIntervalUs;
  if (instance.wantedState === 'master') gotoMaster(at, instance);
  else {
    if (instance.state !== instance.wantedState)
      log(at, `(${instance.config.name}) Entering ${instance.wantedState === 'backup' ? 'BACKUP' : 'FAULT'} STATE`);
    instance.state = instance.wantedState;
    instance.preemptAt = 0;
  }
  instance.masterDownUs = masterDownUs(instance);
  rearm(at, instance);
}

/** down_instance: an interface that this instance depends on is down. */
export function downInstance(at: Workplace, instance: VrrpInstance): void {
  instance.faults += 1;
  if (instance.faults > 1 && instance.state !== 'init') return;
  instance.wantedState = 'fault';
  if (instance.state === 'master') leaveMaster(at, instance, true);
  else leaveFault(at, instance);
}

/** try_up_instance: it is up again; the last one lets the instance go on. */
export function upInstance(at: Workplace, instance: VrrpInstance): void {
  instance.faults -= 1;
  if (instance.faults > 0) return;
  instance.wantedState = instance.config.initialState === 'master' && isOwner(instance) ? 'master' : 'backup';
  leaveFault(at, instance);
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
  if (config.garpLowerPriorityRepeat === 0) return;
  announceAddresses(at, instance, config.garpLowerPriorityRepeat);
  if (config.garpLowerPriorityDelayUs > 0)
    laterGarp(at, instance, 'garp-lower-priority', config.garpLowerPriorityDelayUs);
}

function giveWay(at: Workplace, instance: VrrpInstance, from: Ipv4Address, advert: VrrpAdvert): void {
  const { config, effectivePriority: own } = instance;
  const whose = `Master received advert from ${formatIpv4(from)}`;
  if (advert.priority > own) log(at, `(${config.name}) ${whose} with higher priority ${advert.priority}, ours ${own}`);
  else log(at, `(${config.name}) ${whose} with same priority ${own} but higher IP address than ours`);
  if (config.version === 3) instance.masterIntervalUs = advert.interval * US_PER_CENTISECOND;
  instance.wantedState = 'backup';
}
