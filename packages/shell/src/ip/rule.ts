import {
  addRoutingRule,
  flushRoutingRules,
  formatIpv4,
  type Ipv4Prefix,
  type RouteTable,
  type RoutingRule,
  removeRoutingRule,
  routingRulesOf,
} from '@frameplay/engine';
import type { Arguments } from '../arguments.js';
import { lines } from '../columns.js';
import type { CommandResult } from '../command-run.js';
import type { Context } from '../context.js';
import { demand, stop, success, unsupported } from '../stop.js';
import { matches, netlinkRefusal, nextWord, readNumber, readPrefix } from './keyword.js';
import type { IpOptions } from './options.js';
import { readTable, tableText } from './table.js';

/** `ip rule`. */
export function rule(context: Context, options: IpOptions, args: Arguments): CommandResult {
  const verb = args.take() ?? 'list';
  if (matches(verb, 'list') || matches(verb, 'lst') || matches(verb, 'show')) return show(context, options, args);
  if (matches(verb, 'add')) return add(context, args);
  if (matches(verb, 'delete')) return remove(context, args);
  if (matches(verb, 'flush')) {
    flushRoutingRules(context.world, context.node);
    return success();
  }
  return stop(255, `Command "${verb}" is unknown, try "ip rule help".`);
}

interface Words {
  priority?: number;
  mark?: NonNullable<RoutingRule['mark']>;
  source?: Ipv4Prefix;
  destination?: Ipv4Prefix;
  table?: RouteTable;
}

const ALL_ONES = 0xff_ff_ff_ff;
const UNSUPPORTED = ['tos', 'dsfield', 'iif', 'dev', 'oif', 'l3mdev', 'ipproto', 'sport', 'dport', 'uidrange', 'nat'];
const ACTIONS = ['unreachable', 'prohibit', 'blackhole', 'unicast', 'goto', 'nop', 'suppress_prefixlength', 'realms'];

function readWords(args: Arguments): Words {
  const words: Words = {};
  for (let word = args.take(); word !== undefined; word = args.take()) readWord(words, word, args);
  return words;
}

function readWord(words: Words, word: string, args: Arguments): void {
  if (word === 'not' || UNSUPPORTED.includes(word) || ACTIONS.includes(word)) unsupported(`ip rule ${word}`);
  else if (word === 'from') words.source = readPrefix(nextWord(args));
  else if (word === 'to') words.destination = readPrefix(nextWord(args));
  else if (word === 'fwmark') words.mark = readMark(nextWord(args));
  else if (matches(word, 'preference') || matches(word, 'order') || matches(word, 'priority'))
    words.priority = readNumber(nextWord(args), 'preference value is invalid\n');
  else if (matches(word, 'table') || matches(word, 'lookup')) words.table = readTable(nextWord(args));
  else stop(255, `Error: argument "${word}" is wrong: Failed to parse rule type`);
}

function readMark(text: string): NonNullable<RoutingRule['mark']> {
  const [value = '', mask] = text.split('/');
  return { value: readHex(value, text), mask: mask === undefined ? ALL_ONES : readHex(mask, text) };
}

function readHex(part: string, text: string): number {
  const value = /^(0x[0-9a-f]{1,8}|\d{1,10})$/i.test(part) ? Number(part) : Number.NaN;
  return value <= ALL_ONES ? value : stop(255, `Error: argument "${text}" is wrong: fwmark value is invalid\n`);
}

/** `from all` is what a rule matches anyway. */
function named(prefix: Ipv4Prefix | undefined): Ipv4Prefix | null {
  return prefix === undefined || prefix.prefixLength === 0 ? null : prefix;
}

function given(key: 'source' | 'destination', prefix: Ipv4Prefix | null): Partial<RoutingRule> {
  return prefix === null ? {} : { [key]: prefix };
}

function add({ world, node }: Context, args: Arguments): CommandResult {
  const words = readWords(args);
  const spec = {
    mark: words.mark ?? null,
    source: named(words.source),
    destination: named(words.destination),
    table: words.table ?? ('main' as const),
    ...(words.priority === undefined ? {} : { priority: words.priority }),
  };
  demand(addRoutingRule(world, node, spec), netlinkRefusal);
  return success();
}

function remove({ world, node }: Context, args: Arguments): CommandResult {
  const words = readWords(args);
  const own = [0, 32_766, 32_767];
  if (words.priority !== undefined && own.includes(words.priority)) unsupported('ip rule del of a rule of the kernel');
  const { source, destination, ...rest } = words;
  const prefixes = { ...given('source', named(source)), ...given('destination', named(destination)) };
  demand(removeRoutingRule(world, node, { ...rest, ...prefixes }), netlinkRefusal);
  return success();
}

function show({ world, node }: Context, options: IpOptions, args: Arguments): CommandResult {
  if (!args.done) unsupported(`ip rule show ${args.peek()}`);
  if (options.json) unsupported('ip -j rule');
  const own = (priority: number, table: string): string => `${priority}:\tfrom all lookup ${table} `;
  const rules = routingRulesOf(world, node);
  const before = rules.filter(({ priority }) => priority < 32_766).map(ruleLine);
  const after = rules.filter(({ priority }) => priority >= 32_766).map(ruleLine);
  return success(lines([own(0, 'local'), ...before, own(32_766, 'main'), ...after, own(32_767, 'default')]));
}

function ruleLine({ priority, mark, source, destination, table }: RoutingRule): string {
  const prefix = ({ address, prefixLength }: Ipv4Prefix): string =>
    prefixLength === 32 ? formatIpv4(address) : `${formatIpv4(address)}/${prefixLength}`;
  const from = source === null ? 'all' : prefix(source);
  const to = destination === null ? '' : `to ${prefix(destination)} `;
  const mask = mark === null || mark.mask === ALL_ONES ? '' : `/0x${mark.mask.toString(16)}`;
  const marked = mark === null ? '' : `fwmark 0x${mark.value.toString(16)}${mask} `;
  return `${priority}:\tfrom ${from} ${to}${marked}lookup ${tableText(table)} `;
}
