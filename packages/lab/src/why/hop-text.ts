import { createTcpBookkeeping, frameToJson, type RuleId } from '@frameplay/engine';
import { catalogued } from '../rules/rule-catalogue.js';
import type { Sentence } from '../rules/sentence.js';
import { lineText } from '../trace/frame-text.js';
import type { TraceLine } from '../trace/trace-line.js';
import { timerText } from './ground-text.js';
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
      return { zh: '这一步从你的座位看不到。', en: 'Something that you cannot see from this seat.' };
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

function causeText({ cause, times }: Extract<WhyHop, { kind: 'cause' }>, names: NodeNames): Sentence {
  const node = names(cause.node);
  switch (cause.kind) {
    case 'command':
      return { zh: `有人在 ${node.zh} 上执行了：${cause.command}`, en: `Somebody ran on ${node.en}: ${cause.command}` };
    case 'decision':
      return cause.by === 'person'
        ? { zh: `${node.zh} 的座位作出了决定。`, en: `The seat of ${node.en} decided.` }
        : { zh: `${node.zh} 的座位由内核处理。`, en: `The kernel played the seat of ${node.en}.` };
    case 'timer': {
      const { zh, en } = timerText(cause.timer);
      const again =
        times === 1 ? { zh: '到时', en: 'ran out' } : { zh: `到时 ${times} 次`, en: `ran out ${times} times` };
      return { zh: `${node.zh}：${zh}${again.zh}。`, en: `${node.en}: ${en} ${again.en}.` };
    }
    case 'setting':
      return { zh: `${node.zh} 上 keepalived 改了设置。`, en: `keepalived changed a setting of ${node.en}.` };
  }
}

/** "ARP-REPLY (arp_process)" and its sentence. */
export function ruleText(rule: RuleId): Sentence {
  const { id, kernelFunction, zh, en } = catalogued(rule);
  return { zh: `${id}（${kernelFunction}）：${zh}`, en: `${id} (${kernelFunction}): ${en}` };
}
