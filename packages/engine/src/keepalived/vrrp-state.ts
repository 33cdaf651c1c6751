import type { SyncGroup, VrrpInstance } from './daemon.js';
import { log, type Workplace } from './environment.js';
import { setDaemonTimer } from './timers.js';
import { allAddresses, announceAddresses, sendAdvert } from './vrrp-send.js';

// How an instance goes from state to state: vrrp.c and vrrp_scheduler.c of keepalived 2.2.7, under the names of their
// functions.

export const PRIORITY_STOP = 0;
/** What setting and announcing the VIPs costs, as measured: a master that hears of it is ready sooner. */
export const BECOME_MASTER_US = 36;
export const US_PER_SECOND = 1_000_000;
export const US_PER_CENTISECOND = 10_000;

/** VRRP_TIMER_SKEW_CALC. */
function skewUs(instance: VrrpInstance, value: number): number {
  if (instance.config.version === 2) return Math.floor((value * US_PER_SECOND) / 256);
  return Math.floor((value * Math.floor(instance.masterIntervalUs / US_PER_CENTISECOND) * 625) / 16);
}

/** VRRP_TIMER_SKEW: the better the priority, the sooner. */
export function ownSkewUs(instance: VrrpInstance): number {
  return skewUs(instance, 256 - instance.effectivePriority);
}

/** VRRP_MS_DOWN_TIMER. */
export function masterDownUs(instance: VrrpInstance): number {
  return instance.config.downTimerAdverts * instance.masterIntervalUs + ownSkewUs(instance);
}

/** vrrp_init_instance_sands. */
export function rearm(at: Workplace, instance: VrrpInstance, workUs = 0): void {
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

export function expireAt(at: Workplace, instance: VrrpInstance, due: number | null): void {
  at.env.cancelTimer(instance.timer);
  instance.expiresAt = due;
  const index = at.keepalived.daemon?.instances.indexOf(instance) ?? 0;
  instance.timer = due === null ? 0 : setDaemonTimer(at, due, 'vrrp', index);
}

/** vrrp_state_goto_master: one of a group waits until all of it want to. */
export function gotoMaster(at: Workplace, instance: VrrpInstance): void {
  instance.wantedState = 'master';
  if (!canGoMaster(at, instance)) {
    instance.masterDownUs = masterDownUs(instance);
    rearm(at, instance);
    return;
  }
  instance.state = 'master';
  rearm(at, instance);
  masterSends(at, instance);
}

export function groupOf(at: Workplace, instance: VrrpInstance): SyncGroup | undefined {
  return instance.group === null ? undefined : at.keepalived.daemon?.groups[instance.group];
}

/** The other instances of its group. */
export function comradesOf(at: Workplace, instance: VrrpInstance): VrrpInstance[] {
  const all = at.keepalived.daemon?.instances ?? [];
  return all.filter((other) => other !== instance && other.group !== null && other.group === instance.group);
}

/** vrrp_sync_can_goto_master. */
export function canGoMaster(at: Workplace, instance: VrrpInstance): boolean {
  const group = groupOf(at, instance);
  if (group === undefined || group.state === 'master') return true;
  return comradesOf(at, instance).every(({ wantedState }) => wantedState === 'master');
}

/** vrrp_state_master_tx: the advert first, so that the old master lets go of the VIPs before they are announced. */
export function masterSends(at: Workplace, instance: VrrpInstance): void {
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

export function laterGarp(
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

export function addAddresses(at: Workplace, instance: VrrpInstance): void {
  for (const virtual of allAddresses(instance))
    at.env.addVirtualAddress(at.host, virtual.iface ?? instance.config.iface, virtual);
}

export function removeAddresses(at: Workplace, instance: VrrpInstance): void {
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
export function leaveMaster(at: Workplace, instance: VrrpInstance, tell: boolean): void {
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
export function leaveFault(at: Workplace, instance: VrrpInstance): void {
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
