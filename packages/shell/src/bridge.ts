import { bridgesOf, type FdbView, fdbOf, formatMac, parseMac, simTime } from '@frameplay/engine';
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
  if (!matches(verb, 'show') && !matches(verb, 'list') && !matches(verb, 'lst')) {
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
  const bridges =
    context.kind === 'host'
      ? bridgesOf(context.world, context.node)
      : [{ name: 'br0', fdb: fdbOf(context.world, context.node) }];
  if (selection.bridge !== undefined && !bridges.some(({ name }) => name === selection.bridge)) {
    stop(255, `Cannot find bridge device "${selection.bridge}"`);
  }
  const rows = bridges
    .filter(({ name }) => selection.bridge === undefined || name === selection.bridge)
    .flatMap(({ name, fdb }) =>
      fdb.filter((entry) => isSelected(entry, selection)).map((entry) => ({ ...entry, master: name })),
    );
  if (!selection.dynamic && !json) rows.push(...groupRows(context, bridges, selection));
  if (json) return success(`${JSON.stringify(rows.map((entry) => jsonRow(entry, selection)))}\n`);
  return success(lines(rows.map((entry) => textRow(entry, selection))));
}

type Row = FdbView & { readonly master: string };

/** What every port and bridge listens to for itself: all nodes of IPv4 and IPv6. */
const GROUPS = ['01:00:5e:00:00:01', '33:33:00:00:00:01'];
/** With multicast snooping a bridge listens to all snoopers too (RFC 4286). */
const SNOOPERS = ['01:00:5e:00:00:6a', '33:33:00:00:00:6a'];

function groupRows(
  context: Context,
  bridges: readonly { readonly name: string; readonly fdb: readonly FdbView[] }[],
  selection: Selection,
): Row[] {
  const wanted = bridges.filter(({ name }) => selection.bridge === undefined || name === selection.bridge);
  return wanted.flatMap(({ name, fdb }) => {
    const own = context.kind === 'host' ? [...GROUPS, ...SNOOPERS] : GROUPS;
    const ports = [...new Set(fdb.map(({ port }) => port))].filter((port) => port !== name);
    const rows = [...own.map((mac) => [mac, name]), ...ports.flatMap((port) => GROUPS.map((mac) => [mac, port]))];
    return rows
      .filter(([, port]) => selection.device === undefined || selection.device === port)
      .map(([mac = '', port = '']) => ({ ...groupEntry(mac, port), master: '' }));
  });
}

function groupEntry(mac: string, port: string): FdbView {
  const parsed = parseMac(mac);
  return { mac: parsed.ok ? parsed.value : unsupported(mac), port, state: 'permanent', seenAt: simTime(0) };
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

function jsonRow(entry: Row, selection: Selection): unknown {
  const port = selection.device === undefined ? { ifname: entry.port } : {};
  return {
    mac: formatMac(entry.mac),
    ...port,
    flags: [],
    master: entry.master,
    state: entry.state === 'permanent' ? 'permanent' : '',
  };
}

function textRow(entry: Row, selection: Selection): string {
  const device = selection.device === undefined ? `dev ${entry.port} ` : '';
  const where = entry.master === '' ? 'self ' : `master ${entry.master} `;
  return `${formatMac(entry.mac)} ${device}${where}${entry.state === 'permanent' ? 'permanent' : ''}`;
}
