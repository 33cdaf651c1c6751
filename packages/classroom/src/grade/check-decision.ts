import { err, formatIpv4, formatMac, ok, parseIpv4, parseMac, type Result } from '@frameplay/engine';
import type { Refusal } from '../command.js';
import type {
  ComposedArp,
  ComposedPacket,
  Decision,
  HostDecision,
  Question,
  Reaction,
  SwitchDecision,
} from '../decision.js';
import { refuse } from '../refuse/refuse.js';

type Checked<T> = Result<T, Refusal>;
type SwitchQuestion = Extract<Question, { readonly kind: 'switch' }>;
type HostQuestion = Exclude<Question, SwitchQuestion>;

const PORT_MAX = 65_535;
const TTL_MAX = 255;
const MAC_FIELDS = ['src', 'dst', 'sha', 'tha'] as const;
const IP_FIELDS = ['spa', 'tpa'] as const;

/** The decision in canonical text, or why it cannot be one: what is wrong and in which field. */
export function checkDecision(decision: Decision, question: Question): Checked<Decision> {
  if (question.kind === 'switch') {
    return decision.kind === 'switch' ? checkSwitch(decision, question) : wrongKind('switch');
  }
  return decision.kind === 'host' ? checkHost(decision, question) : wrongKind('host');
}

function wrongKind(seat: 'switch' | 'host'): Checked<never> {
  return err(
    seat === 'switch'
      ? refuse(
          'decision/wrong-kind',
          '这个座位是交换机：要回答学什么、从哪些端口出。',
          'This seat is a switch: say what is learned and by which ports the frame leaves.',
        )
      : refuse(
          'decision/wrong-kind',
          '这个座位是主机：要回答收不收、怎么反应。',
          'This seat is a host: say whether it takes the frame and how it reacts.',
        ),
  );
}

function checkSwitch(decision: SwitchDecision, question: SwitchQuestion): Checked<Decision> {
  const named = [...decision.out, ...(decision.learn === null ? [] : [decision.learn.port])];
  const unknown = named.find((port) => !question.ports.includes(port));
  if (unknown !== undefined) {
    const ports = question.ports.join(' ');
    return err(
      refuse(
        'decision/unknown-port',
        `交换机没有端口「${unknown}」，只有 ${ports}。`,
        `The switch has no port "${unknown}", only ${ports}.`,
      ),
    );
  }
  const out = question.ports.filter((port) => decision.out.includes(port));
  if (decision.learn === null) return ok({ kind: 'switch', learn: null, out });
  const mac = macText('learn', decision.learn.mac);
  return mac.ok ? ok({ kind: 'switch', learn: { mac: mac.value, port: decision.learn.port }, out }) : mac;
}

function checkHost(decision: HostDecision, question: HostQuestion): Checked<Decision> {
  const { verdict, reaction } = decision;
  if (verdict === 'ignore' && reaction.kind !== 'none') {
    return err(
      refuse(
        'decision/wrong-kind',
        '忽略的帧没有反应：要么收下，要么什么也不发。',
        'An ignored frame has no reaction: accept it, or send nothing.',
      ),
    );
  }
  const allowed = question.kind === 'arp' ? ['none', 'arp-reply'] : ['none', 'arp-request', 'send'];
  if (!allowed.includes(reaction.kind)) {
    return err(
      refuse(
        'decision/wrong-kind',
        `对这一帧不能用「${reaction.kind}」，可以用 ${allowed.join('、')}。`,
        `"${reaction.kind}" is no reaction to this frame; possible are ${allowed.join(', ')}.`,
      ),
    );
  }
  const checked = checkReaction(reaction, question);
  const taken = question.kind === 'arp' ? 'accept' : verdict;
  return checked.ok ? ok({ kind: 'host', verdict: taken, reaction: checked.value }) : checked;
}

function checkReaction(reaction: Reaction, question: HostQuestion): Checked<Reaction> {
  switch (reaction.kind) {
    case 'none':
      return ok(reaction);
    case 'arp-reply':
    case 'arp-request': {
      const frame = checkArp(reaction.frame);
      return frame.ok ? ok({ kind: reaction.kind, frame: frame.value }) : frame;
    }
    case 'send': {
      const { realServer } = reaction;
      const servers = question.kind === 'packet' ? question.servers.map(({ node }) => node) : [];
      if (realServer !== null && !servers.includes(realServer)) {
        return err(
          refuse(
            'decision/unknown-server',
            `没有可选的真实服务器「${realServer}」。`,
            `There is no real server "${realServer}" to choose.`,
          ),
        );
      }
      const frame = checkPacket(reaction.frame);
      return frame.ok ? ok({ kind: 'send', realServer, frame: frame.value }) : frame;
    }
  }
}

function checkArp(frame: ComposedArp): Checked<ComposedArp> {
  const checked = { ...frame };
  for (const field of MAC_FIELDS) {
    const mac = macText(field, frame[field]);
    if (!mac.ok) return mac;
    checked[field] = mac.value;
  }
  for (const field of IP_FIELDS) {
    const ip = ipText(field, frame[field]);
    if (!ip.ok) return ip;
    checked[field] = ip.value;
  }
  return ok(checked);
}

function checkPacket(frame: ComposedPacket): Checked<ComposedPacket> {
  const src = macText('src', frame.src);
  const dst = macText('dst', frame.dst);
  const srcIp = ipText('srcIp', frame.srcIp);
  const dstIp = ipText('dstIp', frame.dstIp);
  if (!src.ok) return src;
  if (!dst.ok) return dst;
  if (!srcIp.ok) return srcIp;
  if (!dstIp.ok) return dstIp;
  const number =
    badNumber('ttl', frame.ttl, TTL_MAX) ??
    badNumber('sport', frame.sport, PORT_MAX) ??
    badNumber('dport', frame.dport, PORT_MAX);
  if (number !== null) return err(number);
  return ok({ ...frame, src: src.value, dst: dst.value, srcIp: srcIp.value, dstIp: dstIp.value });
}

function macText(field: string, text: string): Checked<string> {
  const mac = parseMac(text);
  if (mac.ok) return ok(formatMac(mac.value));
  return err(
    refuse(
      'decision/bad-address',
      `字段 ${field}：「${text}」不是 MAC 地址，要写成 02:00:00:00:00:0a 的样子。`,
      `Field ${field}: "${text}" is no MAC address; write it like 02:00:00:00:00:0a.`,
    ),
  );
}

function ipText(field: string, text: string): Checked<string> {
  const address = parseIpv4(text);
  if (address.ok) return ok(formatIpv4(address.value));
  return err(
    refuse(
      'decision/bad-address',
      `字段 ${field}：「${text}」不是 IPv4 地址，要写成 192.168.1.100 的样子。`,
      `Field ${field}: "${text}" is no IPv4 address; write it like 192.168.1.100.`,
    ),
  );
}

function badNumber(field: string, value: number, max: number): Refusal | null {
  if (Number.isInteger(value) && value >= 0 && value <= max) return null;
  return refuse(
    'decision/bad-number',
    `字段 ${field}：${value} 不是 0 到 ${max} 之间的整数。`,
    `Field ${field}: ${value} is no whole number from 0 to ${max}.`,
  );
}
