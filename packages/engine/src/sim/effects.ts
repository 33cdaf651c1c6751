import type { RuleId } from '../core/rule.js';
import type { SimTimeUs } from '../core/time.js';
import { addTimer, cancelTimer, moveTimer, parkTimer } from '../core/timer-queue.js';
import { wheelTime } from '../core/timer-wheel.js';
import type { HookVerdict, HostTimer } from '../host/environment.js';
import { type Host, interfaceByIfindex } from '../host/host.js';
import { countSent, type Interface } from '../host/interface.js';
import type { Neighbour, QueuedPacket } from '../host/neighbour.js';
import { sendRejection } from '../host/netfilter/reject.js';
import type { RejectWith } from '../host/netfilter/rule-set.js';
import type { IpvsEnvironment } from '../ipvs/environment.js';
import { ipvsErrorIn } from '../ipvs/icmp.js';
import type { Connection, Ipvs } from '../ipvs/ipvs.js';
import { ipvsLocalIn } from '../ipvs/local-in.js';
import { gatherFragments, ipvsReply } from '../ipvs/reply.js';
import { refuseStrayAnswer } from '../ipvs/stray-answer.js';
import { receiveSync } from '../ipvs/sync/backup.js';
import { hearsLink, takesPacket } from '../keepalived/inbox.js';
import { type FarEnd, farEnd } from '../link/wire.js';
import {
  type BridgeInside,
  type Switch,
  type SwitchEnvironment,
  type SwitchPort,
  sendByBridge,
} from '../switch/switch.js';
import { formatIpv4, formatMac, MAC_ZERO, type MacAddress } from '../wire/address.js';
import { type Frame, type Ipv4Packet, ipv4Length, NO_BYTES } from '../wire/frame.js';
import { type CurrentDelivery, putDelivery } from './backlog.js';
import { tap } from './capture.js';
import type { Endpoint, IpvsDecision, OutgoingFrame } from './frame-reaction.js';
import { Tracer } from './tracer.js';
import { deliverFromTunnel } from './tunnel-delivery.js';
import { isWoken, putWake } from './wake-queue.js';
import { bridgeOf, nodeAt, nodeName, type WorldState } from './world-state.js';

/** What one reaction did, for the key; while it is set nothing goes on the wire. */
export interface Recording {
  readonly out: OutgoingFrame[];
  readonly rules: RuleId[];
  ipvs: IpvsDecision | null;
}

export function createRecording(): Recording {
  return { out: [], rules: [], ipvs: null };
}

const LOOPBACK_PORT = 0;
const NO_FRAME: Frame = { src: MAC_ZERO, dst: MAC_ZERO, payload: { kind: 'opaque', protocol: 0, bytes: NO_BYTES } };

const SWITCH_PORT_MTU = 1500;
/** VLAN_HLEN: so much more than its MTU a veth takes. */
const MTU_ROOM = 4;

/** __is_skb_forwardable: what is too long for the other end of a cable is lost in it. */
function passesVeth(state: WorldState, far: FarEnd, frame: Frame): boolean {
  if (frame.payload.kind !== 'ipv4') return true;
  const node = state.nodes[far.node];
  const mtu = node?.kind === 'host' ? (node.host.interfaces[far.port]?.mtu ?? 0) : SWITCH_PORT_MTU;
  return ipv4Length(frame.payload) <= mtu + MTU_ROOM;
}

/** The one implementation of what devices may do: it changes the world they belong to. */
export class Effects implements IpvsEnvironment, SwitchEnvironment {
  readonly #state: WorldState;
  /** The one that is being handled. */
  readonly delivery: CurrentDelivery = { node: 0, port: 0, frame: NO_FRAME, cause: 0 };
  recording: Recording | null = null;
  /** Where the rules that decide are written down: asked for with every frame many times, so one field. */
  heard: RuleId[] | null;
  forced: Endpoint | null = null;
  /** Null while no trace is taken. */
  tracer: Tracer | null;
  /** The node whose IPVS is at work: its timers belong to it. */
  #node = 0;

  constructor(state: WorldState) {
    this.#state = state;
    this.tracer = state.tracing ? new Tracer(state, this) : null;
    this.heard = this.tracer === null ? null : this.tracer.rules;
  }

  get now(): SimTimeUs {
    return this.#state.now;
  }

  transmit(host: Host, iface: Interface, frame: Frame): void {
    if (this.recording === null) {
      countSent(iface, frame);
      this.#send(host.id, iface.index, host.name, iface.name, frame);
      if (iface.kind === 'bridge') this.#sendByBridge(host, iface, frame);
    } else this.recording.out.push({ iface: iface.name, frame });
  }

