export { InvariantError, invariant, unreachable } from './core/invariant.js';
export type { KernelError, KernelErrorCode } from './core/kernel-error.js';
export { done, err, ok, type Result } from './core/result.js';
export { RULES, type RuleId } from './core/rule.js';
export { later, type SimTimeUs, simTime, US_PER_MS, US_PER_SECOND } from './core/time.js';
export type { ArpHookName, ArpMangle, ArpRule, ArpTarget } from './host/netfilter/arp-rule-set.js';
export type {
  ConnectionState,
  FirewallRule,
  FirewallTable,
  HookName,
  NatTarget,
  Policy as FirewallPolicy,
  PortRange,
  RejectWith,
  Target as FirewallTarget,
} from './host/netfilter/rule-set.js';
export { MATCHES_ALL } from './host/netfilter/rule-set.js';
export type {
  ArpingMode,
  ArpingOptions,
  ArpingReply,
  ArpingResult,
  ConnectionFailure,
  HoldResult,
  HttpClientOptions,
  HttpClientResult,
  PingLine,
  PingOptions,
  PingResult,
  ProgramId,
  ProgramResult,
  ServeOptions,
  TracerouteOptions,
  TracerouteProbe,
  TracerouteResult,
  UdpClientOptions,
  UdpClientResult,
  UdpFailure,
} from './host/program/program-result.js';
export type { RoutingRule } from './host/route.js';
export type {
  HttpUrl,
  KeepalivedConfig,
  RealServerConfig,
  SyncGroupConfig,
  TcpCheckConfig,
  TrackedInterface,
  VirtualAddress,
  VirtualServerConfig,
  VrrpConfig,
} from './keepalived/config.js';
export { type DeviceRole, isMistakeId, MISTAKES, type MistakeId, mistakeIds } from './mistake/mistake.js';
export { actAs } from './sim/act.js';
export { octetsOf } from './sim/capture.js';
export type { CapturedFrame, PacketType } from './sim/captured.js';
export type { Cause, ProgramName, SettingChange, TaughtTable, TimerName } from './sim/cause.js';
export {
  type AddressFilter,
  type AddressSpec,
  addAddress,
  addDummy,
  flushAddresses,
  removeAddress,
  setLinkArp,
  setLinkMac,
  setLinkMtu,
  setLinkState,
} from './sim/control/addresses.js';
export {
  type ArpChainView,
  addArpRule,
  arpRulesOf,
  flushArpRules,
  removeArpRule,
  replaceArpRule,
  sameArpRule,
  setArpPolicy,
  zeroArpRules,
} from './sim/control/arp-firewall.js';
export { addBridge, removeLink, setMaster } from './sim/control/bridges.js';
export {
  type CaptureId,
  type CaptureOptions,
  type CaptureView,
  captureOf,
  forgetCapture,
  setAlarm,
  startCapture,
} from './sim/control/captures.js';
export {
  addFirewallRule,
  type ChainView,
  firewallOf,
  flushFirewall,
  removeFirewallRule,
  replaceFirewallRule,
  sameRule,
  setFirewallPolicy,
  zeroFirewall,
} from './sim/control/firewall.js';
export { interruptProgram, resultSoFar } from './sim/control/interrupt-program.js';
export {
  addIpvsDestination,
  addIpvsService,
  clearIpvs,
  editIpvsDestination,
  editIpvsService,
  type IpvsDestinationSpec,
  type IpvsServiceSpec,
  ipvsConnectionsOf,
  ipvsServicesOf,
  ipvsTimeoutsOf,
  removeIpvsDestination,
  removeIpvsService,
  setIpvsTimeouts,
  zeroIpvs,
} from './sim/control/ipvs.js';
export {
  type IpvsDaemonRole,
  type IpvsDaemonSpec,
  type IpvsDaemonView,
  ipvsDaemonsOf,
  startIpvsDaemon,
  stopIpvsDaemon,
} from './sim/control/ipvs-daemon.js';
export {
  isKeepalivedRunning,
  killKeepalived,
  reloadKeepalived,
  startKeepalived,
  startKeepalivedStop,
  takeKeepalivedLog,
} from './sim/control/keepalived.js';
export { mistakesOf, setMistake } from './sim/control/mistakes.js';
export {
  addNeighbour,
  changeNeighbour,
  flushNeighbours,
  type NeighbourSpec,
  removeNeighbour,
  removeNeighbourSoon,
  replaceNeighbour,
} from './sim/control/neighbours.js';
export { addRoute, addRouteBeside, type RouteSpec, removeRoute, replaceRoute, routeTo } from './sim/control/routes.js';
export {
  addRoutingRule,
  flushRoutingRules,
  type RoutingRuleSpec,
  removeRoutingRule,
  routingRulesOf,
} from './sim/control/rules.js';
export { getSysctl, setSysctl, sysctlPaths } from './sim/control/sysctls.js';
export { startTraceroute } from './sim/control/traceroute.js';
export { forkWorld } from './sim/fork.js';
export type {
  Claim,
  Endpoint,
  IpvsDecision,
  KernelReaction,
  LearnedMac,
  OutgoingFrame,
  PendingPacket,
  Resolution,
  TableChange,
  WaitingFrame,
  Why,
} from './sim/frame-reaction.js';
export {
  forgetProgram,
  programResult,
  serve,
  startArping,
  startHoldClose,
  startHoldOpen,
  startHoldSend,
  startHttpClient,
  startPing,
  startUdpClient,
} from './sim/programs.js';
export {
  addressesOf,
  bridgesOf,
  countersOf,
  fdbOf,
  flushFdb,
  interfacesOf,
  neighboursOf,
  portsOf,
  queuedPacketsOf,
  routesOf,
  socketsOf,
} from './sim/readers.js';
export {
  collectTrace,
  drainCauses,
  drainTrace,
  nextEventAt,
  type RunOptions,
  type RunOutcome,
  runUntil,
  settle,
} from './sim/run.js';
export { holdAt, keyOf, releaseAt, resolve, waitingFrames } from './sim/seats.js';
export { settlingRule } from './sim/sending-rule.js';
export { stateHash } from './sim/state-hash.js';
export type { StormLimit, TraceEvent } from './sim/trace.js';
export type {
  AddressView,
  FdbView,
  ForwardingMethod,
  InterfaceView,
  IpvsConnectionState,
  IpvsConnectionView,
  IpvsDestinationView,
  IpvsServiceKey,
  IpvsServiceView,
  IpvsStats,
  IpvsTimeouts,
  NeighbourState,
  NeighbourView,
  RouteDecision,
  RouteProtocol,
  RouteTable,
  RouteType,
  RouteView,
  SchedulerName,
  Scope,
  SocketView,
  SwitchPortView,
  TcpState,
} from './sim/views.js';
export {
  addHost,
  addSwitch,
  connect,
  createWorld,
  type EndpointSpec,
  nodesOf,
  type WorldOptions,
} from './sim/world.js';
export type { Budget, World } from './sim/world-handle.js';
export {
  type AddressError,
  broadcastOf,
  formatIpv4,
  formatMac,
  IPV4_ANY,
  IPV4_BROADCAST,
  type Ipv4Address,
  type Ipv4Prefix,
  inPrefix,
  isGroupMac,
  isLoopback,
  isMulticast,
  MAC_BROADCAST,
  MAC_ZERO,
  type MacAddress,
  networkOf,
  parseIpv4,
  parseIpv4Prefix,
  parseMac,
} from './wire/address.js';
export { type DecodeError, decodeFrame } from './wire/decode.js';
export { type DissectedField, dissect } from './wire/dissect.js';
export { encodeFrame } from './wire/encode.js';
export {
  type ArpPacket,
  type EthernetPayload,
  type Frame,
  type IcmpEcho,
  type IcmpError,
  type IcmpMessage,
  type Ipv4Packet,
  type Ipv4Payload,
  ipv4Length,
  type OpaquePayload,
  protocolOf,
  TCP_ACK,
  TCP_FIN,
  TCP_PSH,
  TCP_RST,
  TCP_SYN,
  type TcpOptions,
  type TcpSegment,
  type UdpDatagram,
} from './wire/frame.js';
export { createTcpBookkeeping, type FrameJson, frameToJson, type TcpBookkeeping } from './wire/frame-json.js';
export { createTextBookkeeping, frameToText, type TextBookkeeping } from './wire/frame-text.js';
export { type FilterOperator, type FilterValue, type PacketFilter, passesFilter } from './wire/packet-filter.js';
