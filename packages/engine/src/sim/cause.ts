import type { RuleId } from '../core/rule.js';
import type { SimTimeUs } from '../core/time.js';
import type { HostTimer } from '../host/environment.js';
import type { Program } from '../host/program/program.js';

/** One setting of a device that is otherwise than before; null: it was not there, or is there no more. */
export interface SettingChange {
  readonly kind: 'sysctl' | 'address' | 'link' | 'route' | 'rule' | 'neighbour' | 'service' | 'server' | 'firewall';
  /** `net.ipv4.conf.all.arp_ignore`, `192.168.1.100/32 dev lo`, `TCP 192.168.1.100:80 -> 192.168.1.11:80`, ... */
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What ran out, in the words of the kernel or of the program. */
export type TimerName =
  | HostTimer['kind']
  | 'keepalived'
  | 'fdb-collector'
  | 'ipvs-connection'
  | 'ipvs-sync'
  | 'ipvs-template';

export type ProgramName = Program['kind'] | 'keepalived';

/** A table that frames teach, and on which later frames depend. */
export type TaughtTable = 'neighbour' | 'fdb' | 'connection';

interface Numbered {
  /** Its number among all that the trace of this world tells: frames and causes share one count, from 1. */
  readonly n: number;
  readonly t: SimTimeUs;
  readonly node: string;
  /** The number of what directly led to it; 0: nothing did, since the world began. */
  readonly cause: number;
}

/** What leads to frames and is not itself a frame. Told beside the trace, in the same count. */
export type Cause =
  | (Numbered & {
      readonly kind: 'command';
      readonly command: string;
      readonly changes: readonly SettingChange[];
    })
  /** A frame that waited at a seat is settled; its arrival is the cause. */
  | (Numbered & { readonly kind: 'decision'; readonly by: 'kernel' | 'person'; readonly rules: readonly RuleId[] })
  | (Numbered & { readonly kind: 'timer'; readonly timer: TimerName })
  /** A program has its turn, because something came for it. `command`: what started it, 0 if it was there at first. */
  | (Numbered & { readonly kind: 'program'; readonly program: ProgramName; readonly command: number })
  /** keepalived changes a setting, as a command would. */
  | (Numbered & { readonly kind: 'setting'; readonly changes: readonly SettingChange[] })
  /** A row of a table is new, or says something else: `192.168.1.1 dev eth0` is at a MAC, a MAC is at a port. */
  | (Numbered & {
      readonly kind: 'taught';
      readonly table: TaughtTable;
      readonly key: string;
      readonly value: string;
      readonly rule: RuleId | null;
    });
