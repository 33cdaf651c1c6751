import type { ArpHookName, ArpRule, FirewallPolicy } from '@frameplay/engine';

/** What one call of arptables asks for, read and checked, before anything is done. */
export type ArptablesRequest =
  | { readonly command: 'append' | 'delete'; readonly chain: ArpHookName; readonly rule: ArpRule }
  | { readonly command: 'check'; readonly chain: ArpHookName; readonly rule: ArpRule }
  | { readonly command: 'delete-number'; readonly chain: ArpHookName; readonly position: number }
  | {
      readonly command: 'insert' | 'replace';
      readonly chain: ArpHookName;
      readonly position: number;
      readonly rule: ArpRule;
    }
  | { readonly command: 'flush' | 'zero'; readonly chain: ArpHookName | undefined }
  | { readonly command: 'policy'; readonly chain: ArpHookName; readonly policy: FirewallPolicy }
  | { readonly command: 'list'; readonly chain: ArpHookName | undefined; readonly look: ArpListLook }
  | { readonly command: 'list-rules'; readonly chain: ArpHookName | undefined };

/** `-n`, `-v`, `--line-numbers`. */
export interface ArpListLook {
  readonly numeric: boolean;
  readonly verbose: boolean;
  readonly lineNumbers: boolean;
}
