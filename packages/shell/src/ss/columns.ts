import type { SocketView } from '@frameplay/engine';
import { lines } from '../columns.js';
import { serviceName } from '../service-names.js';

/** Columns of ss (iproute2 6.1) as it writes them when nobody says how wide the terminal is. */
interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  readonly delimiter: string;
}

const COLUMNS: readonly Column[] = [
  { title: 'Netid', align: 'left', delimiter: '' },
  { title: 'State', align: 'left', delimiter: ' ' },
  { title: 'Recv-Q', align: 'left', delimiter: ' ' },
  { title: 'Send-Q', align: 'left', delimiter: ' ' },
  { title: 'Local Address:', align: 'right', delimiter: ' ' },
  { title: 'Port', align: 'left', delimiter: '' },
  { title: 'Peer Address:', align: 'right', delimiter: ' ' },
  { title: 'Port', align: 'left', delimiter: '' },
  { title: 'Process', align: 'left', delimiter: '' },
];

const NETID = 0;
const STATE = 1;

export interface TableOptions {
  readonly netid: boolean;
  readonly state: boolean;
  readonly header: boolean;
  readonly numeric: boolean;
}

export const STATE_NAMES: Readonly<Record<SocketView['state'], string>> = {
  listen: 'LISTEN',
  'syn-sent': 'SYN-SENT',
  'syn-received': 'SYN-RECV',
  established: 'ESTAB',
  'fin-wait-1': 'FIN-WAIT-1',
  'fin-wait-2': 'FIN-WAIT-2',
  'close-wait': 'CLOSE-WAIT',
  closing: 'CLOSING',
  'last-ack': 'LAST-ACK',
  'time-wait': 'TIME-WAIT',
  closed: 'UNCONN',
  unconnected: 'UNCONN',
};

/** What listen() of the lab's servers asks for; of a listening socket Send-Q is that. */
const BACKLOG = 128;

export function socketTable(
  sockets: readonly SocketView[],
  formatAddress: (value: number) => string,
  options: TableOptions,
): string {
  const rows = sockets.map((socket) => cells(socket, formatAddress, options));
  const titles = options.header ? [COLUMNS.map(({ title }) => title)] : [];
  const shown = COLUMNS.map(
    (_column, index) => (index === NETID && options.netid) || (index === STATE && options.state) || index > STATE,
  );
  const all = [...titles, ...rows].map((row) => row.filter((_cell, index) => shown[index]));
  const columns = COLUMNS.filter((_column, index) => shown[index]);
  const widths = columns.map((_column, index) => Math.max(0, ...all.map((row) => (row[index] ?? '').length)));
  return lines(
    all.map((row) =>
      columns.map((column, index) => cell(column, row[index] ?? '', widths[index] ?? 0, index)).join(''),
    ),
  );
}

function cell({ align, delimiter }: Column, text: string, width: number, index: number): string {
  const padded = align === 'left' ? text.padEnd(width) : text.padStart(width);
  return (index === 0 || width === 0 ? '' : delimiter) + padded;
}

function cells(socket: SocketView, formatAddress: (value: number) => string, { numeric }: TableOptions): string[] {
  const { protocol, state, localAddress, localPort, remoteAddress, remotePort } = socket;
  const port = (value: number): string => (value === 0 ? '*' : numeric ? String(value) : serviceName(protocol, value));
  const sendQueue = state === 'listen' ? BACKLOG : 0;
  return [
    protocol,
    STATE_NAMES[state],
    '0'.padEnd(6),
    String(sendQueue).padEnd(6),
    `${formatAddress(localAddress)}:`,
    port(localPort),
    `${formatAddress(remoteAddress)}:`,
    port(remotePort),
    '',
  ];
}
