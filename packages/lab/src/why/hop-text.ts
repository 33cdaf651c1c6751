import { createTcpBookkeeping, frameToJson, type RuleId, type TimerName } from '@frameplay/engine';
import { catalogued } from '../rules/rule-catalogue.js';
import type { Sentence } from '../rules/sentence.js';
import { lineText } from '../trace/frame-text.js';
import type { TraceLine } from '../trace/trace-line.js';
import type { Ground } from './grounds.js';
import type { WhyHop } from './why-chain.js';
import type { ToldFrame } from './why-log.js';

/** How a device is called in a sentence; by its own name, unless somebody knows a better one. */
export type NodeNames = (node: string) => Sentence;

export const plainNames: NodeNames = (node) => ({ zh: node, en: node });

/** What happened at a hop, without the reason. */
export function hopText(hop: WhyHop, names: NodeNames = plainNames): Sentence {
  switch (hop.kind) {
    case 'sent':
      return sentText(hop, names);
    case 'cause':
      return causeText(hop, names);
    case 'unseen':
      return { zh: '这一步从你的席位看不到。', en: 'Something that you cannot see from this seat.' };
    case 'boot':
      return { zh: '一开始就是这样，没有更早的原因。', en: 'It was so from the beginning; nothing led to it.' };
    case 'folded':
      return {
        zh: `中间还有 ${hop.hops.length} 步。`,
        en: hop.hops.length === 1 ? 'One hop between.' : `${hop.hops.length} hops between.`,
      };
  }
}

/** Why the device did that: the rule, from the catalogue. Undefined where no rule of the kernel decided. */
export function hopRule(hop: WhyHop): RuleId | undefined {
  return hop.kind === 'sent' ? (hop.frame.rule ?? undefined) : undefined;
}

function sentText(hop: Extract<WhyHop, { kind: 'sent' }>, names: NodeNames): Sentence {
  const { zh, en } = names(hop.frame.node);
  const frame = frameText(hop.frame);
  if (hop.frame.rule === null) return { zh: `坐在${zh}的人发出 ${frame}`, en: `The person at ${en} sent ${frame}` };
  return { zh: `${zh} 发出 ${frame}`, en: `${en} sent ${frame}` };
}

/** "192.168.1.10:40000 > 192.168.1.100:80 TCP S ttl 64": without MACs, and without sequence numbers, which are relative. */
export function frameText({ frame }: ToldFrame): string {
  const line = frameToJson(frame, createTcpBookkeeping()) as unknown as TraceLine;
  const { tcp } = line;
  const bare =
    tcp === undefined ? line : { ...line, tcp: { sport: tcp.sport, dport: tcp.dport, flags: tcp.flags ?? '' } };
  return lineText({ ...bare, src: undefined });
}

const TIMERS: Record<TimerName, Sentence> = {
  neighbour: { zh: '邻居表的计时器', en: 'the timer of a neighbour' },
  'tcp-retransmit': { zh: 'TCP 重传计时器', en: 'the retransmission timer of TCP' },
  'tcp-probe': { zh: 'TCP 窗口探测计时器', en: 'the window probe timer of TCP' },
  'tcp-delayed-ack': { zh: 'TCP 延迟确认计时器', en: 'the delayed acknowledgement timer of TCP' },
  'tcp-time-wait': { zh: 'TIME_WAIT 计时器', en: 'the TIME_WAIT timer' },
  'igmp-report': { zh: 'IGMP 报告计时器', en: 'the timer of an IGMP report' },
  'proxy-arp': { zh: '代理 ARP 的延迟', en: 'the delay of a proxy answer' },
  program: { zh: '程序的计时器', en: 'the timer of a program' },
  keepalived: { zh: 'keepalived 的计时器', en: 'a timer of keepalived' },
  'fdb-collector': { zh: '转发表的老化计时器', en: 'the ageing timer of the table' },
  'ipvs-connection': { zh: 'IPVS 连接的计时器', en: 'the timer of an IPVS connection' },
  'ipvs-sync': { zh: 'IPVS 同步的计时器', en: 'the timer of the IPVS synchronisation' },
  'ipvs-template': { zh: 'IPVS 会话保持的计时器', en: 'the timer of an IPVS template' },
};

function causeText({ cause, times }: Extract<WhyHop, { kind: 'cause' }>, names: NodeNames): Sentence {
  const node = names(cause.node);
  switch (cause.kind) {
    case 'command':
      return { zh: `有人在 ${node.zh} 上执行了：${cause.command}`, en: `Somebody ran on ${node.en}: ${cause.command}` };
    case 'decision':
      return cause.by === 'person'
        ? { zh: `${node.zh} 的席位作出了决定。`, en: `The seat of ${node.en} decided.` }
        : { zh: `${node.zh} 的席位由内核处理。`, en: `The kernel played the seat of ${node.en}.` };
    case 'timer': {
      const { zh, en } = TIMERS[cause.timer];
      const again =
        times === 1 ? { zh: '到时', en: 'ran out' } : { zh: `到时 ${times} 次`, en: `ran out ${times} times` };
      return { zh: `${node.zh}：${zh}${again.zh}。`, en: `${node.en}: ${en} ${again.en}.` };
    }
    case 'setting':
      return { zh: `${node.zh} 上 keepalived 改了设置。`, en: `keepalived changed a setting of ${node.en}.` };
  }
}

const TABLES: Record<Extract<Ground, { kind: 'row' }>['table'], Sentence> = {
  neighbour: { zh: '邻居表', en: 'neighbour table' },
  fdb: { zh: '转发表', en: 'forwarding table' },
  connection: { zh: '连接表', en: 'connection table' },
};

/** A row or a setting, as it was. */
export function groundText(ground: Ground): Sentence {
  if (ground.kind === 'row') {
    const { zh, en } = TABLES[ground.table];
    return { zh: `${zh}：${ground.name} → ${ground.value}`, en: `${en}: ${ground.name} → ${ground.value}` };
  }
  const { setting, name, value, setBy } = ground;
  if (setting === 'address') return { zh: `地址 ${name}`, en: `address ${name}` };
  if (setting !== 'sysctl')
    return { zh: `${SETTINGS[setting].zh} ${name}：${value}`, en: `${setting} ${name}: ${value}` };
  return setBy === 0
    ? { zh: `${name} = ${value}，开机以来没有改过`, en: `${name} = ${value}, as at boot: no command has changed it` }
    : { zh: `${name} = ${value}`, en: `${name} = ${value}` };
}

const SETTINGS: Record<Exclude<Extract<Ground, { kind: 'setting' }>['setting'], 'sysctl' | 'address'>, Sentence> = {
  link: { zh: '接口', en: 'link' },
  route: { zh: '路由', en: 'route' },
  rule: { zh: '路由规则', en: 'rule' },
  neighbour: { zh: '邻居', en: 'neighbour' },
  service: { zh: '虚拟服务', en: 'service' },
  server: { zh: '真实服务器', en: 'server' },
  firewall: { zh: '防火墙', en: 'firewall' },
};

/** "ARP-REPLY (arp_process)" and its sentence. */
export function ruleText(rule: RuleId): Sentence {
  const { id, kernelFunction, zh, en } = catalogued(rule);
  return { zh: `${id}（${kernelFunction}）：${zh}`, en: `${id} (${kernelFunction}): ${en}` };
}
