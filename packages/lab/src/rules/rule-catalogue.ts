import { RULES, type RuleId } from '@frameplay/engine';
import { ARP_SENTENCES } from './arp-sentences.js';
import { BALANCING_SENTENCES } from './balancing-sentences.js';
import { IP_SENTENCES } from './ip-sentences.js';
import type { Sentence } from './sentence.js';
import { TRANSPORT_SENTENCES } from './transport-sentences.js';

/** A rule of the kernel: where it stands in Linux 6.1, and what it says. */
export interface CataloguedRule extends Sentence {
  readonly id: RuleId;
  readonly kernelFunction: string;
}

const SENTENCES: Readonly<Record<RuleId, Sentence>> = {
  ...ARP_SENTENCES,
  ...IP_SENTENCES,
  ...TRANSPORT_SENTENCES,
  ...BALANCING_SENTENCES,
};

/** The one catalogue of what the kernel decides; the ids and functions are the engine's, the sentences stand here. */
export function catalogued(rule: RuleId): CataloguedRule {
  return { id: rule, kernelFunction: RULES[rule], ...SENTENCES[rule] };
}
