import type { VrrpConfig } from '@frameplay/engine';
import { unsupported } from '../stop.js';
import { type Reading, readBlock, readInteger, readSeconds, readSwitch } from './reading.js';
import type { Statement } from './statements.js';

/** What `global_defs` gives every instance that does not say otherwise. */
export type GlobalDefaults = {
  -readonly [Key in
    | 'version'
    | 'downTimerAdverts'
    | 'garpDelayUs'
    | 'garpRepeat'
    | 'garpRefreshUs'
    | 'garpRefreshRepeat'
    | 'garpLowerPriorityRepeat'
    | 'garpLowerPriorityDelayUs'
    | 'lowerPriorityNoAdvert'
    | 'higherPrioritySendAdvert']: VrrpConfig[Key];
};

export function globalDefaults(): GlobalDefaults {
  return {
    version: 2,
    downTimerAdverts: 3,
    garpDelayUs: 5_000_000,
    garpRepeat: 5,
    garpRefreshUs: 0,
    garpRefreshRepeat: 1,
    garpLowerPriorityRepeat: 5,
    garpLowerPriorityDelayUs: 5_000_000,
    lowerPriorityNoAdvert: false,
    higherPrioritySendAdvert: false,
  };
}

const WITHOUT_EFFECT = [
  ...['router_id', 'notification_email', 'notification_email_from', 'smtp_server', 'smtp_connect_timeout'],
  ...['smtp_alert', 'lvs_id', 'enable_script_security', 'script_user', 'vrrp_skip_check_adv_addr', 'process_names'],
];
const ELSEWHERE = [
  ...['vrrp_strict', 'vrrp_mcast_group4', 'lvs_sync_daemon', 'lvs_flush'],
  ...['lvs_flush_onstop', 'vrrp_startup_delay', 'checker_log_all_failures', 'vrrp_iptables', 'net_namespace'],
];

const GARP_S_MAX = 86_400;

export function readGlobalDefs(reading: Reading, statement: Statement, defaults: GlobalDefaults): void {
  // Without words of their own adverts of lower priority are answered as often as a new master speaks.
  const lower = { repeat: undefined as number | undefined, delayUs: undefined as number | undefined };
  readBlock(reading, statement.block ?? [], {
    ...Object.fromEntries(WITHOUT_EFFECT.map((keyword) => [keyword, () => undefined])),
    ...Object.fromEntries(ELSEWHERE.map((keyword) => [keyword, () => unsupported(`keepalived ${keyword}`)])),
    vrrp_garp_interval: (line) => {
      if (readSeconds(line, 0, GARP_S_MAX) > 0) unsupported('keepalived vrrp_garp_interval above 0');
    },
    // For IPv6 only.
    vrrp_gna_interval: () => undefined,
    vrrp_version: (line) => {
      defaults.version = readInteger(line, 2, 3) === 3 ? 3 : 2;
    },
    vrrp_down_timer_adverts: (line) => {
      defaults.downTimerAdverts = readInteger(line, 1, 100);
    },
    vrrp_garp_master_delay: (line) => {
      defaults.garpDelayUs = readSeconds(line, 0, GARP_S_MAX);
    },
    vrrp_garp_master_repeat: (line) => {
      defaults.garpRepeat = readInteger(line, 1, 1000);
    },
    vrrp_garp_master_refresh: (line) => {
      defaults.garpRefreshUs = readSeconds(line, 0, GARP_S_MAX);
    },
    vrrp_garp_master_refresh_repeat: (line) => {
      defaults.garpRefreshRepeat = readInteger(line, 1, 1000);
    },
    vrrp_garp_lower_prio_repeat: (line) => {
      lower.repeat = readInteger(line, 0, 1000);
    },
    vrrp_garp_lower_prio_delay: (line) => {
      lower.delayUs = readSeconds(line, 0, GARP_S_MAX);
    },
    vrrp_lower_prio_no_advert: (line) => {
      defaults.lowerPriorityNoAdvert = readSwitch(line);
    },
    vrrp_higher_prio_send_advert: (line) => {
      defaults.higherPrioritySendAdvert = readSwitch(line);
    },
  });
  defaults.garpLowerPriorityRepeat = lower.repeat ?? defaults.garpRepeat;
  defaults.garpLowerPriorityDelayUs = lower.delayUs ?? defaults.garpDelayUs;
}
