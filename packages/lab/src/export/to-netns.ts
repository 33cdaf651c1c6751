import type { LabEndpoint, LabLink, LabNode } from '../labfile/lab.js';
import { HOST_PROGRAM } from './host-program.js';
import { BROUGHT_ALONG, PACKAGES } from './real-command.js';
import { BRIDGE_MAC, BRIDGE_OPTIONS, defaultSysctls, type RealLab, type RealStep } from './real-lab.js';
import { commentText, quote } from './shell-quote.js';

/** A bash script that builds the lab on a Linux host with network namespaces, and runs its steps. */
export function exportNetns(real: RealLab): string {
  return [
    ...head(real),
    REFUSALS,
    requirements(real),
    STATE,
    `${up(real)}\n`,
    `${run(real)}\n`,
    COMMANDS,
    'main "$@"',
    '',
  ].join('\n');
}

/** FNV-1a of what is exported: two labs on one machine do not meet. */
function prefixOf(real: RealLab): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(real.lab)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return `fp${hash.toString(16).padStart(8, '0')}`;
}

function head(real: RealLab): string[] {
  const { lab } = real;
  const macs = lab.links
    .flatMap(({ endpoints }) => endpoints)
    .filter(({ node }) => !isBridge(real, node))
    .map((end) => `${end.mac}=${end.node}:${end.interface}`);
  return [
    '#!/usr/bin/env bash',
    `# ${lab.name}: ${commentText(lab.title)}`,
    '# Made by `frameplay export --to netns`. Everything happens in network namespaces with a prefix of their own;',
    '# no interface, address, route or setting of this machine is touched.',
    'set -euo pipefail',
    '',
    `lab=${quote(lab.name)}`,
    `prefix=\${FRAMEPLAY_PREFIX:-${prefixOf(real)}}`,
    'state=/run/$prefix',
    `nodes=(${lab.nodes.map(({ name }) => name).join(' ')})`,
    `macs="${macs.join(' ')}"`,
    `without_ipvs=\${FRAMEPLAY_WITHOUT_IPVS:-0}`,
    '',
  ];
}

const REFUSALS = `usage() {
  cat <<END
usage: $0 up                          build the nodes and links, start the servers
       $0 run                         run the steps of the lab, one after the other
       $0 exec NODE COMMAND [WORD...] run a command in a node
       $0 who-has NODE IFACE ADDRESS  who answers ARP for an address, asked from a node
       $0 down                        take everything away; safe to repeat
FRAMEPLAY_WITHOUT_IPVS=1 leaves the ipvsadm steps out, on a kernel that has no IPVS.
END
}

refuse() {
  echo "$lab: refused: $*" >&2
  exit 3
}

need() {
  command -v "$1" >/dev/null 2>&1 || refuse "needs the program $1 (Debian package $2)"
}

known() {
  local node
  for node in "\${nodes[@]}"; do [ "$node" != "$1" ] || return 0; done
  refuse "there is no node $1 (nodes: \${nodes[*]})"
}
`;

function requirements(real: RealLab): string {
  const usesIpvs = real.programs.includes('ipvsadm');
  const usesTunnel = real.steps.some((step) => step.kind === 'run' && step.text.includes('tunl0'));
  const ipvs = [
    '  if [ "$without_ipvs" != 1 ]; then',
    '    need ipvsadm ipvsadm',
    '    modprobe ip_vs 2>/dev/null || true',
    '    [ -e /proc/net/ip_vs ] || refuse "this kernel has no IPVS (modprobe ip_vs failed); FRAMEPLAY_WITHOUT_IPVS=1 goes without"',
    '  fi',
  ];
  const tunnel = ['  modprobe ipip 2>/dev/null || true'];
  return [
    'check() {',
    '  [ "$(id -u)" = 0 ] || refuse "needs root: sudo $0"',
    '  need ip iproute2',
    '  need sysctl procps',
    '  need python3 python3',
    ...(usesIpvs ? ipvs : []),
    ...(usesTunnel ? tunnel : []),
    '  local said',
    '  if ! said=$(ip netns add "$prefix-probe" 2>&1 && ip netns exec "$prefix-probe" true 2>&1); then',
    '    ip netns del "$prefix-probe" 2>/dev/null || true',
    '    refuse "this machine allows no network namespaces: $said"',
    '  fi',
    '  ip netns del "$prefix-probe"',
    '}',
    '',
  ].join('\n');
}

const STATE = `inside() {
  local node=$1
  shift
  FRAMEPLAY_MACS=$macs ip netns exec "$prefix-$node" "$@"
}

# Stops what runs in the nodes, and takes the nodes away. Only namespaces of this lab, by their full names.
down() {
  local node pid
  for node in "\${nodes[@]}"; do
    [ -e "/run/netns/$prefix-$node" ] || continue
    for pid in $(ip netns pids "$prefix-$node" 2>/dev/null); do kill "$pid" 2>/dev/null || true; done
    ip netns del "$prefix-$node"
  done
  rm -rf "$state"
}

node() {
  ip netns add "$prefix-$1"
  # -e: not every kernel knows every one
  inside "$1" sysctl -qe -w "\${defaults[@]}" || true
  inside "$1" ip link set lo up
}

# NODE INTERFACE MAC NODE INTERFACE MAC
wire() {
  ip link add "$2" netns "$prefix-$1" address "$3" type veth peer name "$5" netns "$prefix-$4" address "$6"
  inside "$1" ip link set "$2" up
  inside "$4" ip link set "$5" up
}

# NODE PROTOCOL PORT BIND SIZE ECHO BODY
server() {
  local node=$1
  shift
  inside "$node" python3 "$state/host.py" serve "$@" 3>&- || refuse "$node could not start the server on port $2"
}

step() {
  local number=$1 node=$2 text=$3 status=0
  shift 3
  echo "# $number $node: $text" >&3
  if [ "$1" = ipvsadm ] && [ "$without_ipvs" = 1 ]; then
    echo "# left out: FRAMEPLAY_WITHOUT_IPVS=1" >&3
    return 0
  fi
  if [ "$1" = arping ] && ! command -v arping >/dev/null 2>&1; then set -- python3 "$state/host.py" "$@"; fi
  inside "$node" "$@" || status=$?
  [ "$status" = 0 ] || echo "# exit $status" >&3
}
`;

