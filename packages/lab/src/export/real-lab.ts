import type { Lab } from '../labfile/lab.js';
import type { LabProblem } from '../labfile/reader.js';
import { PACKAGES, type RealCommand, readRealCommand } from './real-command.js';

export type RealStep =
  | { readonly kind: 'run'; readonly on: string; readonly text: string; readonly command: RealCommand }
  | { readonly kind: 'left-out'; readonly on: string; readonly text: string; readonly reason: string }
  | { readonly kind: 'wait'; readonly seconds: number };

/** A lab whose commands are safe to run on a real host. */
export type RealLab = {
  readonly lab: Lab;
  readonly steps: readonly RealStep[];
  /** Programs that the steps need, each once, in the order of their first use. */
  readonly programs: readonly string[];
};

export type ExportRefusal = { readonly ok: false; readonly problems: readonly [LabProblem, ...LabProblem[]] };
export type ReadRealLab = { readonly ok: true; readonly real: RealLab } | ExportRefusal;

/** keepalived is one program for the whole machine (its pid file, its log): it would reach out of the lab. */
const LEFT_OUT = new Map([['keepalived', 'keepalived is not exported: run it by hand inside the node']]);

export function readRealLab(lab: Lab): ReadRealLab {
  const problems: LabProblem[] = [];
  const steps = lab.steps.map((step): RealStep => {
    if (step.kind === 'wait') return { kind: 'wait', seconds: step.durationUs / 1_000_000 };
    const { on, command: text } = step;
    const reason = LEFT_OUT.get(text.trim().split(/\s/)[0] ?? '');
    if (reason !== undefined) return { kind: 'left-out', on, text, reason };
    const read = readRealCommand(text);
    if (read.ok) return { kind: 'run', on, text, command: read.command };
    problems.push({ line: step.line, reason: `a real host must not be given ${read.reason}` });
    return { kind: 'left-out', on, text, reason: read.reason };
  });
  for (const { node, path } of lab.files) {
    if (path.split('/').includes('..')) problems.push({ line: 1, reason: `file "${path}" of ${node} leads elsewhere` });
  }
  const [first, ...more] = problems;
  if (first !== undefined) return { ok: false, problems: [first, ...more] };
  return { ok: true, real: { lab, steps, programs: programsOf(steps) } };
}

function programsOf(steps: readonly RealStep[]): string[] {
  const names = steps.flatMap((step) => (step.kind === 'run' ? [step.command.words[0]] : []));
  return [...new Set(names)].filter((name) => PACKAGES.has(name));
}

/**
 * A new namespace or container copies the machine's settings (devconf_inherit_init_net, Linux 6.1 net/ipv4/devinet.c),
 * and a lab starts from the kernel's own defaults. Not every kernel knows every one.
 */
export function defaultSysctls(interfaces: readonly string[]): string[] {
  const names = ['all', 'default', 'lo', ...interfaces];
  // sysctl(8) takes the dots of an interface's name as slashes.
  const settings = names.flatMap((name) => SETTINGS.map((set) => `net.ipv4.conf.${name.replaceAll('.', '/')}.${set}`));
  return [
    'net.ipv4.ip_forward=0',
    ...['all', 'default'].map((name) => `net.ipv6.conf.${name}.disable_ipv6=1`),
    ...settings,
  ];
}

const SETTINGS = [
  'accept_local=0',
  'accept_redirects=1',
  'arp_accept=0',
  'arp_announce=0',
  'arp_filter=0',
  'arp_ignore=0',
  'arp_notify=0',
  'proxy_arp=0',
  'rp_filter=0',
  'send_redirects=1',
];

/** A bridge of a lab: its own MAC, without STP, ageing 300 s (in 1/100 s here). */
export const BRIDGE_MAC = '02:ff:ff:ff:ff:fe';
export const BRIDGE_OPTIONS = 'stp_state 0 forward_delay 0 ageing_time 30000 mcast_snooping 0';
