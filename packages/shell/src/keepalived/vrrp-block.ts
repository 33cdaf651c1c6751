import {
  type Ipv4Address,
  parseIpv4Prefix,
  type TrackedInterface,
  type VirtualAddress,
  type VrrpConfig,
} from '@frameplay/engine';
import { unsupported } from '../stop.js';
import type { GlobalDefaults } from './global-block.js';
import {
  type Handler,
  type Reading,
  readAddress,
  readBlock,
  readInteger,
  readSeconds,
  readSwitch,
  warn,
} from './reading.js';
import { configError, type Statement } from './statements.js';

type Draft = { -readonly [Key in keyof VrrpConfig]: VrrpConfig[Key] };

const PRIORITY_OWNER = 255;
const PRIORITY_DEFAULT = 100;
const PASSWORD_MAX = 8;
const US_PER_SECOND = 1_000_000;

/** Of keepalived, but not in this version. */
const ELSEWHERE = [
  ...['use_vmac', 'use_vmac_addr', 'vmac_xmit_base', 'use_ipvlan', 'track_script'],
  ...['track_file', 'track_process', 'track_bfd', 'virtual_routes', 'virtual_rules', 'native_ipv6', 'strict_mode'],
  ...['no_accept', 'lvs_sync_daemon_interface', 'promote_secondaries', 'mcast_dst_ip', 'vrf', 'notify_master'],
  ...['notify_backup', 'notify_fault', 'notify_stop', 'notify_deleted', 'notify', 'notify_master_rx_lower_pri'],
];
/** They change nothing here. */
const WITHOUT_EFFECT = ['debug', 'smtp_alert', 'accept', 'linkbeat_use_polling', 'skip_check_adv_addr'];

/** `vrrp_instance NAME { ... }`. */
export function readVrrpInstance(reading: Reading, statement: Statement, defaults: GlobalDefaults): VrrpConfig {
  const name = statement.words[1] ?? configError(statement.line, 'vrrp_instance has no name');
  const draft: Draft = { ...EMPTY, ...defaults, name };
  const given: Given = { priority: undefined, state: undefined };
  readBlock(reading, statement.block ?? [], handlers(reading, draft, given));
  if (draft.virtualRouterId === 0) configError(statement.line, `(${name}) the virtual router id must be set`);
  if (draft.iface === '') configError(statement.line, `(${name}) Unknown interface!`);
  return complete(reading, statement, draft, given);
}

interface Given {
  priority: number | undefined;
  state: 'master' | 'backup' | undefined;
}

const EMPTY: Omit<VrrpConfig, keyof GlobalDefaults> = {
  name: '',
  iface: '',
  virtualRouterId: 0,
  initialState: 'backup',
  priority: PRIORITY_DEFAULT,
  advertIntervalUs: US_PER_SECOND,
  preempt: true,
  preemptDelayUs: 0,
  password: null,
  sourceAddress: null,
  peers: [],
  addresses: [],
  excluded: [],
  tracksOwnInterface: true,
  tracked: [],
};

function handlers(reading: Reading, draft: Draft, given: Given): Record<string, Handler> {
  return {
    ...Object.fromEntries(ELSEWHERE.map((keyword) => [keyword, () => unsupported(`keepalived ${keyword}`)])),
    ...Object.fromEntries(WITHOUT_EFFECT.map((keyword) => [keyword, () => undefined])),
    ...identityHandlers(reading, draft, given),
    ...garpHandlers(draft),
    preempt: () => {
      draft.preempt = true;
    },
    nopreempt: () => {
      draft.preempt = false;
    },
    preempt_delay: (statement) => {
      draft.preemptDelayUs = readSeconds(statement, 0, 1000);
    },
    authentication: (statement) => readAuthentication(reading, draft, statement),
    virtual_ipaddress: (statement) => {
      draft.addresses = [...draft.addresses, ...(statement.block ?? []).map(readVirtualAddress)];
    },
    virtual_ipaddress_excluded: (statement) => {
      draft.excluded = [...draft.excluded, ...(statement.block ?? []).map(readVirtualAddress)];
    },
    track_interface: (statement) => {
      draft.tracked = [...draft.tracked, ...(statement.block ?? []).map(readTracked)];
    },
    dont_track_primary: () => {
      draft.tracksOwnInterface = false;
    },
  };
}