function isBridge(real: RealLab, name: string): boolean {
  return real.lab.nodes.some((node) => node.name === name && node.kind === 'bridge');
}

function up(real: RealLab): string {
  const { lab } = real;
  return [
    `defaults=(${defaultSysctls([]).join(' ')})`,
    '',
    'up() {',
    '  check',
    '  down',
    '  mkdir -p -m 700 "$state"',
    '  cat >"$state/host.py" <<\'END_OF_HOST_PROGRAM\'',
    `${HOST_PROGRAM}END_OF_HOST_PROGRAM`,
    ...lab.files.flatMap(({ node, path, text }) => [
      `  mkdir -p "$state"/files/${quote(`${node}${path}`.replace(/\/[^/]*$/, ''))}`,
      `  printf %s ${quote(text)} >${filePath(node, path)}`,
    ]),
    ...lab.nodes.map((node) => `  node ${node.name}`),
    ...lab.nodes.flatMap(bridgeLines),
    ...lab.links.flatMap((link) => linkLines(real, link)),
    ...lab.nodes.flatMap(serverLines),
    '}',
  ].join('\n');
}

function filePath(node: string, path: string): string {
  return `"$state"/files/${quote(`${node}${path}`)}`;
}

function bridgeLines(node: LabNode): string[] {
  if (node.kind !== 'bridge') return [];
  return [
    `  inside ${node.name} ip link add br0 address ${BRIDGE_MAC} type bridge ${BRIDGE_OPTIONS}`,
    `  inside ${node.name} ip link set br0 up`,
  ];
}

function linkLines(real: RealLab, link: LabLink): string[] {
  const words = link.endpoints.map((end) => `${end.node} ${end.interface} ${end.mac}`);
  const port = (end: LabEndpoint): string[] =>
    isBridge(real, end.node) ? [`  inside ${end.node} ip link set ${end.interface} master br0`] : [];
  return [`  wire ${words.join(' ')}`, ...link.endpoints.flatMap(port)];
}

function serverLines(node: LabNode): string[] {
  if (node.kind !== 'linux') return [];
  return node.serve.map((server) => `  server ${node.name} ${serverWords(server).map(quote).join(' ')}`);
}

/** What the program that is brought along wants to know of a server. */
export function serverWords(server: {
  readonly protocol: string;
  readonly port: number;
  readonly bind: string;
  readonly sizeBytes: number | undefined;
  readonly echo: boolean;
  readonly body: string;
}): string[] {
  const { protocol, port, bind, sizeBytes, echo, body } = server;
  return [protocol, String(port), bind, String(sizeBytes ?? 0), echo ? '1' : '0', body];
}

function run(real: RealLab): string {
  const needed = real.programs
    .filter((name) => name !== 'arping' && name !== 'ipvsadm')
    .map((name) => `  need ${name} ${PACKAGES.get(name) ?? name}`);
  return [
    'run() {',
    `  [ -d "$state" ] || refuse "the lab is not up: $0 up"`,
    ...needed,
    '  exec 3>&1',
    ...real.steps.map((step, index) => `  ${stepLine(step, index)}`),
    '}',
  ].join('\n');
}

function stepLine(step: RealStep, index: number): string {
  switch (step.kind) {
    case 'wait':
      return `echo "# ${index} wait ${step.seconds} s" >&3; sleep ${step.seconds}`;
    case 'left-out':
      return `echo ${quote(`# ${index} ${step.on}: ${commentText(step.text)}: left out: ${step.reason}`)} >&3`;
    case 'run': {
      const { words, input, output } = step.command;
      const program = BROUGHT_ALONG.has(words[0]) ? ['python3', '"$state/host.py"', words[0]] : [words[0]];
      const folder = words[0] === 'hold' ? [`"$state"/hold-${step.on}`] : [];
      const rest = words.slice(1).map(quote);
      const redirects = [
        ...(input === undefined ? [] : [`<${filePath(step.on, input)}`]),
        ...(output === undefined ? [] : [`>${output === '/dev/null' ? output : filePath(step.on, output)}`]),
      ];
      const made =
        output === undefined || output === '/dev/null' ? '' : `mkdir -p "$(dirname ${filePath(step.on, output)})"; `;
      const shown = quote(commentText(step.text));
      return `${made}step ${[index, step.on, shown, ...program, ...folder, ...rest, ...redirects].join(' ')}`;
    }
  }
}

const COMMANDS = `main() {
  # down removes /run/PREFIX
  [[ $prefix =~ ^[A-Za-z0-9]{1,20}$ ]] || refuse "FRAMEPLAY_PREFIX must be letters and digits"
  case \${1:-} in
    up)
      # A lab that came up only by half is taken away again.
      trap 'status=$?; [ "$status" = 0 ] || down >/dev/null 2>&1 || true' EXIT
      up
      trap - EXIT
      ;;
    run) run ;;
    down) down ;;
    exec)
      [ $# -ge 3 ] || { usage >&2; exit 2; }
      known "$2"
      inside "\${@:2}"
      ;;
    who-has)
      [ $# = 4 ] || { usage >&2; exit 2; }
      known "$2"
      inside "$2" python3 "$state/host.py" who-has "$3" "$4"
      ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
}
`;
