import { NO_TIMER } from '../core/timer-queue.js';
import type { Ipv4Packet } from '../wire/frame.js';
import type { KeepalivedConfig, RealServerConfig, TcpCheckConfig, VirtualServerConfig, VrrpConfig } from './config.js';

export type VrrpState = 'init' | 'backup' | 'master' | 'fault';

/** vrrp_t. */
export interface VrrpInstance {
  readonly config: VrrpConfig;
  state: VrrpState;
  wantedState: VrrpState;
  effectivePriority: number;
  /** The priority with the weights of all tracked interfaces, before it is cut to 1 to 254. */
  totalPriority: number;
  /** Interfaces that are down and whose fault is this instance's. */
  faults: number;
  addressesSet: boolean;
  masterDownUs: number;
  /** What the master's adverts said (version 3), else the own one. */
  masterIntervalUs: number;
  /** `sands`: when something must be done; null: never. */
  expiresAt: number | null;
  timer: number;
  /** Its place among the sync groups. */
  readonly group: number | null;
  /** When a lower priority is no longer waited for; 0: not waiting. */
  preemptAt: number;
  garpRefreshAt: number;
}

/** vrrp_sgroup_t. */
export interface SyncGroup {
  readonly name: string;
  state: VrrpState;
  /** Members in fault. */
  faults: number;
}

/** checker_t. */
export interface TcpCheck {
  readonly config: TcpCheckConfig;
  readonly virtualServer: number;
  readonly realServer: number;
  up: boolean;
  hasRun: boolean;
  retries: number;
  /** 0: none is under way. */
  socket: number;
  timeoutTimer: number;
  /** HTTP_GET: which URL is next, whether one has failed, the request is under way, what has come. */
  urlAt: number;
  urlFailed: boolean;
  requested: boolean;
  response: string;
}

/** real_server_t. */
export interface RealServer {
  readonly config: RealServerConfig;
  alive: boolean;
  /** It is in IPVS's list. */
  set: boolean;
  failedChecks: number;
}

/** virtual_server_t. */
export interface VirtualServer {
  readonly config: VirtualServerConfig;
  readonly servers: RealServer[];
  sorry: RealServer | null;
  quorumUp: boolean;
}

export interface LinkState {
  readonly iface: string;
  running: boolean;
}

export type Notice =
  | { readonly kind: 'packet'; readonly ifindex: number; readonly packet: Ipv4Packet }
  | { readonly kind: 'link'; readonly iface: string; readonly running: boolean };

export interface KeepalivedDaemon {
  /** Names its timers and sockets; a restart or reload has another, so old timers mean nothing to it. */
  readonly id: number;
  phase: 'starting' | 'running';
  instances: VrrpInstance[];
  readonly groups: readonly SyncGroup[];
  virtualServers: VirtualServer[];
  checks: TcpCheck[];
  links: LinkState[];
  inbox: Notice[];
  /** Until when the checks' process is busy. */
  checkerFreeAt: number;
  nextPacketId: number;
}

/** keepalived on one host: the log outlives the daemon. */
export interface Keepalived {
  daemon: KeepalivedDaemon | null;
  log: string[];
  /** So much of the log has been shown. */
  shown: number;
}

export function createKeepalived(): Keepalived {
  return { daemon: null, log: [], shown: 0 };
}

const PRIORITY_OWNER = 255;

export function createDaemon(id: number, config: KeepalivedConfig): KeepalivedDaemon {
  const virtualServers = config.virtualServers.map(createVirtualServer);
  return {
    id,
    phase: 'starting',
    instances: config.instances.map((instance) => createInstance(instance, groupIndex(config, instance.name))),
    groups: config.syncGroups.map(({ name }) => ({ name, state: 'backup', faults: 0 })),
    virtualServers,
    checks: virtualServers.flatMap((server, virtualServer) =>
      server.servers.flatMap((real, realServer) =>
        real.config.checks.map((check) => createCheck(check, virtualServer, realServer)),
      ),
    ),
    links: [],
    inbox: [],
    checkerFreeAt: 0,
    nextPacketId: 1,
  };
}

function groupIndex({ syncGroups }: KeepalivedConfig, name: string): number | null {
  const index = syncGroups.findIndex(({ members }) => members.includes(name));
  return index < 0 ? null : index;
}

export function createInstance(config: VrrpConfig, group: number | null = null): VrrpInstance {
  return {
    config,
    state: 'init',
    // Only the owner of the addresses begins as master.
    wantedState: config.priority === PRIORITY_OWNER ? config.initialState : 'backup',
    group,
    effectivePriority: config.priority,
    totalPriority: config.priority,
    faults: 0,
    addressesSet: false,
    masterDownUs: 0,
    masterIntervalUs: config.advertIntervalUs,
    expiresAt: null,
    timer: NO_TIMER,
    preemptAt: 0,
    garpRefreshAt: 0,
  };
}

export function isOwner(instance: VrrpInstance): boolean {
  return instance.config.priority === PRIORITY_OWNER;
}

function createVirtualServer(config: VirtualServerConfig): VirtualServer {
  return {
    config,
    servers: config.servers.map(createRealServer),
    sorry: config.sorryServer === null ? null : createRealServer(config.sorryServer),
    quorumUp: false,
  };
}

function createRealServer(config: RealServerConfig): RealServer {
  return { config, alive: false, set: false, failedChecks: config.checks.filter(({ alpha }) => alpha).length };
}

function createCheck(config: TcpCheckConfig, virtualServer: number, realServer: number): TcpCheck {
  return {
    config,
    virtualServer,
    realServer,
    up: !config.alpha,
    hasRun: false,
    // The first check of all has no second try.
    retries: config.retry,
    socket: 0,
    timeoutTimer: NO_TIMER,
    urlAt: 0,
    urlFailed: false,
    requested: false,
    response: '',
  };
}

/** Configurations are never changed; everything else is copied. */
export function cloneKeepalived(keepalived: Keepalived): Keepalived {
  const { daemon, log, shown } = keepalived;
  return { daemon: daemon === null ? null : cloneDaemon(daemon), log: log.slice(), shown };
}

function cloneDaemon(daemon: KeepalivedDaemon): KeepalivedDaemon {
  return {
    ...daemon,
    instances: daemon.instances.map((instance) => ({ ...instance })),
    groups: daemon.groups.map((group) => ({ ...group })),
    virtualServers: daemon.virtualServers.map((server) => ({
      ...server,
      servers: server.servers.map((real) => ({ ...real })),
      sorry: server.sorry === null ? null : { ...server.sorry },
    })),
    checks: daemon.checks.map((check) => ({ ...check })),
    links: daemon.links.map((link) => ({ ...link })),
    inbox: daemon.inbox.slice(),
  };
}