function identityHandlers(reading: Reading, draft: Draft, given: Given): Record<string, Handler> {
  return {
    state: (statement, value) => {
      if (value === 'MASTER') given.state = 'master';
      else if (value === 'BACKUP') given.state = 'backup';
      else warn(reading, statement.line, `(${draft.name}) unknown state '${value}', defaulting to BACKUP`);
    },
    interface: (_statement, value) => {
      draft.iface = value;
    },
    virtual_router_id: (statement) => {
      draft.virtualRouterId = readInteger(statement, 1, 255);
    },
    version: (statement) => {
      draft.version = readInteger(statement, 2, 3) === 3 ? 3 : 2;
    },
    priority: (statement) => {
      given.priority = readInteger(statement, 0, PRIORITY_OWNER);
    },
    advert_int: (statement) => {
      draft.advertIntervalUs = readSeconds(statement, 0.01, 255);
    },
    mcast_src_ip: (statement, value) => {
      draft.sourceAddress = readAddress(statement, value);
    },
    unicast_src_ip: (statement, value) => {
      draft.sourceAddress = readAddress(statement, value);
    },
    unicast_peer: (statement) => {
      draft.peers = [...draft.peers, ...(statement.block ?? []).map(readPeer)];
    },
    down_timer_adverts: (statement) => {
      draft.downTimerAdverts = readInteger(statement, 1, 100);
    },
  };
}

const GARP_REFRESH_S_MAX = 86_400;

function garpHandlers(draft: Draft): Record<string, Handler> {
  return {
    garp_master_delay: (statement) => {
      draft.garpDelayUs = readSeconds(statement, 0, GARP_REFRESH_S_MAX);
    },
    garp_master_repeat: (statement) => {
      draft.garpRepeat = Math.max(1, readInteger(statement, 0, 1000));
    },
    garp_master_refresh: (statement) => {
      draft.garpRefreshUs = readSeconds(statement, 0, GARP_REFRESH_S_MAX);
    },
    garp_master_refresh_repeat: (statement) => {
      draft.garpRefreshRepeat = Math.max(1, readInteger(statement, 0, 1000));
    },
    garp_lower_prio_delay: (statement) => {
      draft.garpLowerPriorityDelayUs = readSeconds(statement, 0, GARP_REFRESH_S_MAX);
    },
    garp_lower_prio_repeat: (statement) => {
      draft.garpLowerPriorityRepeat = readInteger(statement, 0, 1000);
    },
    lower_prio_no_advert: (statement) => {
      draft.lowerPriorityNoAdvert = readSwitch(statement);
    },
    higher_prio_send_advert: (statement) => {
      draft.higherPrioritySendAdvert = readSwitch(statement);
    },
  };
}

function readAuthentication(reading: Reading, draft: Draft, statement: Statement): void {
  let type = 'NONE';
  let password = '';
  readBlock(reading, statement.block ?? [], {
    auth_type: (_statement, value) => {
      type = value;
    },
    auth_pass: (line, value) => {
      if (value.length > PASSWORD_MAX) warn(reading, line.line, `Truncating auth_pass to ${PASSWORD_MAX} characters`);
      password = value.slice(0, PASSWORD_MAX);
    },
  });
  if (type === 'AH') unsupported('keepalived auth_type AH');
  if (type !== 'PASS') {
    if (type !== 'NONE') warn(reading, statement.line, `unknown authentication type '${type}'`);
    return;
  }
  if (password === '')
    warn(reading, statement.line, `(${draft.name}) Authentication specified but no password given. Ignoring`);
  draft.password = password === '' ? null : password;
}

