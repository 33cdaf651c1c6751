import {
  type AddressFilter,
  type AddressSpec,
  addAddress,
  broadcastOf,
  flushAddresses,
  type Ipv4Address,
  type Ipv4Prefix,
  removeAddress,
  type Scope,
} from '@frameplay/engine';
import type { Arguments } from '../arguments.js';
import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { own } from '../own.js';
import { demand, stop, success, unsupported } from '../stop.js';
import type { InterfaceSelection } from './interface-selection.js';
import { duplicate, matches, netlinkRefusal, nextWord, readAddress, readPrefix, requireDevice } from './keyword.js';
import type { IpOptions } from './options.js';
import { showInterfaces } from './show-interfaces.js';

/** `ip address`. */
export function address(context: Context, options: IpOptions, args: Arguments): CommandResult {
  const verb = args.take() ?? 'show';
  if (matches(verb, 'add')) return add(context, args, false);
  if (matches(verb, 'change') || verb === 'chg' || matches(verb, 'replace')) return add(context, args, true);
  if (matches(verb, 'delete')) return remove(context, args);
  if (matches(verb, 'list') || matches(verb, 'show') || matches(verb, 'lst')) return show(context, options, args);
  if (matches(verb, 'flush')) return flush(context, args);
  if (['save', 'restore', 'showdump', 'help'].some((known) => matches(verb, known))) {
    unsupported(`ip address ${verb}`);
  }
  return stop(255, `Command "${verb}" is unknown, try "ip address help".`);
}

interface Words {
  prefix?: Ipv4Prefix;
  prefixHasLength?: boolean;
  device?: string;
  broadcast?: string;
  scope?: Scope;
  label?: string;
}

function readWords(args: Arguments): Words {
  const words: Words = {};
  for (let word = args.take(); word !== undefined; word = args.take()) readWord(words, word, args);
  return words;
}

function readWord(words: Words, word: string, args: Arguments): void {
  if (word === 'peer' || word === 'remote' || matches(word, 'anycast')) unsupported(`ip address ${word}`);
  else if (matches(word, 'broadcast') || word === 'brd') words.broadcast = nextWord(args);
  else if (word === 'scope') words.scope = readScope(nextWord(args));
  else if (word === 'dev') words.device = nextWord(args);
  else if (word === 'label') words.label = nextWord(args);
  else if (UNSUPPORTED.includes(word)) unsupported(`ip address ${word}`);
  else readLocal(words, word === 'local' ? nextWord(args) : word);
}

const UNSUPPORTED = ['metric', 'valid_lft', 'preferred_lft', 'home', 'nodad', 'noprefixroute', 'autojoin', 'proto'];

function readLocal(words: Words, word: string): void {
  if (words.prefix !== undefined) duplicate('local', word);
  words.prefix = readPrefix(word);
  words.prefixHasLength = word.includes('/');
}

const SCOPES: Readonly<Record<string, Scope>> = {
  global: 'global',
  '0': 'global',
  site: 'site',
  '200': 'site',
  link: 'link',
  '253': 'link',
  host: 'host',
  '254': 'host',
  nowhere: 'nowhere',
  '255': 'nowhere',
};

export function readScope(word: string): Scope {
  return own(SCOPES, word) ?? stop(255, `Error: argument "${word}" is wrong: invalid scope value.`);
}

function requiredDevice(context: Context, words: Words): string {
  if (words.device === undefined) stop(1, 'Not enough information: "dev" argument is required.');
  return requireDevice(context, words.device);
}

/** `change` and `replace` are satisfied with an address that is there; only its lifetime could be another. */
function add(context: Context, args: Arguments, mayExist: boolean): CommandResult {
  const words = readWords(args);
  const iface = requiredDevice(context, words);
  if (words.prefix === undefined) stop(2, 'RTNETLINK answers: Operation not supported');
  const broadcast = readBroadcast(words.broadcast, words.prefix);
  const spec: AddressSpec = {
    iface,
    local: words.prefix.address,
    prefixLength: words.prefix.prefixLength,
    ...(broadcast === undefined ? {} : { broadcast }),
    ...(words.scope === undefined ? {} : { scope: words.scope }),
    ...(words.label === undefined ? {} : { label: words.label }),
  };
  const added = addAddress(context.world, context.node, spec);
  if (added.ok || !mayExist || added.error.code !== 'EEXIST') demand(added, netlinkRefusal);
  return success();
}

function readBroadcast(word: string | undefined, prefix: Ipv4Prefix): Ipv4Address | undefined {
  if (word === undefined || word === '-') return undefined;
  if (word === '+') return broadcastOf(prefix.address, prefix.prefixLength);
  return readAddress(word, 'inet');
}

function remove(context: Context, args: Arguments): CommandResult {
  const words = readWords(args);
  const iface = requiredDevice(context, words);
  const filter: AddressFilter = words.label === undefined ? { iface } : { iface, label: words.label };
  if (words.prefix === undefined) unsupported('ip address del without an address');
  const length = words.prefixHasLength === true ? { prefixLength: words.prefix.prefixLength } : {};
  const which = { ...filter, iface, local: words.prefix.address, ...length };
  demand(removeAddress(context.world, context.node, which), netlinkRefusal);
  return success();
}

/** `show` and `flush` select in the same words. */
function readSelection(args: Arguments, verb: string): InterfaceSelection {
  const selection: InterfaceSelection = { up: false };
  for (let word = args.take(); word !== undefined; word = args.take()) {
    if (!readAddressFilter(selection, word, args)) readInterfaceFilter(selection, word, args, verb);
  }
  return selection;
}

function readAddressFilter(selection: InterfaceSelection, word: string, args: Arguments): boolean {
  switch (word) {
    case 'to':
      selection.prefix = readPrefix(nextWord(args));
      return true;
    case 'scope':
      selection.scope = readScope(nextWord(args));
      return true;
    case 'label':
      selection.label = nextWord(args);
      return true;
    case 'primary':
    case 'secondary':
      selection.secondary = word === 'secondary';
      return true;
    default:
      return false;
  }
}

function readInterfaceFilter(selection: InterfaceSelection, word: string, args: Arguments, verb: string): void {
  if (word === 'up') selection.up = true;
  else if (word === 'type') selection.type = nextWord(args);
  else if (word === 'master') selection.master = nextWord(args);
  else if (SELECTORS.includes(word)) unsupported(`ip address ${verb} ${word}`);
  else selection.device = word === 'dev' ? nextWord(args) : word;
}

const SELECTORS = ['vrf', 'dynamic', 'permanent'];

function show(context: Context, options: IpOptions, args: Arguments): CommandResult {
  return showInterfaces(context, options, readSelection(args, 'show'), 'address');
}

function flush(context: Context, args: Arguments): CommandResult {
  if (args.done) stop(1, 'Flush requires arguments.');
  const { device, up: _up, ...others } = readSelection(args, 'flush');
  const [other] = Object.keys(others);
  if (device === undefined || other !== undefined) unsupported(`ip address flush ${other ?? 'up'}`);
  const iface = requireDevice(context, device);
  demand(flushAddresses(context.world, context.node, { iface }), netlinkRefusal);
  return success();
}
