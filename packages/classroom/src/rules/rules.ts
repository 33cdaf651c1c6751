import type { MisconceptionId } from '@frameplay/lab';
import type { Bilingual } from '../decision.js';
import { ARP_RULES } from './arp-rules.js';
import { DIRECTOR_RULES } from './director-rules.js';
import { HOST_RULES } from './host-rules.js';
import { SWITCH_RULES } from './switch-rules.js';

/** Every rule that a wrong field can be explained by. Ids are stable: gradebooks keep them. */
export const RULE_TEXTS = { ...SWITCH_RULES, ...ARP_RULES, ...DIRECTOR_RULES, ...HOST_RULES } as const;

export type RuleTextId = keyof typeof RULE_TEXTS;

/** A parameter is the same in both languages (an address, a row) or said in each. */
export type RuleParameters = Readonly<Record<string, string | Bilingual>>;

export interface Explanation {
  readonly rule: RuleTextId;
  readonly parameters: RuleParameters;
  /** Id in the curriculum's list of misconceptions, where the answer shows one. */
  readonly misconception: MisconceptionId | null;
}

export function explainBy(
  rule: RuleTextId,
  parameters: RuleParameters,
  misconception: MisconceptionId | null = null,
): Explanation {
  return { rule, parameters, misconception };
}

export function ruleText(rule: RuleTextId, parameters: RuleParameters): Bilingual {
  const { zh, en } = RULE_TEXTS[rule];
  return { zh: fill(zh, 'zh', parameters), en: fill(en, 'en', parameters) };
}

function fill(template: string, language: keyof Bilingual, parameters: RuleParameters): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) return '?';
    return typeof value === 'string' ? value : value[language];
  });
}