function readVirtualAddress(statement: Statement): VirtualAddress {
  const [text = '', ...rest] = statement.words;
  if (text.includes(':')) unsupported('keepalived with IPv6');
  const prefix = parseIpv4Prefix(text);
  if (!prefix.ok) return configError(statement.line, `VIP: invalid address ${text}`);
  const words: { -readonly [Key in keyof VirtualAddress]: VirtualAddress[Key] } = {
    address: prefix.value.address,
    prefixLength: text.includes('/') ? prefix.value.prefixLength : 32,
    broadcast: null,
    iface: null,
    label: null,
    scope: 'global',
  };
  while (rest.length > 0) readAddressWord(words, statement, rest);
  return words;
}

function readAddressWord(
  words: { broadcast: Ipv4Address | null; iface: string | null; label: string | null; scope: VirtualAddress['scope'] },
  statement: Statement,
  rest: string[],
): void {
  const keyword = rest.shift() ?? '';
  const value = rest[0] ?? '';
  switch (keyword) {
    case 'dev':
      words.iface = value;
      break;
    case 'label':
      words.label = value;
      break;
    case 'scope':
      if (value !== 'global' && value !== 'link' && value !== 'host')
        configError(statement.line, `Unknown scope ${value}`);
      else words.scope = value;
      break;
    case 'brd':
    case 'broadcast':
      words.broadcast = readAddress(statement, value);
      break;
    case 'no_track':
      return;
    default:
      configError(statement.line, `Unknown word '${keyword}' of a virtual address`);
  }
  rest.shift();
}

function readPeer(statement: Statement): Ipv4Address {
  const [text = '', option] = statement.words;
  if (option !== undefined) unsupported(`keepalived unicast_peer ${option}`);
  if (text.includes(':')) unsupported('keepalived with IPv6');
  return readAddress(statement, text);
}

function readTracked(statement: Statement): TrackedInterface {
  const [iface = '', keyword, value = '', ...more] = statement.words;
  if (keyword === undefined) return { iface, weight: 0 };
  if (keyword !== 'weight' || !/^[+-]?\d{1,3}$/.test(value) || Math.abs(Number(value)) > 253)
    return configError(statement.line, `track_interface ${iface}: weight must be between -253 and 253`);
  if (more.length > 0) unsupported(`keepalived track_interface ${more[0]}`);
  return { iface, weight: Number(value) };
}

/** vrrp_complete_instance: what follows from what was given, and what does not go together. */
function complete(reading: Reading, statement: Statement, draft: Draft, given: Given): VrrpConfig {
  const say = (message: string): void => warn(reading, statement.line, `(${draft.name}) ${message}`);
  const priority = given.priority === 0 ? undefined : given.priority;
  draft.priority = priority ?? (given.state === 'master' ? PRIORITY_OWNER : PRIORITY_DEFAULT);
  draft.initialState = given.state ?? (draft.priority === PRIORITY_OWNER ? 'master' : 'backup');
  if (draft.addresses.length === 0) say('No VIP specified; at least one is sensible');
  if (!draft.preempt && (draft.initialState === 'master' || draft.priority === PRIORITY_OWNER)) {
    say('Warning - nopreempt will not work with initial state MASTER - clearing');
    draft.preempt = true;
  }
  if (draft.preemptDelayUs > 0 && (draft.initialState === 'master' || !draft.preempt)) {
    say('Warning - preempt delay will not work with initial state MASTER or nopreempt - clearing');
    draft.preemptDelayUs = 0;
  }
  if (draft.version === 3 && draft.password !== null) {
    say('VRRP version 3 does not support authentication. Ignoring.');
    draft.password = null;
  }
  if (draft.version === 2 && draft.advertIntervalUs % US_PER_SECOND !== 0) {
    say('VRRPv2 advertisement interval must be an integer. rounding');
    draft.advertIntervalUs = Math.max(1, Math.round(draft.advertIntervalUs / US_PER_SECOND)) * US_PER_SECOND;
  }
  return draft;
}
