import type { YAMLMap } from 'yaml';
import type { LabServer } from './lab.js';
import {
  allowKeys,
  fail,
  get,
  lineOf,
  type Reader,
  readFlag,
  readInteger,
  readList,
  readMap,
  readText,
} from './reader.js';

const SIZE_BYTES_MAX = 1_000_000;
const ADDRESS = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

export function parseServers(reader: Reader, node: YAMLMap, name: string): LabServer[] {
  const serve = get(reader, node, 'serve');
  if (serve === undefined) return [];
  const list = readList(reader, serve, `"serve" of node ${name}`, node);
  return list.map((item) => readServer(reader, item, `a server of node ${name}`)).filter((s) => s !== undefined);
}

function readServer(reader: Reader, node: unknown, what: string): LabServer | undefined {
  const map = readMap(reader, node, what, undefined);
  if (map === undefined) return undefined;
  allowKeys(reader, map, what, ['port', 'body', 'bind', 'size', 'echo', 'udp']);
  const port = readInteger(reader, map, 'port', what, { min: 1, max: 65_535 });
  const body = readText(reader, map, 'body', what);
  const bind = get(reader, map, 'bind') === undefined ? '0.0.0.0' : readText(reader, map, 'bind', what);
  const size = readSize(reader, map, what);
  const echo = readFlag(reader, map, 'echo', what);
  const udp = readFlag(reader, map, 'udp', what);
  if (port === undefined || body === undefined || bind === undefined) return undefined;
  if (!ADDRESS.test(bind)) return fail(reader, get(reader, map, 'bind'), `"${bind}" is not an IPv4 address`);
  return { protocol: udp ? 'udp' : 'tcp', port, bind, body, sizeBytes: size, echo, line: lineOf(reader, map) };
}

function readSize(reader: Reader, map: YAMLMap, what: string): number | undefined {
  if (get(reader, map, 'size') === undefined) return undefined;
  return readInteger(reader, map, 'size', what, { min: 1, max: SIZE_BYTES_MAX });
}
