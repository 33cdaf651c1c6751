import type { FirewallPolicy, FirewallRule, FirewallTable, HookName } from '@frameplay/engine';

/** What one call of iptables asks for, read and checked, before anything is done. */
export type IptablesRequest = { readonly table: FirewallTable } & (
  | { readonly command: 'append' | 'delete'; readonly chain: HookName; readonly rule: FirewallRule }
  | { readonly command: 'check'; readonly chain: HookName; readonly rule: FirewallRule }
  | { readonly command: 'delete-number'; readonly chain: HookName; readonly position: number }
  | {
      readonly command: 'insert' | 'replace';
      readonly chain: HookName;
      readonly position: number;
      readonly rule: FirewallRule;
    }
  | { readonly command: 'flush' | 'zero'; readonly chain: HookName | undefined }
  | { readonly command: 'policy'; readonly chain: HookName; readonly policy: FirewallPolicy }
  | { readonly command: 'list'; readonly chain: HookName | undefined; readonly look: ListLook }
  | { readonly command: 'list-rules'; readonly chain: HookName | undefined; readonly counters: boolean }
);

/** `-n`, `-v`, `-x`, `--line-numbers`. */
export interface ListLook {
  readonly numeric: boolean;
  readonly verbose: boolean;
  readonly exact: boolean;
  readonly lineNumbers: boolean;
}
