import { stringify } from 'yaml';
import type { LabNode } from '../labfile/lab.js';
import { HOST_PROGRAM } from './host-program.js';
import { BROUGHT_ALONG } from './real-command.js';
import { BRIDGE_MAC, BRIDGE_OPTIONS, defaultSysctls, type RealLab, type RealStep } from './real-lab.js';
import { commentText, quote } from './shell-quote.js';
import { serverWords } from './to-netns.js';

/** Has iproute2, ipvsadm, curl, arping and python3. */
export const DEFAULT_IMAGE = 'nicolaka/netshoot:latest';
const PROGRAM = '/tmp/frameplay.py';

/**
 * A Containerlab topology file. The steps up to the first one that makes traffic are `exec` lines of their nodes, which
 * Containerlab runs when the links are there; the others follow as commands to give, in order, in a comment.
 */
export function exportClab(real: RealLab, image: string = DEFAULT_IMAGE): string {
  const { lab } = real;
  const first = real.steps.findIndex((step) => !configures(step));
  const setUp = first === -1 ? real.steps : real.steps.slice(0, first);
  const nodes = lab.nodes.map((node) => [node.name, nodeOf(real, node, setUp)] as const);
  const topology = {
    name: lab.name,
    topology: {
      defaults: { kind: 'linux', image, 'network-mode': 'none', entrypoint: 'sleep', cmd: 'infinity' },
      nodes: Object.fromEntries(nodes),
      links: lab.links.map(({ endpoints }) => ({
        type: 'veth',
        endpoints: endpoints.map((end) => ({ node: end.node, interface: end.interface, mac: end.mac })),
      })),
    },
  };
  return [
    `# ${lab.name}: ${commentText(lab.title)}`,
    '# Made by `frameplay export --to clab`. Deploy: containerlab deploy -t THIS_FILE',
    '# IPVS needs the module on the host: modprobe ip_vs',
    stringify(topology, { lineWidth: 0 }).trimEnd(),
    ...laterSteps(real, first === -1 ? real.steps.length : first),
    '',
  ].join('\n');
}

const CONFIGURES = new Set([
  'ip',
  'sysctl',
  'ipvsadm',
  'ifconfig',
  'route',
  'arp',
  'bridge',
  'iptables',
  'arptables',
  'true',
]);

function configures(step: RealStep): boolean {
  return step.kind === 'run' && CONFIGURES.has(step.command.words[0]) && step.command.input === undefined;
}

function nodeOf(real: RealLab, node: LabNode, setUp: readonly RealStep[]) {
  const ends = real.lab.links.flatMap(({ endpoints }) => endpoints).filter((end) => end.node === node.name);
  const sysctls = `sysctl -q -e -w ${defaultSysctls(ends.map((end) => end.interface)).join(' ')}`;
  const own = setUp.flatMap((step) => (step.kind === 'run' && step.on === node.name ? [commandText(step)] : []));
  if (node.kind === 'bridge') return { exec: [...bridgeCommands(real, node.name), ...own] };
  return { exec: [sysctls, ...programCommands(real, node), ...own] };
}

function bridgeCommands(real: RealLab, name: string): string[] {
  const ports = real.lab.links.flatMap(({ endpoints }) => endpoints).filter(({ node }) => node === name);
  return [
    `ip link add br0 address ${BRIDGE_MAC} type bridge ${BRIDGE_OPTIONS}`,
    'ip link set br0 up',
    ...ports.map((port) => `ip link set ${port.interface} master br0`),
  ];
}

/** The program that is brought along travels as base64: no quoting, no variables that Containerlab would fill in. */
function programCommands(real: RealLab, node: Extract<LabNode, { kind: 'linux' }>): string[] {
  const probes = real.steps.some(
    (step) => step.kind === 'run' && step.on === node.name && BROUGHT_ALONG.has(step.command.words[0]),
  );
  if (node.serve.length === 0 && !probes) return [];
  return [
    `sh -c ${quote(`echo ${base64(HOST_PROGRAM)} | base64 -d >${PROGRAM}`)}`,
    ...node.serve.map((server) => {
      const words = serverWords(server).map(quote).join(' ');
      return `python3 ${PROGRAM} serve ${words}`;
    }),
  ];
}

function commandText(step: Extract<RealStep, { kind: 'run' }>): string {
  const { words, input, output } = step.command;
  const [name, ...rest] = words;
  const program = BROUGHT_ALONG.has(name) ? ['python3', PROGRAM, name] : [name];
  const folder = name === 'hold' ? ['/tmp/hold'] : [];
  const text = [...program, ...folder, ...rest].map(quote).join(' ');
  const redirects = `${input === undefined ? '' : ` <${quote(input)}`}${output === undefined ? '' : ` >${quote(output)}`}`;
  return redirects === '' ? text : `sh -c ${quote(text + redirects)}`;
}

function laterSteps(real: RealLab, from: number): string[] {
  const lines = real.steps.slice(from).map((step): string => {
    if (step.kind === 'wait') return `#   sleep ${step.seconds}`;
    if (step.kind === 'left-out') return `#   (${step.on}: ${commentText(step.text)}: ${step.reason})`;
    return `#   docker exec clab-${real.lab.name}-${step.on} ${commentText(commandText(step))}`;
  });
  return lines.length === 0 ? [] : ['', '# Then the steps of the lab, in this order:', ...lines];
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** RFC 4648, of text that is ASCII. */
function base64(text: string): string {
  let encoded = '';
  for (let at = 0; at < text.length; at += 3) {
    const [a, b, c] = [text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2)];
    const bits = (a << 16) | ((b || 0) << 8) | (c || 0);
    const letter = (shift: number): string => ALPHABET[(bits >> shift) & 63] ?? '';
    const third = at + 1 < text.length ? letter(6) : '=';
    encoded += `${letter(18)}${letter(12)}${third}${at + 2 < text.length ? letter(0) : '='}`;
  }
  return encoded;
}
