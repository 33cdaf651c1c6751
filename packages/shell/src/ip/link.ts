import {
  addBridge,
  addDummy,
  type KernelError,
  type MacAddress,
  parseMac,
  removeLink,
  setLinkArp,
  setLinkMac,
  setLinkMtu,
  setLinkState,
  setMaster,
} from '@frameplay/engine';
import type { Arguments } from '../arguments.js';
import type { CommandResult } from '../command-run.js';
import { type Context, hasInterface } from '../context.js';
import { type Controlled, demand, stop, success, unsupported } from '../stop.js';
import type { InterfaceSelection } from './interface-selection.js';
import { duplicate, matches, netlinkRefusal, nextWord, requireDevice } from './keyword.js';
import type { IpOptions } from './options.js';
import { showInterfaces } from './show-interfaces.js';

/** `ip link`. */
export function link(context: Context, options: IpOptions, args: Arguments): CommandResult {
  const verb = args.take() ?? 'show';
  if (matches(verb, 'set')) return set(context, args);
  if (matches(verb, 'add')) return add(context, args);
  if (matches(verb, 'show') || matches(verb, 'list') || matches(verb, 'lst')) return show(context, options, args);
  if (matches(verb, 'delete')) return remove(context, args);
  if (['change', 'replace', 'xstats', 'afstats', 'property', 'help'].some((known) => matches(verb, known))) {
    unsupported(`ip link ${verb}`);
  }
  return stop(255, `Command "${verb}" is unknown, try "ip link help".`);
}

function show(context: Context, options: IpOptions, args: Arguments): CommandResult {
  const selection: InterfaceSelection = { up: false };
  for (let word = args.take(); word !== undefined; word = args.take()) {
    if (word === 'up') selection.up = true;
    else if (word === 'type') selection.type = nextWord(args);
    else if (word === 'master') selection.master = requireDevice(context, nextWord(args));
    else if (['group', 'vrf', 'nomaster'].includes(word)) unsupported(`ip link show ${word}`);
    else selection.device = word === 'dev' ? nextWord(args) : word;
  }
  return showInterfaces(context, options, selection, 'link');
}

type Change = (context: Context, device: string) => Controlled<unknown>;

/** All words are read before anything changes: a mistake at the end changes nothing. */
function set(context: Context, args: Arguments): CommandResult {
  let device: string | undefined;
  const changes: Change[] = [];
  for (let word = args.take(); word !== undefined; word = args.take()) {
    const change = readChange(word, args);
    if (change !== undefined) changes.push(change);
    else if (device !== undefined) duplicate('dev', word);
    else device = word === 'dev' ? nextWord(args) : word;
  }
  if (device === undefined) stop(255, 'Not enough information: "dev" argument is required.');
  const name = requireDevice(context, device);
  for (const change of changes) demand(change(context, name), refusal);
  return success();
}

function refusal(error: KernelError): never {
  if (error.code === 'EINVAL' && error.message.includes('mtu')) stop(2, 'Error: mtu less than device minimum.');
  return netlinkRefusal(error);
}

function readChange(word: string, args: Arguments): Change | undefined {
  switch (word) {
    case 'up':
      return ({ world, node }, device) => setLinkState(world, node, device, true);
    case 'down':
      return ({ world, node }, device) => setLinkState(world, node, device, false);
    case 'mtu':
      return mtuChange(nextWord(args));
    case 'address':
      return macChange(nextWord(args));
    case 'master':
      return masterChange(nextWord(args));
    case 'nomaster':
      return ({ world, node }, device) => setMaster(world, node, device, null);
    case 'arp':
      return arpChange(nextWord(args));
    default:
      if (UNSUPPORTED.includes(word)) unsupported(`ip link set ${word}`);
      return undefined;
  }
}

const UNSUPPORTED = [
  ...['multicast', 'allmulticast', 'promisc', 'trailers', 'txqueuelen', 'txqlen', 'name', 'broadcast', 'brd'],
  ...['netns', 'alias', 'vf', 'group', 'type', 'dynamic', 'carrier', 'qlen', 'addrgenmode'],
];

