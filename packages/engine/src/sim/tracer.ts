import type { RuleId } from '../core/rule.js';
import type { Frame } from '../wire/frame.js';
import type { Delivery } from './backlog.js';
import type { ProgramName, SettingChange, TaughtTable, TimerName } from './cause.js';
import { ownRule, sendingRule } from './sending-rule.js';
import { nodeAt, nodeName, type Wake, type WorldState, type WorldTimer } from './world-state.js';

type Start =
  | { readonly kind: 'timer'; readonly event: WorldTimer }
  | { readonly kind: 'program'; readonly wake: Wake }
  | { readonly kind: 'frame' | 'decision' | 'command' };

const FRAME: Start = { kind: 'frame' };
const DECISION: Start = { kind: 'decision' };
const COMMAND: Start = { kind: 'command' };

/**
 * Writes down what happens and because of what, as long as a trace is taken. A timer or a program's turn is told
 * only when something comes of it: what it arms or wakes meanwhile goes back to its own cause.
 */
export class Tracer {
  readonly #state: WorldState;
  #start: Start = COMMAND;
  #isTold = true;
  /** The number of what acts now; of what led to it while the start is not told. */
  #cause: number;
  #waitedSince = 0;
  #rules: RuleId[] = [];
  readonly #spent = new Set<RuleId>();

  readonly #listener: { heard: RuleId[] | null };

  /** The listener writes down in `heard` the rules that decide. */
  constructor(state: WorldState, listener: { heard: RuleId[] | null }) {
    this.#state = state;
    this.#listener = listener;
    this.#cause = state.acting;
  }

  /** What acts now, or what led to it: what a timer or a woken program remembers. */
  get cause(): number {
    return this.#cause;
  }

  get rules(): RuleId[] {
    return this.#rules;
  }

  /** A frame is seen at a port, and what follows is the reaction to it. */
  arrives(delivery: Delivery, node: string, iface: string): void {
    const n = this.#next();
    this.#begin(FRAME, delivery.cause);
    const { frame } = delivery;
    const { now: t, trace } = this.#state;
    const { cause } = delivery;
    const rules = this.#rules;
    trace.push({ kind: 'frame', t, node, iface, dir: 'in', frame, n, cause, waitedSince: 0, rule: null, rules });
    this.#cause = n;
  }

  /** What comes by lo, or at a port that is down, is seen by nobody. */
  arrivesUnseen(delivery: Delivery): void {
    this.#begin(FRAME, delivery.cause);
  }

  /** The arrival waits at a seat. */
  waits(waiting: object): void {
    this.#state.armedBy.set(waiting, this.#cause);
  }

  decides(waiting: object, node: number, by: 'kernel' | 'person'): void {
    this.#begin(by === 'kernel' ? FRAME : DECISION, this.#armed(waiting));
    const cause = this.#cause;
    this.#cause = this.#next();
    const { now: t, causes } = this.#state;
    causes.push({ kind: 'decision', n: this.#cause, t, node: this.#nameOf(node), cause, by, rules: this.#rules });
  }

  runs(event: WorldTimer, cause: number): void {
    this.#begin({ kind: 'timer', event }, cause);
  }

  turns(wake: Wake): void {
    this.#begin({ kind: 'program', wake }, wake.cause);
  }

  /** A program goes on, or ends, because somebody asks for it from outside. */
  resumes(program: number): void {
    this.#begin(COMMAND, this.#state.startedBy.get(program) ?? this.#state.acting);
  }

  /** A packet that waits will remember what acts now. */
  arms(later: object): void {
    this.#state.armedBy.set(later, this.#cause);
  }

  /** What is sent next had to wait. */
  releases(queued: object): void {
    this.#waitedSince = this.#armed(queued);
  }

  sends(node: string, iface: string, frame: Frame): number {
    this.#tellStart();
    const n = this.#next();
    const rule = this.#ruleFor(frame);
    const { now: t, trace } = this.#state;
    const cause = this.#cause;
    const waitedSince = this.#waitedSince;
    const rules = this.#rules.slice();
    trace.push({ kind: 'frame', t, node, iface, dir: 'out', frame, n, cause, waitedSince, rule, rules });
    this.#waitedSince = 0;
    return n;
  }

  /** What goes by lo: nobody sees it, and it belongs to what acts now. */
  loops(): number {
    this.#tellStart();
    return this.#cause;
  }

  teaches(node: string, table: TaughtTable, key: string, value: string): void {
    this.#tellStart();
    const { now: t, causes } = this.#state;
    const rule = this.#rules.at(-1) ?? null;
    causes.push({ kind: 'taught', n: this.#next(), t, node, cause: this.#cause, table, key, value, rule });
  }

  sets(node: string, changes: readonly SettingChange[]): void {
    this.#tellStart();
    const { now: t, causes } = this.#state;
    if (changes.length > 0) causes.push({ kind: 'setting', n: this.#next(), t, node, cause: this.#cause, changes });
  }

  #begin(start: Start, cause: number): void {
    this.#start = start;
    this.#isTold = start.kind !== 'timer' && start.kind !== 'program';
    this.#cause = cause;
    this.#waitedSince = 0;
    this.#rules = [];
    this.#listener.heard = this.#rules;
    if (this.#spent.size > 0) this.#spent.clear();
  }

  #next(): number {
    this.#state.told += 1;
    return this.#state.told;
  }

  #armed(later: object): number {
    return this.#state.armedBy.get(later) ?? 0;
  }

  #nameOf(node: number): string {
    return nodeName(nodeAt(this.#state, node));
  }

  #tellStart(): void {
    const start = this.#start;
    if (this.#isTold) return;
    const cause = this.#cause;
    const { now: t, causes } = this.#state;
    this.#isTold = true;
    this.#cause = this.#next();
    const n = this.#cause;
    if (start.kind === 'timer') {
      const { event } = start;
      causes.push({ kind: 'timer', n, t, node: this.#nameOf(event.node), cause, timer: this.#timerName(event) });
    } else if (start.kind === 'program') {
      const { node, program } = start.wake;
      const command = this.#state.startedBy.get(program) ?? 0;
      const name = this.#programName(node, program);
      causes.push({ kind: 'program', n, t, node: this.#nameOf(node), cause, program: name, command });
    }
  }

  #timerName(event: WorldTimer): TimerName {
    if (event.kind !== 'host') return event.kind;
    const isKeepalived =
      event.timer.kind === 'program' && this.#programName(event.node, event.timer.program) === 'keepalived';
    return isKeepalived ? 'keepalived' : event.timer.kind;
  }

  #programName(id: number, program: number): ProgramName {
    const node = nodeAt(this.#state, id);
    return (node.kind === 'host' ? node.host.programs.get(program)?.kind : undefined) ?? 'keepalived';
  }

  /** A person's frames have no rule of the kernel. */
  #ruleFor(frame: Frame): RuleId | null {
    const start = this.#start;
    const sending = sendingRule(this.#rules, this.#spent, frame);
    if (sending !== null) return sending;
    if (start.kind === 'decision') return null;
    return ownRule(start.kind === 'timer' ? this.#timerName(start.event) : start.kind, frame);
  }
}
