import type { Bilingual } from '../misconception/misconception.js';
import type { TroubleKind } from './trouble.js';

/** `{node}` is the device at which it shows. */
export const TROUBLE_TEXTS: Readonly<Record<TroubleKind, Bilingual>> = {
  poisoned: {
    zh: '{node} 的邻居表被毒化：它现在以为虚拟地址不在调度器上，而在别的机器上。',
    en: 'The neighbour table of {node} is poisoned: it now believes that the virtual address is not at the director but at another machine.',
  },
  bypass: {
    zh: '请求绕过调度器，直接到了 {node}。',
    en: 'A request reaches {node} without passing the director.',
  },
  reset: {
    zh: '{node} 发出 RST，连接被拒绝或中断。',
    en: '{node} sends RST: the connection is refused or broken off.',
  },
  loop: {
    zh: '数据包在原地打转，直到 TTL 耗尽（在 {node}）。',
    en: 'The packet goes in circles until its TTL is used up (at {node}).',
  },
  martian: {
    zh: '{node} 收到源地址是它自己的数据包，视为 martian 而丢弃；客户端白等。',
    en: '{node} finds an address of its own as the sender, a martian, and drops the packet; the client waits in vain.',
  },
  unreachable: {
    zh: '{node} 报告“主机不可达”。',
    en: '{node} reports that the host cannot be reached.',
  },
  'no-answer': {
    zh: '线索到 {node} 为止，再没有下文；客户端白等。',
    en: 'The trail ends at {node}; the client waits in vain.',
  },
  flooded: {
    zh: '{node} 收到了给别人的帧：有一台交换机不知道目的 MAC 在哪个端口，只好泛洪。',
    en: '{node} is shown frames for others: a switch does not know where their MAC is, and floods.',
  },
};

export const VERDICTS = {
  mistaken: {
    zh: '如果真是这样，集群会在这里出问题；真实的网络没有。',
    en: 'If it were so, the cluster would break here. The real network does not.',
  },
  real: {
    zh: '如果真是这样，一切都会正常；真实的内核却在这里出问题。',
    en: 'If it were so, all would be well. On the real kernel it breaks here.',
  },
  harmless: {
    zh: '有的帧不一样，但在这个实验里没有人会察觉。',
    en: 'Some frames differ, but nobody would notice in this lab.',
  },
  same: {
    zh: '在这个实验里，有没有这个想法，每一帧都一样。',
    en: 'In this lab the belief makes no difference: every frame is the same.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

export const FIRST_WRONG_TEXTS = {
  missing: {
    zh: '第一处不同：这一帧在这个想法的世界里不会出现。',
    en: 'The first difference: in the world of the belief this frame is missing.',
  },
  extra: {
    zh: '第一处不同：这一帧只在这个想法的世界里出现。',
    en: 'The first difference: only the world of the belief has this frame.',
  },
  different: {
    zh: '第一处不同：同一帧，这些字段变了：{fields}。',
    en: 'The first difference: the same frame with other values in {fields}.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

export function filled(text: Bilingual, values: Readonly<Record<string, string>>): Bilingual {
  const fill = (template: string): string => template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '?');
  return { zh: fill(text.zh), en: fill(text.en) };
}
