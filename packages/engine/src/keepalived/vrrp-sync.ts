import type { VrrpInstance, VrrpState } from './daemon.js';
import { log, type Workplace } from './environment.js';
import { canGoMaster, comradesOf, gotoMaster, groupOf, leaveFault, leaveMaster } from './vrrp-state.js';

// vrrp_sync_group: what one instance becomes, all of its group become. vrrp_sync.c of keepalived 2.2.7.

/** VRRP_TSM_HANDLE: after an instance has gone from one state to another by itself. */
export function syncGroup(at: Workplace, instance: VrrpInstance, before: VrrpState): void {
  if (instance.state === 'master') syncMaster(at, instance);
  else if (instance.state === 'backup' && before === 'master') syncBackup(at, instance);
}

export function syncMaster(at: Workplace, instance: VrrpInstance): void {
  const group = groupOf(at, instance);
  if (group === undefined || group.state === 'master' || !canGoMaster(at, instance)) return;
  log(at, `VRRP_Group(${group.name}) Syncing instances to MASTER state`);
  for (const other of comradesOf(at, instance)) if (other.state !== 'master') gotoMaster(at, other);
  group.state = 'master';
}

export function syncBackup(at: Workplace, instance: VrrpInstance): void {
  const group = groupOf(at, instance);
  if (group === undefined || group.state === 'backup') return;
  log(at, `VRRP_Group(${group.name}) Syncing instances to BACKUP state`);
  for (const other of comradesOf(at, instance)) {
    if (other.state === 'backup') continue;
    other.wantedState = 'backup';
    if (other.state === 'master') leaveMaster(at, other, false);
    else leaveFault(at, other);
  }
  group.state = 'backup';
}

export function syncFault(at: Workplace, instance: VrrpInstance): void {
  const group = groupOf(at, instance);
  if (group === undefined || group.state === 'fault') return;
  log(at, `VRRP_Group(${group.name}) Syncing instances to FAULT state`);
  for (const other of comradesOf(at, instance)) {
    if (other.state === 'fault') continue;
    other.wantedState = 'fault';
    if (other.state === 'master') leaveMaster(at, other, false);
    else {
      other.state = 'fault';
      leaveFault(at, other);
    }
  }
  group.state = 'fault';
}
