import type { DeviceRole } from '@frameplay/engine';

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What many people believe of LVS-DR, and what is so. */
export interface Misconception {
  /** A few words, for lists. */
  readonly title: Bilingual;
  /** One sentence, as somebody who believes it would say it. */
  readonly belief: Bilingual;
  /** One or two sentences: what a Linux kernel does. */
  readonly truth: Bilingual;
  /** Observations on a real kernel that show it: the ids of the kernel truths. Empty: none of ours. */
  readonly evidence: readonly string[];
  /** Whose seat it concerns. */
  readonly devices: readonly DeviceRole[];
}
