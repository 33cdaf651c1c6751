import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { readRealCommand } from '../export/real-command.js';
import { readRealLab } from '../export/real-lab.js';
import { exportClab } from '../export/to-clab.js';
import { exportNetns } from '../export/to-netns.js';
import type { Lab, LabStep } from '../labfile/lab.js';
import { parseLab } from '../labfile/parse-lab.js';
import { advanceLab } from '../run/advance-lab.js';
import { type LabRun, startLab } from '../run/lab-run.js';
import { traceLines } from '../trace/write-trace.js';
import { exportLab } from './export-lab.js';
import { recordedLab, recordedLabNames, recordedLabPath } from './recorded-labs.js';

const folder = mkdtempSync(path.join(tmpdir(), 'frameplay-export-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

function labOf(text: string): Lab {
  const parsed = parseLab(text);
  if (!parsed.ok) throw new Error(`line ${parsed.problems[0].line}: ${parsed.problems[0].reason}`);
  return parsed.lab;
}

function scriptOf(lab: Lab): string {
  const read = readRealLab(lab);
  if (!read.ok) throw new Error(read.problems[0].reason);
  const script = path.join(folder, `${lab.name}.sh`);
  writeFileSync(script, exportNetns(read.real), { mode: 0o755 });
  return script;
}

function ran(lab: Lab): LabRun {
  const run = startLab(lab, { seed: 1 });
  expect(advanceLab(run)).toBe('finished');
  return run;
}

// Sessions side by side must not take each other's namespaces.
const env = { ...process.env, FRAMEPLAY_PREFIX: `fpt${process.pid}`, FRAMEPLAY_WITHOUT_IPVS: '1' };

function call(script: string, ...words: string[]) {
  const done = spawnSync('bash', [script, ...words], { env, encoding: 'utf8', timeout: 60_000 });
  return { status: done.status, stdout: done.stdout, stderr: done.stderr };
}

function namespacesOfThisTest(): string[] {
  const listed = spawnSync('ip', ['netns', 'list'], { encoding: 'utf8' }).stdout ?? '';
  return listed.split('\n').filter((line) => line.startsWith(env.FRAMEPLAY_PREFIX));
}

/** Asked of the machine, without the script that is tested. */
function allowsNamespaces(): boolean {
  if (process.getuid?.() !== 0) return false;
  const name = `fpq${process.pid}`;
  const made = spawnSync('ip', ['netns', 'add', name]).status === 0;
  const entered = made && spawnSync('ip', ['netns', 'exec', name, 'true']).status === 0;
  if (made) spawnSync('ip', ['netns', 'del', name]);
  return entered && ['python3', 'sysctl'].every((tool) => spawnSync(tool, ['--version']).status === 0);
}
const allowed = allowsNamespaces();

/** Where the machine builds no lab, the script must say why and leave nothing. True if the lab is up. */
function comesUp(script: string): boolean {
  const up = call(script, 'up');
  if (allowed) {
    expect(up).toEqual({ status: 0, stdout: '', stderr: '' });
    return true;
  }
  expect(up.status).toBe(3);
  expect(up.stderr).toMatch(/refused: (needs root|needs the program|this machine allows no network namespaces)/);
  expect(namespacesOfThisTest()).toEqual([]);
  return false;
}

const CONFIGURATION = /^(ip (addr|link|route)|sysctl) /;
const VIP = '192.168.1.100';

/** The configuration of a recorded lab; the first node then asks for an address. */
function arpOnly(name: string, asker: string, address: string): Lab {
  const lab = labOf(recordedLab(name));
  const steps = lab.steps.filter((step) => step.kind === 'run' && CONFIGURATION.test(step.command));
  const ask: LabStep = { kind: 'run', on: asker, command: `arping -c 1 -w 1 -I eth0 ${address}`, line: 1 };
  return { ...lab, steps: [...steps, ask] };
}

/** "rs1:eth0 02:..": the hosts that answer the last step in the simulation. */
function simulatedAnswers(lab: Lab, address: string): string[] {
  const hosts = new Set(lab.nodes.filter(({ kind }) => kind === 'linux').map(({ name }) => name));
  const answers = traceLines(ran(lab).events).filter(
    (line) =>
      line.step === lab.steps.length - 1 &&
      line.dir === 'out' &&
      line.arp?.op === 2 &&
      line.arp.spa === address &&
      hosts.has(line.at.split(':')[0] ?? ''),
  );
  return [...new Set(answers.map((line) => `${line.at} ${line.arp?.sha}`))].sort();
}

describe('an exported script on this machine', { timeout: 90_000 }, () => {
  const cases: readonly [string, string, string, number][] = [
    ['arp-ignore-0-all', 'client', VIP, 2],
    ['arp-ignore-1-eth0', 'client', VIP, 1],
    ['arp-vip-eth0-ignore-1', 'client', VIP, 2],
  ];
  test.each(cases)('%s: the same hosts answer ARP as in the simulation', (name, asker, address, count) => {
    const lab = arpOnly(name, asker, address);
    const expected = simulatedAnswers(lab, address);
    expect(expected).toHaveLength(count);
    const script = scriptOf(lab);
    try {
      if (!comesUp(script)) return;
      expect(call(script, 'run').status).toBe(0);
      expect(call(script, 'who-has', asker, 'eth0', address).stdout.trim().split('\n')).toEqual(expected);
    } finally {
      call(script, 'down');
    }
    expect(namespacesOfThisTest()).toEqual([]);
  });

  test('its servers and its held connections answer as the simulated ones do', () => {
    const lab = labOf(PAIR);
    const said = ran(lab).results.flatMap((result) => (result.kind === 'run' ? [result.result.stdout] : []));
    expect(said.join('')).toBe('it\'s "b"\nconnected\necho: hello\necho: again\nclosed\n');
    const script = scriptOf(lab);
    try {
      if (!comesUp(script)) return;
      const lines = call(script, 'run').stdout.split('\n');
      expect(lines.filter((line) => !line.startsWith('#')).join('\n')).toBe(said.join(''));
      expect(lines).toContain('# exit 7');
      // Built a second time without taking it away first: as new.
      expect(call(script, 'up').status).toBe(0);
      expect(call(script, 'exec', 'a', 'ip', '-4', '-br', 'addr', 'show', 'eth0').stdout).not.toContain('10.0.0.1');
    } finally {
      expect(call(script, 'down').status).toBe(0);
    }
    expect(call(script, 'down').status).toBe(0);
    expect(namespacesOfThisTest()).toEqual([]);
  });

  test('says what it needs when a lab has IPVS and the machine has none', () => {
    const script = scriptOf(labOf(recordedLab('dr-flat-one')));
    const withIpvs = { ...env, FRAMEPLAY_WITHOUT_IPVS: '0' };
    const up = spawnSync('bash', [script, 'up'], { env: withIpvs, encoding: 'utf8', timeout: 60_000 });
    call(script, 'down');
    const real = up.status === 0;
    expect(real ? up.stderr : up.stderr.replace(/\(.*/s, '').trim()).toMatch(
      real ? /^$/ : /^dr-flat-one: refused: (needs|this kernel has no IPVS|this machine allows no)/,
    );
    expect(namespacesOfThisTest()).toEqual([]);
  });
});

const PAIR = `name: pair
topology:
  nodes:
    a: { kind: linux }
    b: { kind: linux, serve: [{ port: 80, body: "it's \\"b\\"" }, { port: 7, body: echo, echo: true }] }
  links:
    - endpoints: [{ node: a, interface: eth0 }, { node: b, interface: eth0 }]
steps:
  - { on: a, run: "ip addr add 10.0.0.1/24 dev eth0" }
  - { on: b, run: "ip addr add 10.0.0.2/24 dev eth0" }
  - { on: a, run: "curl -s --max-time 5 http://10.0.0.2/" }
  - { on: a, run: "curl -s --max-time 5 http://10.0.0.2:81/" }
  - { on: a, run: "hold open one http://10.0.0.2:7/" }
  - { on: a, run: "hold send one" }
  - { on: a, run: "hold send one again" }
  - { on: a, run: "hold close one" }
`;

describe('the script as text', () => {
  test('every recorded lab becomes a script that bash can read and a topology that YAML can read', () => {
    const scripts = recordedLabNames().map((name) => {
      const read = readRealLab(labOf(recordedLab(name)));
      if (!read.ok) throw new Error(`${name}:${read.problems[0].line}: ${read.problems[0].reason}`);
      const clab = parse(exportClab(read.real)) as { name: string; topology: { links: unknown[] } };
      expect(clab.name).toBe(name);
      expect(clab.topology.links).toHaveLength(read.real.lab.links.length);
      return `f() {\n${exportNetns(read.real)}\n}\n`;
    });
    const all = path.join(folder, 'all.sh');
    writeFileSync(all, scripts.join(''));
    expect(execFileSync('bash', ['-n', all], { encoding: 'utf8' })).toBe('');
  });

  test('a title cannot become a command', () => {
    const read = readRealLab({ ...labOf(recordedLab('switch-learn')), title: 'x\ntouch /tmp/owned\r$(id)' });
    expect(read.ok && exportNetns(read.real)).not.toMatch(/^touch/m);
    expect(read.ok && exportClab(read.real)).not.toMatch(/^touch/m);
  });

  test.each([
    'rm -rf /',
    'ip netns exec x id',
    'ip -n other link',
    'ip -batch /etc/passwd',
    'ip link set eth0 netns 1',
    'ip addr; id',
    'ip addr $(id)',
    'curl -o /etc/passwd http://10.0.0.1/',
    'curl file:///etc/passwd',
    'curl -w @/etc/shadow http://10.0.0.1/',
    'sysctl -w kernel.core_pattern=x',
    'sysctl -p /etc/passwd',
    'sysctl -w net/../kernel/core_pattern=x',
    'ipvsadm -Sn > /run/../etc/passwd',
    'arp -f /etc/shadow',
  ])('refuses "%s", which could reach out of the lab', (command) => {
    expect(readRealCommand(command).ok).toBe(false);
  });

  test.each([
    'ping 10.0.0.1',
    'arping -I eth0 10.0.0.1',
    'ss -K dst 10.0.0.1',
    'ss -D /etc/x',
    'traceroute --help',
    'sleep infinity',
    'tcpdump -c 1 -w /etc/x',
    'grep root /etc/shadow',
  ])('refuses "%s", which would not end or do something else on a real host', (command) => {
    expect(readRealCommand(command).ok).toBe(false);
  });

  test.each(['ss -ltn', 'ss -tan state established', 'traceroute -n -m 3 10.0.0.1', 'sleep 0.5', 'ping -nc1 10.0.0.1'])(
    'exports "%s"',
    (command) => expect(readRealCommand(command)).toMatchObject({ ok: true }),
  );

  test('takes nothing away under a prefix that leads elsewhere', () => {
    const script = scriptOf(labOf(recordedLab('switch-learn')));
    const elsewhere = { ...env, FRAMEPLAY_PREFIX: '../x' };
    const down = spawnSync('bash', [script, 'down'], { env: elsewhere, encoding: 'utf8' });
    expect([down.status, down.stderr]).toEqual([
      3,
      'switch-learn: refused: FRAMEPLAY_PREFIX must be letters and digits\n',
    ]);
  });

  test('quotes the words of a step one by one', () => {
    const lab = labOf(recordedLab('switch-learn'));
    const on = lab.nodes[0]?.name ?? '';
    const read = readRealLab({ ...lab, steps: [{ kind: 'run', on, command: `ping -c 1 "it's; id"`, line: 1 }] });
    expect(read.ok && exportNetns(read.real)).toContain(String.raw`ping -c 1 'it'\''s; id'`);
  });
});

describe('frameplay export', () => {
  test('writes a script that may be run', () => {
    const out = path.join(folder, 'out.sh');
    expect(exportLab(recordedLabPath('switch-learn'), 'netns', out)).toBe(0);
    expect(statSync(out).mode & 0o111).toBe(0o111);
  });

  test('names file, line and reason of a step that it does not export', () => {
    const complaints: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => complaints.push(String(text)) > 0);
    const file = path.join(folder, 'bad.yml');
    writeFileSync(file, PAIR.replace('hold send one again', 'ip netns list'));
    expect(exportLab(file, 'clab', undefined)).toBe(3);
    expect(complaints).toEqual([`frameplay: ${file}:15: a real host must not be given ip netns\n`]);
  });
});
