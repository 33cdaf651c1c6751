import type { YAMLMap } from 'yaml';
import type { LabEndpoint, LabLink, LabNode } from './lab.js';
import { parseServers } from './parse-servers.js';
import { allowKeys, entries, fail, get, type Reader, readList, readMap, readText } from './reader.js';

const NODES_MAX = 250;
const LINKS_MAX = 500;
// Linux: IFNAMSIZ is 16 with the closing zero.
const INTERFACE_NAME = /^[A-Za-z0-9_.-]{1,15}$/;
const MAC = /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/;

export type Topology = { readonly nodes: LabNode[]; readonly links: LabLink[] };

export function parseTopology(reader: Reader, top: YAMLMap): Topology {
  const topology = readMap(reader, get(reader, top, 'topology'), '"topology"', top);
  if (topology === undefined) return { nodes: [], links: [] };
  allowKeys(reader, topology, 'the topology', ['nodes', 'links']);
  const nodes = readNodes(reader, topology);
  return { nodes, links: readLinks(reader, topology, nodes) };
}

function readNodes(reader: Reader, topology: YAMLMap): LabNode[] {
  const map = readMap(reader, get(reader, topology, 'nodes'), '"nodes"', topology);
  if (map === undefined) return [];
  const all = entries(reader, map);
  if (all.length > NODES_MAX) fail(reader, map, `more than ${NODES_MAX} nodes`);
  return all
    .map(({ key, keyNode, value }) => readNode(reader, key, keyNode, value))
    .filter((node) => node !== undefined);
}

function readNode(reader: Reader, name: string, keyNode: unknown, value: unknown): LabNode | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/.test(name)) {
    return fail(reader, keyNode, `node name "${name}" may only have letters, digits, "-" and "_"`);
  }
  const map = readMap(reader, value, `node ${name}`, keyNode);
  if (map === undefined) return undefined;
  const kind = readText(reader, map, 'kind', `node ${name}`);
  switch (kind) {
    case undefined:
      return undefined;
    case 'bridge':
      allowKeys(reader, map, `bridge ${name}`, ['kind']);
      return { kind: 'bridge', name };
    case 'linux':
      allowKeys(reader, map, `node ${name}`, ['kind', 'serve']);
      return { kind: 'linux', name, serve: parseServers(reader, map, name) };
    default:
      return fail(reader, get(reader, map, 'kind'), `kind "${kind}" of node ${name} is neither linux nor bridge`);
  }
}

type LinkState = { readonly nodes: readonly LabNode[]; readonly taken: Set<string>; macsGiven: number };

function readLinks(reader: Reader, topology: YAMLMap, nodes: readonly LabNode[]): LabLink[] {
  const node = get(reader, topology, 'links');
  const list = node === undefined ? [] : readList(reader, node, '"links"', topology);
  if (list.length > LINKS_MAX) fail(reader, node, `more than ${LINKS_MAX} links`);
  const state: LinkState = { nodes, taken: new Set(), macsGiven: 0 };
  return list.map((item, index) => readLink(reader, item, index, state)).filter((link) => link !== undefined);
}

function readLink(reader: Reader, node: unknown, index: number, state: LinkState): LabLink | undefined {
  const what = `link ${index}`;
  const map = readMap(reader, node, what, undefined);
  if (map === undefined) return undefined;
  allowKeys(reader, map, what, ['type', 'endpoints']);
  const type = get(reader, map, 'type') === undefined ? 'veth' : readText(reader, map, 'type', what);
  if (type !== 'veth') fail(reader, get(reader, map, 'type'), `type of ${what} must be veth`);
  const ends = readList(reader, get(reader, map, 'endpoints'), `"endpoints" of ${what}`, map);
  const [a, b] = ends.map((end) => readEndpoint(reader, end, what, state));
  if (ends.length !== 2) return fail(reader, map, `${what} must have two endpoints, not ${ends.length}`);
  return a === undefined || b === undefined ? undefined : { endpoints: [a, b] };
}

function readEndpoint(reader: Reader, node: unknown, what: string, state: LinkState): LabEndpoint | undefined {
  const map = readMap(reader, node, `an endpoint of ${what}`, undefined);
  if (map === undefined) return undefined;
  allowKeys(reader, map, `an endpoint of ${what}`, ['node', 'interface', 'mac']);
  const name = readText(reader, map, 'node', `an endpoint of ${what}`);
  const iface = readText(reader, map, 'interface', `an endpoint of ${what}`);
  const mac = readMac(reader, map, what, state);
  if (name === undefined || iface === undefined || mac === undefined) return undefined;
  checkInterface(reader, map, name, iface, state);
  return { node: name, interface: iface, mac };
}

function checkInterface(reader: Reader, map: YAMLMap, name: string, iface: string, state: LinkState): void {
  const owner = state.nodes.find((candidate) => candidate.name === name);
  const at = `${name}:${iface}`;
  if (owner === undefined) fail(reader, get(reader, map, 'node'), `a link ends at "${name}", which is no node`);
  const reserved = owner?.kind === 'bridge' ? ['lo', 'br0'] : ['lo', 'tunl0'];
  const named = get(reader, map, 'interface');
  if (!INTERFACE_NAME.test(iface)) fail(reader, named, `"${iface}" cannot be the name of an interface`);
  if (reserved.includes(iface)) fail(reader, named, `${at} exists already, without a link`);
  if (state.taken.has(at)) fail(reader, named, `${at} is the end of two links`);
  state.taken.add(at);
}

/** Ends without a MAC get 02:ff:00:00:00:01, :02, ... in the order of their appearance. */
function readMac(reader: Reader, map: YAMLMap, what: string, state: LinkState): string | undefined {
  if (get(reader, map, 'mac') === undefined) {
    state.macsGiven += 1;
    const low = state.macsGiven.toString(16).padStart(6, '0').match(/../g) ?? [];
    return ['02', 'ff', '00', ...low].join(':');
  }
  const mac = readText(reader, map, 'mac', `an endpoint of ${what}`)?.toLowerCase();
  if (mac === undefined) return undefined;
  const usable = MAC.test(mac) && mac !== '00:00:00:00:00:00' && Number.parseInt(mac.slice(0, 2), 16) % 2 === 0;
  return usable ? mac : fail(reader, get(reader, map, 'mac'), `"${mac}" of ${what} is not a MAC address of one device`);
}