  #sendByBridge(host: Host, iface: Interface, frame: Frame): void {
    const node = this.#state.nodes[host.id];
    const bridge = node?.kind === 'host' ? bridgeOf(node, iface.ifindex) : undefined;
    if (bridge !== undefined) sendByBridge(this, bridge, frame);
  }

  passUp(device: Switch, inside: BridgeInside, frame: Frame): void {
    if (this.recording === null) putDelivery(this.#state.backlog, device.id, inside.index, frame, this.#cause());
  }

  transmitFrom(device: Switch, port: SwitchPort, frame: Frame): void {
    const node = device.inside === null ? undefined : this.#state.nodes[device.id];
    const member = node?.kind === 'host' ? node.host.interfaces[device.inside?.members[port.index] ?? -1] : undefined;
    if (node?.kind === 'host' && member !== undefined) this.transmit(node.host, member, frame);
    else if (this.recording === null) this.#send(device.id, port.index, device.name, port.name, frame);
    else this.recording.out.push({ iface: port.name, frame });
  }

  #send(node: number, port: number, name: string, portName: string, frame: Frame): void {
    const state = this.#state;
    const cause = this.tracer === null ? 0 : this.tracer.sends(name, portName, frame);
    if (state.captures.size > 0) tap(state, node, port, 'out', frame);
    const far = farEnd(state.wiring, node, port);
    if (far !== null && passesVeth(state, far, frame)) putDelivery(state.backlog, far.node, far.port, frame, cause);
  }

  loop(host: Host, packet: Ipv4Packet): void {
    const cause = this.tracer === null ? 0 : this.tracer.loops();
    putDelivery(this.#state.backlog, host.id, LOOPBACK_PORT, { src: MAC_ZERO, dst: MAC_ZERO, payload: packet }, cause);
  }

  setTimer(host: Host, at: number, timer: HostTimer): number {
    // Programs sleep by high-resolution timers; the kernel itself counts ticks.
    const due = timer.kind === 'program' ? at : wheelTime(this.#state.now, at);
    return addTimer(this.#state.timers, due, { kind: 'host', node: host.id, timer }, this.#cause());
  }

  setCollector(device: Switch, at: number): number {
    const due = wheelTime(this.#state.now, at);
    return addTimer(
      this.#state.timers,
      due,
      { kind: 'fdb-collector', node: device.id, bridge: device.inside?.ifindex ?? 0 },
      this.#cause(),
    );
  }

  setConnectionTimer(at: number, id: number): number {
    const due = wheelTime(this.#state.now, at);
    return addTimer(this.#state.timers, due, { kind: 'ipvs-connection', node: this.#node, id }, this.#cause());
  }

  setTemplateTimer(at: number, id: number): number {
    const due = wheelTime(this.#state.now, at);
    return addTimer(this.#state.timers, due, { kind: 'ipvs-template', node: this.#node, id }, this.#cause());
  }

  setSyncTimer(at: number): number {
    return addTimer(this.#state.timers, at, { kind: 'ipvs-sync', node: this.#node }, this.#cause());
  }

  moveTimer(id: number, at: number): void {
    moveTimer(this.#state.timers, id, wheelTime(this.#state.now, at), this.#cause());
  }

  /** The number of what acts now; 0 while no trace is taken. */
  #cause(): number {
    return this.tracer === null ? 0 : this.tracer.cause;
  }

  parkTimer(id: number): void {
    parkTimer(this.#state.timers, id);
  }

  cancelTimer(id: number): void {
    cancelTimer(this.#state.timers, id);
  }

  wake(host: Host, program: number): void {
    const { wakes } = this.#state;
    if (!isWoken(wakes, program)) putWake(wakes, { node: host.id, program, cause: this.#cause() });
  }

  localIn(host: Host, iface: Interface, packet: Ipv4Packet): HookVerdict {
    // What comes by lo has been through LOCAL_OUT already (skb->ipvs_property).
    const ipvs = iface.kind === 'loopback' ? null : this.#ipvsOf(host);
    return ipvs === null ? packet : this.#throughIpvs(host, ipvs, packet);
  }

  #throughIpvs(host: Host, ipvs: Ipvs, packet: Ipv4Packet): HookVerdict {
    const reply = ipvsReply(this, ipvs, packet);
    if (reply !== null) return reply;
    return refuseStrayAnswer(this, host, ipvs, packet) ? 'stolen' : ipvsLocalIn(this, host, ipvs, packet);
  }

  forwarded(host: Host, packet: Ipv4Packet): HookVerdict {
    const ipvs = this.#ipvsOf(host);
    if (ipvs === null) return packet;
    const whole = gatherFragments(this, host, packet);
    if (whole === 'stolen') return whole;
    // ip_vs_forward_icmp comes before ip_vs_out_hook.
    const icmp = whole.payload.kind === 'icmp-error' ? ipvsErrorIn(this, host, ipvs, whole, whole.payload) : whole;
    if (icmp === 'stolen') return icmp;
    return ipvsReply(this, ipvs, icmp) ?? (refuseStrayAnswer(this, host, ipvs, icmp) ? 'stolen' : icmp);
  }

  decapsulated(host: Host, iface: Interface, packet: Ipv4Packet): void {
    const cause = this.tracer === null ? 0 : this.tracer.loops();
    deliverFromTunnel(this.#state, { node: host.id, port: iface.index, cause }, packet);
  }

  rejectOwn(host: Host, by: RejectWith, packet: Ipv4Packet): void {
    sendRejection(this, host, by, { packet, unicast: true, delivered: false });
  }

  deliverRaw(host: Host, iface: Interface, packet: Ipv4Packet): boolean {
    const node = this.#state.nodes[host.id];
    if (node?.kind !== 'host' || !takesPacket(node.keepalived, iface, packet)) return false;
    this.wake(host, node.keepalived.daemon?.id ?? 0);
    return true;
  }

  linkChanged(host: Host, iface: Interface): void {
    const node = this.#state.nodes[host.id];
    if (node?.kind === 'host' && hearsLink(node.keepalived, iface)) this.wake(host, node.keepalived.daemon?.id ?? 0);
  }

  localOut(host: Host, packet: Ipv4Packet): HookVerdict {
    const ipvs = this.#ipvsOf(host);
    return ipvs === null ? packet : this.#throughIpvs(host, ipvs, packet);
  }

  #ipvsOf(host: Host): Ipvs | null {
    const node = this.#state.nodes[host.id];
    if (node?.kind !== 'host' || node.ipvs.services.size === 0) return null;
    this.#node = host.id;
    return node.ipvs;
  }

  /** For timers and commands of one node's IPVS. */
  actingFor(node: number): this {
    this.#node = node;
    return this;
  }

  forcedDestination(): Endpoint | undefined {
    return this.forced ?? undefined;
  }

  directed(connection: Connection, isNew: boolean): void {
    if (isNew && this.tracer !== null) {
      const { clientAddress, clientPort, destinationAddress, destinationPort } = connection;
      const client = `${formatIpv4(clientAddress)}:${clientPort}`;
      const server = `${formatIpv4(destinationAddress)}:${destinationPort}`;
      this.tracer.teaches(this.#nodeName(), 'connection', `${connection.protocol.toUpperCase()} ${client}`, server);
    }
    if (this.recording === null) return;
    this.recording.ipvs = {
      service: { address: connection.virtualAddress, port: connection.virtualPort },
      destination: { address: connection.destinationAddress, port: connection.destinationPort },
      newConnection: isNew,
    };
  }

  deliverToKernel(host: Host, iface: Interface, packet: Ipv4Packet): boolean {
    const node = this.#state.nodes[host.id];
    const backup = node?.kind === 'host' ? node.ipvs.sync.backup : null;
    if (node?.kind !== 'host' || backup === null || packet.payload.kind !== 'udp') return false;
    const isForIt = packet.dst === backup.group && packet.payload.destinationPort === backup.port;
    if (!isForIt || iface.ifindex !== backup.ifindex) return false;
    this.decided('UDP-DELIVER');
    this.#node = host.id;
    receiveSync(this, node.ipvs, packet.payload);
    return true;
  }

  decided(rule: RuleId): void {
    this.heard?.push(rule);
  }

  /** From now on what is sent and decided is written down there; null: no more. */
  record(recording: Recording | null): void {
    this.recording = recording;
    this.heard = recording?.rules ?? this.tracer?.rules ?? null;
  }

  waitsForNeighbour(queued: QueuedPacket): void {
    this.tracer?.arms(queued);
  }

  hasWaited(queued: QueuedPacket): void {
    this.tracer?.releases(queued);
  }

  learnsNeighbour(host: Host, neighbour: Neighbour): void {
    if (this.tracer === null) return;
    const iface = interfaceByIfindex(host, neighbour.ifindex)?.name ?? '';
    const key = `${formatIpv4(neighbour.address)} dev ${iface}`;
    this.tracer.teaches(host.name, 'neighbour', key, formatMac(neighbour.mac));
  }

  learnsPort(device: Switch, mac: MacAddress, port: SwitchPort): void {
    this.tracer?.teaches(device.name, 'fdb', formatMac(mac), port.name);
  }

  #nodeName(): string {
    return nodeName(nodeAt(this.#state, this.#node));
  }
}
