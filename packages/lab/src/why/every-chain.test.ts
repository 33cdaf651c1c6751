import { formatIpv4, invariant, settlingRule } from '@frameplay/engine';
import { expect, test } from 'vitest';
import { recordedLab, recordedLabNames } from '../cli/recorded-labs.js';
import { parseLab } from '../labfile/parse-lab.js';
import { advanceLab } from '../run/advance-lab.js';
import { startLab } from '../run/lab-run.js';
import { foldChain, HOPS_SHOWN, type WhyHop, walkTo, whyChain } from './why-chain.js';
import { type ToldFrame, type WhyLog, whyLog } from './why-log.js';

interface Run {
  readonly frames: readonly ToldFrame[];
  readonly log: WhyLog;
}

function run(text: string): Run {
  const parsed = parseLab(text);
  invariant(parsed.ok, 'a lab');
  const lab = startLab(parsed.lab, { seed: 1 });
  advanceLab(lab);
  const frames = lab.events.flatMap(({ event }) => (event.kind === 'frame' ? [event] : []));
  const causes = lab.causes.map(({ cause }) => cause);
  return { frames, log: whyLog(frames, causes) };
}

const total = { frames: 0, hops: 0, shown: 0 };

test.each(recordedLabNames())('%s: every frame has a rule and goes back to a command or to boot', (name) => {
  const { frames, log } = run(recordedLab(name));
  for (const frame of frames) {
    const rule = frame.dir === 'in' ? settlingRule(frame.rules) : frame.rule;
    expect(rule, `frame ${frame.n}`).not.toBeNull();
    const chain = whyChain(log, frame.n);
    const end = chain.at(-1);
    const isOver = end?.kind === 'boot' || (end?.kind === 'cause' && end.cause.kind === 'command');
    expect(isOver, `frame ${frame.n} ends with ${JSON.stringify(end)}`).toBe(true);
    const shown = foldChain(chain);
    expect(shown.length).toBeLessThanOrEqual(HOPS_SHOWN);
    total.frames += 1;
    total.hops += chain.length;
    total.shown += shown.length;
  }
});

test('the way back is short: on average fewer than ten hops, folded fewer than five', () => {
  expect(total.frames).toBeGreaterThan(50_000);
  expect(total.hops / total.frames).toBeLessThan(10);
  expect(total.shown / total.frames).toBeLessThan(HOPS_SHOWN);
});

function isCommand(node: string, text: string): (hop: WhyHop) => boolean {
  return (hop) =>
    hop.kind === 'cause' && hop.cause.kind === 'command' && hop.cause.node === node && hop.cause.command.includes(text);
}

const VIP = '192.168.1.100';

/** The first TCP segment for the VIP that comes to this server and not from the director. */
function misdirected({ frames, log }: Run, server: string): ToldFrame {
  const found = frames.find(({ n, node, dir, frame: { payload } }) => {
    const isForVip = payload.kind === 'ipv4' && payload.payload.kind === 'tcp' && formatIpv4(payload.dst) === VIP;
    if (node !== server || dir !== 'in' || !isForVip) return false;
    const [sender] = whyChain(log, n);
    return sender?.kind === 'sent' && sender.frame.node !== 'director';
  });
  invariant(found !== undefined, `a frame goes to ${server} around the director`);
  return found;
}

const POISONED = [
  ['arp-ignore-0-gw', 'rs1'],
  ['arp-wrong-1-of-3', 'rs2'],
  ['arp-vip-lo-slash24-ignore-0', 'rs1'],
  ['hold-poisoned-same', 'rs1'],
] as const;

test.each(POISONED)(
  '%s: from the frame that goes around the director to the VIP on lo of %s in five hops',
  (...row) => {
    const [name, server] = row;
    const poisoned = run(recordedLab(name));
    const walk = walkTo(poisoned.log, misdirected(poisoned, server).n, isCommand(server, 'ip addr add 192.168.1.100/'));
    expect(walk?.length).toBeLessThanOrEqual(HOPS_SHOWN);
    const spoke = (hop: WhyHop) =>
      hop.kind === 'sent' && hop.frame.node === server && hop.frame.frame.payload.kind === 'arp';
    expect(walk?.some(spoke)).toBe(true);
  },
);

test('the server that answers for the VIP does so because arp_ignore is missing: nobody has changed it since boot', () => {
  const forgotten = run(recordedLab('arp-ignore-0-gw').replaceAll(/^.*arp_ignore.*\n/gm, ''));
  const walk = walkTo(
    forgotten.log,
    misdirected(forgotten, 'rs1').n,
    (hop) => hop.kind === 'sent' && hop.frame.rule === 'ARP-REPLY',
  );
  const answer = walk?.at(-1);
  invariant(answer?.kind === 'sent', 'a server has answered');
  expect(walk?.length).toBeLessThanOrEqual(HOPS_SHOWN);
  const name = 'net.ipv4.conf.all.arp_ignore';
  const missing = { kind: 'setting', node: 'rs1', setting: 'sysctl', name, value: '0', setBy: 0 };
  expect(answer.grounds).toContainEqual(missing);
});

test('a setting names the command that has changed it', () => {
  const { log, frames } = run(recordedLab('arp-ignore-0-gw'));
  const forwarded = frames.find(({ node, rule }) => node === 'gw' && rule === 'IP-FORWARD');
  const [hop] = whyChain(log, forwarded?.n ?? 0);
  invariant(hop?.kind === 'sent', 'the gateway has forwarded');
  const setting = hop.grounds.find(({ name }) => name === 'net.ipv4.ip_forward');
  expect(log.byNumber.get(setting?.kind === 'setting' ? setting.setBy : 0)).toMatchObject({
    kind: 'command',
    node: 'gw',
    command: 'sysctl -w net.ipv4.ip_forward=1',
  });
});
