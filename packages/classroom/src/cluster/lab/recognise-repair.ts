import type { DeviceRole } from '@frameplay/engine';
import type { MisconceptionId } from '@frameplay/lab';

/** What was typed at one terminal. */
export interface TypedLine {
  readonly node: string;
  readonly line: string;
}

export interface RepairedLab {
  readonly roles: Readonly<Record<string, DeviceRole>>;
  /** Filled in; '' where there is none. */
  readonly vip: string;
}

interface Rule {
  readonly shows: MisconceptionId;
  readonly at: readonly DeviceRole[];
  readonly line: RegExp;
}

const SERVER: readonly DeviceRole[] = ['server'];
const DIRECTOR: readonly DeviceRole[] = ['director'];
const NEIGHBOURS: readonly DeviceRole[] = ['gateway', 'client', 'director'];

/** From the most telling to the least; the first that fits a line counts. `VIP` stands for the virtual address. */
const RULES: readonly Rule[] = [
  { shows: 'M3', at: SERVER, line: /conf[./]lo[./]arp_(?:ignore|announce)\s*=\s*[1-9]/ },
  { shows: 'M30', at: SERVER, line: /conf[./]default[./]/ },
  { shows: 'M29', at: SERVER, line: /arp_filter\s*=\s*1/ },
  { shows: 'M7', at: SERVER, line: /arp_ignore\s*=\s*8\b/ },
  { shows: 'M31', at: DIRECTOR, line: /arp_(?:ignore|announce)\s*=\s*[1-9]/ },
  { shows: 'M8', at: SERVER, line: /arp_announce\s*=\s*1\b/ },
  { shows: 'M4', at: SERVER, line: /conf[./]eth\d+[./](?:arp_ignore|rp_filter)\s*=\s*[01]\b/ },
  { shows: 'M25', at: SERVER, line: /rp_filter\s*=/ },
  { shows: 'M28', at: SERVER, line: /^ip link set (?!eth)\S+ (?:arp|up|down)/ },
  { shows: 'M15', at: SERVER, line: /^ip addr(?:ess)? add VIP\/(?!32)\d+ .*dev lo\b/ },
  { shows: 'M14', at: SERVER, line: /^ip addr(?:ess)? add VIP\/\d+ .*dev eth/ },
  { shows: 'M16', at: SERVER, line: /^(?:ip route add VIP|route add -host VIP)/ },
  { shows: 'M32', at: DIRECTOR, line: /^ip addr(?:ess)? (?:add|del) VIP\/(?!32)/ },
  { shows: 'M57', at: DIRECTOR, line: /^ipvsadm -[ae] .*\s-m\b/ },
  { shows: 'M27', at: SERVER, line: /^arping .*-[UA].*VIP/ },
  { shows: 'M17', at: SERVER, line: /ip_forward\s*=\s*1|^ip addr(?:ess)? del VIP/ },
  { shows: 'M20', at: DIRECTOR, line: /ip_forward\s*=\s*1$/ },
  { shows: 'M19', at: DIRECTOR, line: /accept_local\s*=\s*1/ },
  { shows: 'M35', at: DIRECTOR, line: /^ipvsadm -e .*-w 0\b/ },
  { shows: 'M41', at: DIRECTOR, line: /^ipvsadm -E .*-s (?!rr\b)/ },
  { shows: 'M13', at: NEIGHBOURS, line: /^ip neigh (?:del|flush)/ },
];

const MOVED = /^ip addr(?:ess)? add VIP/;

/**
 * The misconception that a repair shows which did not work, by what was typed; null: no known belief. Settings that go
 * together are looked at together: one of arp_ignore and arp_announce without the other is a belief of its own.
 */
export function recogniseRepair(lines: readonly TypedLine[], { roles, vip }: RepairedLab): MisconceptionId | null {
  const directors = Object.values(roles).filter((role) => role === 'director').length;
  const typed = lines.map(({ node, line }) => ({
    role: roles[node],
    line: vip === '' ? line : line.replaceAll(vip, 'VIP'),
  }));
  // Between two directors, and where there is none, the VIP moves from host to host.
  const moves = directors !== 1 && typed.some(({ line }) => MOVED.test(line));
  if (moves) return typed.some(({ line }) => line.startsWith('arping')) ? null : 'M26';
  const isBuilt = typed.some(({ role, line }) => role === 'director' && MOVED.test(line));
  if (isBuilt && !typed.some(({ role, line }) => role === 'server' && line.includes('VIP'))) return 'M17';
  const rule = RULES.find(({ at, line }) =>
    typed.some((one) => one.role !== undefined && at.includes(one.role) && line.test(one.line)),
  );
  return rule?.shows ?? halfOfTwo(typed.filter(({ role }) => role === 'server').map(({ line }) => line));
}

function halfOfTwo(lines: readonly string[]): MisconceptionId | null {
  const ignores = lines.some((line) => /arp_ignore\s*=\s*[1-7]\b/.test(line));
  const announces = lines.some((line) => /arp_announce\s*=\s*2\b/.test(line));
  if (ignores === announces) return null;
  return ignores ? 'M10' : 'M9';
}
