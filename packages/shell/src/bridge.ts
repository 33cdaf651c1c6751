import { type FdbView, fdbOf, formatMac } from '@frameplay/engine';
import { Arguments } from './arguments.js';
import { lines } from './columns.js';
import type { CommandResult } from './command-run.js';
import type { Context } from './context.js';
import { matches } from './ip/keyword.js';
import { stop, success, unsupported } from './stop.js';

/** `bridge fdb show` of iproute2 6.1. A switch of a lab is the bridge br0. */
export function bridge(context: Context, words: readonly string[]): CommandResult {
  const args = new Arguments(words);
  let json = false;
  for (let word = args.peek(); word?.startsWith('-') === true; word = args.peek()) {
    args.take();
    if (matches(word, '-json')) json = true;
    else unsupported(`bridge ${word}`);
  }
  const object = args.take() ?? stop(255, 'Usage: bridge [ OPTIONS ] OBJECT { COMMAND | help }');
  if (['link', 'mdb', 'vlan', 'vni', 'monitor'].some((known) => matches(object, known)))
    unsupported(`bridge ${object}`);
  if (!matches(object, 'fdb')) stop(255, `Object "${object}" is unknown, try "bridge help".`);
  const verb = args.take() ?? 'show';
  if (['add', 'append', 'delete', 'replace', 'get', 'flush'].some((known) => matches(verb, known))) {
    unsupported(`bridge fdb ${verb}`);
  }
  if (!matches(verb, 'show') && !matches(verb, 'list') && verb !== 'lst') {
    stop(255, `Command "${verb}" is unknown, try "bridge fdb help".`);
  }
  return showFdb(context, args, json);
}

interface Selection {
  bridge?: string;
  device?: string;
  dynamic: boolean;
}

function showFdb(context: Context, args: Arguments, json: boolean): CommandResult {
  const selection = readSelection(args);
  if (selection.bridge !== undefined && (context.kind === 'host' || selection.bridge !== 'br0')) {
    stop(255, `Cannot find bridge device "${selection.bridge}"`);
  }
  if (context.kind === 'host') return success(json ? '[]\n' : '');
  const entries = fdbOf(context.world, context.node).filter((entry) => isSelected(entry, selection));
  if (json) return success(`${JSON.stringify(entries.map((entry) => jsonRow(entry, selection)))}\n`);
  return success(lines(entries.map((entry) => textRow(entry, selection))));
}

function readSelection(args: Arguments): Selection {
  const selection: Selection = { dynamic: false };
  for (let word = args.take(); word !== undefined; word = args.take()) {
    if (word === 'br') selection.bridge = args.take() ?? stop(255, 'Command line is not complete. Try option "help"');
    else if (word === 'brport' || word === 'dev') selection.device = args.take() ?? '';
    else if (word === 'dynamic') selection.dynamic = true;
    else unsupported(`bridge fdb show ${word}`);
  }
  return selection;
}

function isSelected(entry: FdbView, selection: Selection): boolean {
  if (selection.dynamic && entry.state === 'permanent') return false;
  return selection.device === undefined || entry.port === selection.device;
}

function jsonRow(entry: FdbView, selection: Selection): unknown {
  const port = selection.device === undefined ? { ifname: entry.port } : {};
  return {
    mac: formatMac(entry.mac),
    ...port,
    flags: [],
    master: 'br0',
    state: entry.state === 'permanent' ? 'permanent' : '',
  };
}

function textRow(entry: FdbView, selection: Selection): string {
  const device = selection.device === undefined ? `dev ${entry.port} ` : '';
  return `${formatMac(entry.mac)} ${device}master br0 ${entry.state === 'permanent' ? 'permanent' : ''}`;
}
