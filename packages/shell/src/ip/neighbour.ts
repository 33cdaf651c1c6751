import {
  addNeighbour,
  changeNeighbour,
  flushNeighbours,
  type Ipv4Address,
  type Ipv4Prefix,
  inPrefix,
  type MacAddress,
  type NeighbourSpec,
  neighboursOf,
  parseIpv4,
  parseMac,
  removeNeighbour,
  removeNeighbourSoon,
  replaceNeighbour,
} from '@frameplay/engine';
import type { Arguments } from '../arguments.js';
import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { own } from '../own.js';
import { demand, stop, success, unsupported } from '../stop.js';
import { duplicate, matches, netlinkRefusal, nextWord, readPrefix, requireDevice } from './keyword.js';
import { neighbourJson, neighbourText } from './neighbour-rows.js';
import type { IpOptions } from './options.js';

/** `ip neighbour`. */
export function neighbour(context: Context, options: IpOptions, args: Arguments): CommandResult {
  const verb = args.take() ?? 'show';
  if (matches(verb, 'add')) return change(context, args, 'add');
  if (matches(verb, 'change') || verb === 'chg') return change(context, args, 'change');
  if (matches(verb, 'replace')) return change(context, args, 'replace');
  if (matches(verb, 'delete')) return change(context, args, 'delete');
  if (matches(verb, 'show') || matches(verb, 'lst') || matches(verb, 'list')) return show(context, options, args);
  if (matches(verb, 'flush')) return flush(context, args);
  if (matches(verb, 'get')) return get(context, options, args);
  if (matches(verb, 'help')) unsupported(`ip neigh ${verb}`);
  return stop(255, `Command "${verb}" is unknown, try "ip neigh help".`);
}

interface Words {
  address?: Ipv4Address;
  device?: string;
  mac?: MacAddress;
  state: NeighbourSpec['state'];
}

const STATES: Readonly<Record<string, NeighbourSpec['state']>> = {
  permanent: 'permanent',
  reachable: 'reachable',
  stale: 'stale',
  delay: 'delay',
  probe: 'probe',
  failed: 'failed',
  noarp: 'noarp',
};

function readWords(args: Arguments): Words {
  const words: Words = { state: 'permanent' };
  for (let word = args.take(); word !== undefined; word = args.take()) {
    if (word === 'lladdr') words.mac = readMac(nextWord(args));
    else if (word === 'nud') words.state = readState(nextWord(args));
    else if (word === 'dev') words.device = nextWord(args);
    else if (['proxy', 'router', 'use', 'managed', 'extern_learn', 'protocol'].includes(word)) {
      unsupported(`ip neigh ${word}`);
    } else readTarget(words, word === 'to' ? nextWord(args) : word);
  }
  return words;
}

function readTarget(words: Words, word: string): void {
  if (words.address !== undefined) duplicate('to', word);
  const address = parseIpv4(word);
  words.address = address.ok ? address.value : stop(1, `Error: any valid address is expected rather than "${word}".`);
}

function readMac(word: string): MacAddress {
  const mac = parseMac(word);
  if (mac.ok) return mac.value;
  return /^[0-9a-f]{1,2}(:[0-9a-f]{1,2})*$/i.test(word)
    ? stop(2, 'Error: Invalid link address.')
    : stop(1, `"${word}" is invalid lladdr.`);
}

function readState(word: string): NeighbourSpec['state'] {
  return own(STATES, word) ?? stop(255, `Error: argument "${word}" is wrong: nud state is bad`);
}

function change(context: Context, args: Arguments, verb: 'add' | 'change' | 'replace' | 'delete'): CommandResult {
  const words = readWords(args);
  if (words.device === undefined || words.address === undefined) {
    stop(255, 'Device and destination are required arguments.');
  }
  const iface = requireDevice(context, words.device);
  const { address } = words;
  if (verb === 'delete') {
    demand(removeNeighbour(context.world, context.node, { iface, address }), netlinkRefusal);
    return success();
  }
  if (words.mac === undefined && NEEDS_MAC.includes(words.state)) stop(2, 'Error: No link layer address given.');
  const spec: NeighbourSpec = { iface, address, mac: words.mac ?? null, state: words.state };
  demand(CONTROLS[verb](context.world, context.node, spec), netlinkRefusal);
  return success();
}

