import type { Bilingual, FrameClass } from '../decision.js';
import type { DeviceRole } from '../view.js';
import type { FrameSelector } from './frame-selector.js';
import type { LabCheck, LookCost } from './lab-check.js';
import type { AskedQuestion } from './question.js';

/** What a group does together, or a student alone, from one start to one end. */
export type Activity = SeatActivity | PredictActivity | LabActivity | QuizActivity;

interface Described {
  /** Unique in its lesson; grades are kept under it. */
  readonly id: string;
  /** Its number in the curriculum, `7.5`; left out, it is counted. */
  readonly number?: string;
  readonly title: Bilingual;
  /** What there is to do, in Markdown; a paragraph or two. */
  readonly task: Bilingual;
  /** At most three, from where to look, over the rule, to the answer. */
  readonly hints: readonly Hint[];
  /** Rows of the tutorial (`S7`) and misconceptions (`M2`) that the activity tests. */
  readonly tests: readonly string[];
}

export interface Hint {
  readonly text: Bilingual;
  /** Percent of the activity's points; shown before the hint is opened. */
  readonly cost: number;
}

/** An activity with a network behind it. */
interface Staged extends Described {
  /** YAML of the lab (the scenario file of @frameplay/lab); may hold `${name}` of what varies. */
  readonly lab: string;
  /** The steps before this index set the cluster up and run at once. */
  readonly playFromStep: number;
  /** May be `${vip}`, like any address here. */
  readonly vip: string;
  /** Which device plays which part, by node name. */
  readonly roles: Readonly<Record<string, DeviceRole>>;
  /** What differs from one instance to the next: each name with the values it may take. Drawn from the seed; nothing varies when empty. */
  readonly vary: Readonly<Record<string, readonly string[]>>;
  /** The MACs that the lab file names are drawn too, wherever the activity names them; their last two octets stay. */
  readonly drawMacs?: boolean;
}

/** Play a role: frames wait at the seats. */
export interface SeatActivity extends Staged {
  readonly kind: 'seat';
  /** Which classes of frame each role is asked about; all others the kernel plays, unmarked. ARP requests reach a host only if `arpFor` says so. */
  readonly asks: Readonly<Partial<Record<DeviceRole, readonly FrameClass[]>>>;
  /** ARP requests a host is asked about: for the VIP, for one of its own addresses, or every one that it hears. */
  readonly arpFor: readonly ArpTarget[];
  /** Nobody is asked the same thing ten times: at most so often per seat, class and ARP target; the kernel plays the rest, unmarked. */
  readonly askUpTo?: number;
}

/** Whose address an ARP request is for, seen by the host that hears it. */
export type ArpTarget = 'vip' | 'own' | 'other';

/** Say what will happen, before it moves. */
export interface PredictActivity extends Staged {
  readonly kind: 'predict';
  /** In the order in which they come. The network stands still at each until what was asked has been revealed. */
  readonly stops: readonly PredictStop[];
}

export interface PredictStop {
  readonly id: string;
  /** The network runs up to here: before this step of the lab begins, or before the selected frame is sent. */
  readonly before: { readonly step: number } | { readonly frame: FrameSelector };
  /** The frame before the question's, shown to the predicting as BEFORE; null: only the tables and the topology are shown. */
  readonly given: FrameSelector | null;
  readonly questions: readonly AskedQuestion[];
}

/** Build or repair a cluster in terminals. All steps of the lab run first; what they leave is what has to be repaired. */
export interface LabActivity extends Staged {
  readonly kind: 'lab';
  /** Hosts with a terminal; a bridge has one for `bridge fdb`. */
  readonly terminals: readonly string[];
  /** What the traffic must do afterwards. */
  readonly checks: readonly LabCheck[];
  /** Fewest commands that repair it, as far as we know; commands that only look do not count. */
  readonly par: number;
  /** An incident: looking costs. null: looking is free. */
  readonly budget: { readonly points: number; readonly costs: readonly LookCost[] } | null;
  /** An incident also asks for the cause. */
  readonly cause: AskedQuestion | null;
}

export interface QuizActivity extends Described {
  readonly kind: 'quiz';
  readonly questions: readonly AskedQuestion[];
  /** A concept check is taken before and after a unit, with the forms swapped; null: an ordinary quiz. */
  readonly check: { readonly unit: number; readonly form: 'a' | 'b' } | null;
}
