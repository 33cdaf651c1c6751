import { left, lines, right } from '../columns.js';
import type { CommandResult } from '../command-run.js';
import { type Context, hasInterface } from '../context.js';
import { stop, success, unsupported } from '../stop.js';
import { type AddressRow, type InterfaceRow, interfaceRows, type ShownInterface } from './interface-rows.js';
import { type InterfaceSelection, select } from './interface-selection.js';
import { jsonText } from './json-text.js';
import type { IpOptions } from './options.js';

type What = 'address' | 'link';

/** `ip address show`, `ip link show`, also -j, -br and -o. */
export function showInterfaces(
  context: Context,
  options: IpOptions,
  selection: InterfaceSelection,
  what: What,
): CommandResult {
  if (context.kind === 'switch') unsupported(`ip ${what} show on a bridge`);
  if (selection.device !== undefined && !hasInterface(context, selection.device)) {
    stop(1, `Device "${selection.device}" does not exist.`);
  }
  const inet = what === 'address' && (options.inet || selection.prefix !== undefined);
  const shown = select(interfaceRows(context, options.statistics), { ...selection, inet });
  const rows = shown.map(({ row }) => row);
  if (options.json) {
    const row = options.brief ? briefRow : jsonRow;
    return success(
      jsonText(
        rows.map((shown) => row(shown, what)),
        options.pretty,
      ),
    );
  }
  if (options.brief) return success(lines(rows.map((row) => briefLine(row, what))));
  if (options.oneline) return success(lines(shown.flatMap((one) => oneLines(one, what))));
  if (selection.label !== undefined) return success(lines(rows.flatMap(addressLines)));
  return success(lines(shown.flatMap((one) => longLines(one, what, inet))));
}

function jsonRow(row: InterfaceRow, what: What): unknown {
  if (what === 'address') return row;
  const { addr_info: _addresses, ifindex, link, link_index, ifname, ...others } = row;
  const { flags, mtu, qdisc, master, operstate, ...rest } = others;
  const peer = { ...(link === undefined ? {} : { link }), ...(link_index === undefined ? {} : { link_index }) };
  const bridge = master === undefined ? {} : { master };
  return { ifindex, ...peer, ifname, flags, mtu, qdisc, ...bridge, operstate, linkmode: 'DEFAULT', ...rest };
}

function briefRow(row: InterfaceRow, what: What): unknown {
  const { link, ifname, operstate, address, flags, addr_info } = row;
  const head = { ...(link === undefined ? {} : { link }), ifname, operstate };
  if (what === 'link') return { ...head, address, flags };
  return { ...head, addr_info: addr_info.map(({ local, prefixlen }) => ({ local, prefixlen })) };
}

function shownName(row: InterfaceRow): string {
  if (row.link_index !== undefined) return `${row.ifname}@if${row.link_index}`;
  return row.link === null ? `${row.ifname}@NONE` : row.ifname;
}

function briefLine(row: InterfaceRow, what: What): string {
  const head = `${left(shownName(row), 16)} ${left(row.operstate, 14)} `;
  if (what === 'link') return `${head}${left(row.address, 17)} <${row.flags.join(',')}> `;
  return head + row.addr_info.map((address) => `${address.local}/${address.prefixlen} `).join('');
}

function firstLine(row: InterfaceRow, what: What): string {
  const mode = what === 'link' ? ' mode DEFAULT' : '';
  return (
    `${row.ifindex}: ${shownName(row)}: <${row.flags.join(',')}> mtu ${row.mtu} qdisc ${row.qdisc}${row.master === undefined ? '' : ` master ${row.master}`} ` +
    `state ${row.operstate}${mode} group ${row.group} qlen ${row.txqlen}`
  );
}

/** With `-4` the link layer is left out, and the name of the peer's namespace ends the first line. */
function longLines({ row, peer }: ShownInterface, what: What, inet: boolean): string[] {
  const namespace = peer === null ? '' : ` link-netns ${peer}`;
  const first = firstLine(row, what);
  const link = `    link/${row.link_type} ${row.address} brd ${row.broadcast}${namespace}`;
  const head = inet ? [first + namespace] : [first, link];
  return [...head, ...(what === 'address' ? addressLines(row) : []), ...statisticsLines(row)];
}

function addressLines(row: InterfaceRow): string[] {
  return row.addr_info.flatMap((info) => [`    ${inetText(info)}`, LIFETIME]);
}

/** print_stats64() of iproute2: columns grow with what is in them. */
function statisticsLines({ stats64 }: InterfaceRow): string[] {
  if (stats64 === undefined) return [];
  const tables = [
    {
      name: 'RX',
      titles: ['bytes', 'packets', 'errors', 'dropped', 'missed', 'mcast'],
      values: Object.values(stats64.rx),
    },
    {
      name: 'TX',
      titles: ['bytes', 'packets', 'errors', 'dropped', 'carrier', 'collsns'],
      values: Object.values(stats64.tx),
    },
  ];
  const widths = COLUMN_WIDTHS.map((width, index) =>
    Math.max(width, ...tables.map(({ values }) => String(values[index] ?? 0).length)),
  );
  return tables.flatMap(({ name, titles, values }) => {
    const title = titles.map((text, index) => right(text, (widths[index] ?? 0) - (index === 0 ? 4 : 0))).join(' ');
    const numbers = values.map((value, index) => `${right(value, widths[index] ?? 0)} `).join('');
    return [`    ${name}: ${title} ${right('', COMPRESSED_WIDTH)}`, `    ${numbers}`];
  });
}

const COLUMN_WIDTHS = [10, 7, 6, 7, 7, 7];
/** A column that is there only where something compresses. */
const COMPRESSED_WIDTH = 10;

const LIFETIME = '       valid_lft forever preferred_lft forever';

function inetText(info: AddressRow): string {
  const broadcast = info.broadcast === undefined ? '' : ` brd ${info.broadcast}`;
  const secondary = info.secondary === true ? ' secondary' : '';
  return `inet ${info.local}/${info.prefixlen}${broadcast} scope ${info.scope}${secondary} ${info.label}`;
}

function oneLines(shown: ShownInterface, what: What): string[] {
  const { row } = shown;
  if (what === 'link') return [longLines(shown, what, false).join('\\')];
  return row.addr_info.map((info) => `${row.ifindex}: ${row.ifname}    ${inetText(info)}\\${LIFETIME}`);
}