function mtuChange(word: string): Change {
  if (!/^\d{1,9}$/.test(word)) stop(255, `Error: argument "${word}" is wrong: Invalid "mtu" value\n`);
  return ({ world, node }, device) => setLinkMtu(world, node, device, Number(word));
}

function macChange(word: string): Change {
  const mac = parseMac(word);
  if (!mac.ok) stop(1, `"${word}" is invalid lladdr.`);
  return ({ world, node }, device) => setLinkMac(world, node, device, mac.value);
}

function masterChange(bridge: string): Change {
  return (context, device) => {
    if (context.kind === 'switch') unsupported('ip link set master on a bridge');
    if (!hasInterface(context, bridge)) stop(255, `Error: argument "${bridge}" is wrong: Device does not exist\n`);
    return setMaster(context.world, context.node, device, bridge);
  };
}

function arpChange(word: string): Change {
  if (word !== 'on' && word !== 'off') {
    stop(255, `Error: argument of "arp" must be "on" or "off", not "${word}"`);
  }
  return ({ world, node }, device) => setLinkArp(world, node, device, word === 'on');
}

function add(context: Context, args: Arguments): CommandResult {
  const { name, type, mac } = readNewLink(args);
  if (type === undefined) stop(1, 'Not enough information: "type" argument is required');
  if (context.kind === 'switch') unsupported('ip link add on a bridge');
  demand(create(context, type, name, mac), netlinkRefusal);
  return success();
}

interface NewLink {
  name?: string;
  type?: string;
  mac?: MacAddress;
}

function readNewLink(args: Arguments): NewLink {
  const link: NewLink = {};
  for (let word = args.take(); word !== undefined; word = args.take()) {
    if (word === 'type') link.type = nextWord(args);
    else if (link.type === 'bridge' && isPlainBridge(word, args)) continue;
    else if (word === 'name' || word === 'dev') link.name = nextWord(args);
    else if (word === 'address' && link.type === undefined) link.mac = readMac(nextWord(args));
    else if (link.name === undefined) link.name = word;
    else if (link.type !== undefined || UNSUPPORTED.includes(word)) unsupported(`ip link add ${word}`);
    else duplicate('dev', word);
  }
  return link;
}

function create(
  context: Context,
  type: string,
  name: string | undefined,
  mac: MacAddress | undefined,
): Controlled<void> {
  const { world, node } = context;
  if (type === 'bridge') return addBridge(world, node, name ?? freeName(context, 'bridge'), mac);
  if (type !== 'dummy' || mac !== undefined) unsupported(`ip link add type ${type}`);
  return addDummy(world, node, name ?? freeName(context, 'dummy'));
}

/** Options whose value is the one that every bridge here has: no STP, no delay, no snooping that could be seen. */
function isPlainBridge(word: string, args: Arguments): boolean {
  if (!['stp_state', 'forward_delay', 'mcast_snooping'].includes(word)) return false;
  const value = nextWord(args);
  if (word === 'stp_state' && value !== '0') unsupported('ip link add type bridge stp_state 1');
  return true;
}

function readMac(word: string): MacAddress {
  const mac = parseMac(word);
  return mac.ok ? mac.value : stop(1, `"${word}" is invalid lladdr.`);
}

function freeName(context: Context, type: string): string {
  let number = 0;
  while (hasInterface(context, `${type}${number}`)) number += 1;
  return `${type}${number}`;
}

function remove(context: Context, args: Arguments): CommandResult {
  const word = args.takeIf('dev') ? nextWord(args) : args.take();
  if (word === undefined) stop(255, 'Not enough information: "dev" argument is required.');
  const name = requireDevice(context, word);
  if (context.kind === 'switch') unsupported('ip link delete on a bridge');
  demand(removeLink(context.world, context.node, name), netlinkRefusal);
  return success();
}