const NEEDS_MAC: readonly NeighbourSpec['state'][] = ['permanent', 'reachable', 'stale', 'delay', 'probe'];
const CONTROLS = { add: addNeighbour, change: changeNeighbour, replace: replaceNeighbour };

interface Selection {
  device?: string;
  prefix?: Ipv4Prefix;
  all: boolean;
  state?: string;
}

function readSelection(context: Context, args: Arguments): Selection {
  const selection: Selection = { all: false };
  for (let word = args.take(); word !== undefined; word = args.take()) {
    if (word === 'dev') selection.device = requireDevice(context, nextWord(args));
    else if (word === 'nud') readShownState(selection, nextWord(args));
    else if (['proxy', 'unused', 'master', 'vrf', 'nomaster', 'protocol'].includes(word)) {
      unsupported(`ip neigh show ${word}`);
    } else if (word !== 'all') {
      // `all` is a prefix like any other, 0/0: it leaves permanent entries alone (iproute2, ipneigh.c and get_prefix).
      selection.prefix = readPrefix(word === 'to' ? nextWord(args) : word);
    }
  }
  return selection;
}

function readShownState(selection: Selection, word: string): void {
  if (word === 'all') selection.all = true;
  else if (own(STATES, word) !== undefined || word === 'incomplete') selection.state = word;
  else stop(255, `Error: argument "${word}" is wrong: nud state is bad`);
}

function selected(context: Context, selection: Selection) {
  const { device, prefix, state } = selection;
  return neighboursOf(context.world, context.node).filter(
    (entry) =>
      (device === undefined || entry.iface === device) &&
      (prefix === undefined || inPrefix(entry.address, prefix.address, prefix.prefixLength)) &&
      (state === undefined ? selection.all || entry.state !== 'noarp' : entry.state === state),
  );
}

function show(context: Context, options: IpOptions, args: Arguments): CommandResult {
  const selection = readSelection(context, args);
  const entries = selected(context, selection);
  const hideDevice = selection.device !== undefined;
  return success(
    options.json ? neighbourJson(entries, hideDevice, options.pretty) : neighbourText(entries, hideDevice),
  );
}

function flush(context: Context, args: Arguments): CommandResult {
  if (args.done) stop(1, 'Flush requires arguments.');
  const selection = readSelection(context, args);
  if (selection.state !== undefined) unsupported('ip neigh flush nud');
  const keep = (entry: { state: string }): boolean => selection.all || entry.state !== 'permanent';
  for (const { iface, address } of selected(context, { ...selection, all: false }).filter(keep)) {
    const filter = { iface, address, all: selection.all };
    demand(flushNeighbours(context.world, context.node, filter), netlinkRefusal);
  }
  // iproute2 looks again: what was told as it went may have made new entries.
  for (const { iface, address } of selected(context, { ...selection, all: false }).filter(keep))
    removeNeighbourSoon(context.world, context.node, { iface, address });
  return success();
}

/** `ip neigh get ADDRESS dev DEVICE`: one entry. */
function get(context: Context, options: IpOptions, args: Arguments): CommandResult {
  const words = readWords(args);
  if (words.device === undefined || words.address === undefined) {
    stop(1, 'Device and address are required arguments.');
  }
  const iface = requireDevice(context, words.device);
  const all = neighboursOf(context.world, context.node);
  const found = all.filter((entry) => entry.iface === iface && entry.address === words.address);
  if (found.length === 0) stop(2, 'Error: Neighbour entry not found.');
  return success(options.json ? neighbourJson(found, false, options.pretty) : neighbourText(found, false));
}
