import type { RuleId } from '../core/rule.js';
import { type SimTimeUs, US_PER_SECOND } from '../core/time.js';
import type { Mistakes } from '../mistake/mistake.js';
import { isGroupMac, type MacAddress } from '../wire/address.js';
import type { Frame } from '../wire/frame.js';

/** A port of a Linux bridge. */
export interface SwitchPort {
  readonly index: number;
  readonly name: string;
  readonly mac: MacAddress;
  up: boolean;
  carrier: boolean;
  /** When it last became fit to carry frames; linkwatch tells the bridge only after that instant. */
  openedAt: SimTimeUs;
}

export interface FdbEntry {
  port: number;
  seenAt: SimTimeUs;
}

/** Where a bridge stands that a host has inside: its own interface, and its ports by their place in the host. */
export interface BridgeInside {
  readonly ifindex: number;
  readonly index: number;
  /** Given by a person, and so not the least one of the ports any more. */
  readonly ownMac: boolean;
  readonly members: readonly number[];
}

/** A Linux bridge without STP: an L2 switch. Plain data, owned by one world. */
export interface Switch {
  readonly kind: 'switch';
  readonly id: number;
  readonly name: string;
  ports: SwitchPort[];
  mac: MacAddress;
  /** Null: the node is the switch. */
  inside: BridgeInside | null;
  readonly fdb: Map<MacAddress, FdbEntry>;
  /** The collector runs while there is something to collect. */
  collectorTimer: number;
  /** Wrong rules that it follows in place of the kernel's; see `MISTAKES`. */
  mistakes: Mistakes;
}

/** br0's own address in every lab. */
export const SWITCH_MAC = 0x02_ff_ff_ff_ff_fe as MacAddress;
export const AGEING_US = 300 * US_PER_SECOND;
/** 01-80-C2-00-00-00 to -0F never pass a bridge (IEEE 802.1D). */
const RESERVED_MAC_FIRST = 0x01_80_c2_00_00_00;
const RESERVED_MAC_LAST = 0x01_80_c2_00_00_0f;

/** What a switch may do to the world around it. */
export interface SwitchEnvironment {
  readonly now: SimTimeUs;
  transmitFrom(device: Switch, port: SwitchPort, frame: Frame): void;
  setCollector(device: Switch, at: number): number;
  decided(rule: RuleId): void;
  /** For the trace: a MAC is new, or at another port. */
  learnsPort(device: Switch, mac: MacAddress, port: SwitchPort): void;
  /** br_pass_frame_up: the frame is (also) for the host that has this bridge inside. */
  passUp(device: Switch, inside: BridgeInside, frame: Frame): void;
}

export function createSwitch(id: number, name: string): Switch {
  return {
    kind: 'switch',
    id,
    name,
    ports: [],
    mac: SWITCH_MAC,
    inside: null,
    fdb: new Map(),
    collectorTimer: 0,
    mistakes: null,
  };
}

const NEVER = -1 as SimTimeUs;

export function addPort(device: Switch, name: string, mac: MacAddress): SwitchPort {
  const port: SwitchPort = { index: device.ports.length, name, mac, up: true, carrier: true, openedAt: NEVER };
  device.ports.push(port);
  return port;
}

function isForwarding(port: SwitchPort): boolean {
  return port.up && port.carrier;
}

/** br_handle_frame: learn the sender, then forward, flood or drop. */
export function switchFrame(env: SwitchEnvironment, device: Switch, port: SwitchPort, frame: Frame): void {
  if (!isForwarding(port) || port.openedAt === env.now) return;
  const reserved = frame.dst >= RESERVED_MAC_FIRST && frame.dst <= RESERVED_MAC_LAST;
  if (reserved || isGroupMac(frame.src)) return;
  learn(env, device, frame.src, port);
  const known = isGroupMac(frame.dst) ? undefined : device.fdb.get(frame.dst);
  if (known === undefined) flood(env, device, port, frame);
  else forward(env, device, port, device.ports[known.port], frame);
  if (device.inside === null || known !== undefined) return;
  if (isGroupMac(frame.dst) || isOwnMac(device, frame.dst)) env.passUp(device, device.inside, frame);
}

/** br_dev_xmit: the host that has the bridge inside sends by it. */
export function sendByBridge(env: SwitchEnvironment, device: Switch, frame: Frame): void {
  const known = isGroupMac(frame.dst) ? undefined : device.fdb.get(frame.dst);
  if (known === undefined) flood(env, device, null, frame);
  else forward(env, device, null, device.ports[known.port], frame);
}

/** br_fdb_update. */
export function learn(env: SwitchEnvironment, device: Switch, mac: MacAddress, port: SwitchPort): void {
  const known = device.fdb.get(mac);
  if (known === undefined && isOwnMac(device, mac)) return;
  env.decided('FDB-LEARN');
  if (known?.port !== port.index) env.learnsPort(device, mac, port);
  if (known === undefined) device.fdb.set(mac, { port: port.index, seenAt: env.now });
  else {
    known.port = port.index;
    known.seenAt = env.now;
  }
  if (device.collectorTimer === 0) device.collectorTimer = env.setCollector(device, env.now + AGEING_US);
}

function isOwnMac(device: Switch, mac: MacAddress): boolean {
  return mac === device.mac || device.ports.some((port) => port.mac === mac);
}

function forward(
  env: SwitchEnvironment,
  device: Switch,
  from: SwitchPort | null,
  out: SwitchPort | undefined,
  frame: Frame,
): void {
  if (out === undefined || out === from || !isForwarding(out)) {
    env.decided('FDB-SAME-PORT');
    return;
  }
  env.decided('FDB-HIT');
  emit(env, device, out, frame);
}

/** M1: with the MAC of the port as its sender. */
function emit(env: SwitchEnvironment, device: Switch, out: SwitchPort, frame: Frame): void {
  const isRewritten = device.mistakes?.has('M1') === true;
  env.transmitFrom(device, out, isRewritten ? { ...frame, src: out.mac } : frame);
}

// br_flood walks the port list, which br_add_if fills from the front: last port first.
function flood(env: SwitchEnvironment, device: Switch, from: SwitchPort | null, frame: Frame): void {
  const toGroup = isGroupMac(frame.dst);
  // Frames to the bridge's own addresses are for nobody else.
  if (!toGroup && isOwnMac(device, frame.dst)) return;
  env.decided(toGroup ? 'FDB-BROADCAST' : 'FDB-FLOOD');
  for (let index = device.ports.length - 1; index >= 0; index--) {
    const port = device.ports[index] as SwitchPort;
    if (port !== from && isForwarding(port)) emit(env, device, port, frame);
  }
}

/** br_fdb_cleanup: removes what is old and says when to look again. */
export function collect(env: SwitchEnvironment, device: Switch): void {
  device.collectorTimer = 0;
  let oldest = Number.POSITIVE_INFINITY;
  for (const [mac, entry] of device.fdb) {
    if (env.now - entry.seenAt >= AGEING_US) device.fdb.delete(mac);
    else oldest = Math.min(oldest, entry.seenAt);
  }
  if (device.fdb.size > 0) device.collectorTimer = env.setCollector(device, oldest + AGEING_US);
}

/** br_stp_disable_port: a port that goes down forgets what was behind it. */
export function forgetPort(device: Switch, port: SwitchPort): void {
  for (const [mac, entry] of device.fdb) if (entry.port === port.index) device.fdb.delete(mac);
}
