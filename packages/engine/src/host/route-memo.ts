import { Memo } from '../core/memo.js';
import type { Ipv4Address } from '../wire/address.js';
import type { Interface } from './interface.js';
import type { InputRoute, NoRoute, OutputRoute } from './routed.js';

interface KnownInput {
  readonly iface: Interface;
  /** Addresses as signed numbers: an unsigned one of more than 31 bits would be an object of its own. */
  readonly dst: number;
  readonly src: number;
  readonly mark: number;
  readonly route: InputRoute;
}

interface KnownOutput {
  readonly dst: number;
  readonly src: number;
  readonly route: OutputRoute | NoRoute;
}

/** A flood with ever new addresses must not fill the memory. */
const FLOWS_MAX = 1024;

/** One number for two addresses; flows that share it take turns. */
function keyOf(dst: number, src: number): number {
  return dst ^ Math.imul(src, 0x9e37_79b1);
}

/**
 * Where packets of a flow went the last time, like the dst entries of Linux: the tables are searched once for each flow.
 * Whoever changes what routes depend on (tables, rules, addresses, interfaces, settings, neighbours) lets it forget.
 */
export class RouteMemo extends Memo {
  #inputs: Map<number, KnownInput> | null = null;
  #outputs: Map<number, KnownOutput> | null = null;
  // Packets come in trains. A router sees both directions of one, so the last of two interfaces are at hand.
  #lastEven: KnownInput | null = null;
  #lastOdd: KnownInput | null = null;
  #lastOutput: KnownOutput | null = null;

  input(iface: Interface, dst: Ipv4Address, src: Ipv4Address, mark: number): InputRoute | undefined {
    const to = dst | 0;
    const from = src | 0;
    const isEven = (iface.index & 1) === 0;
    const last = isEven ? this.#lastEven : this.#lastOdd;
    if (last !== null && isThat(last, iface, to, from, mark)) return last.route;
    const known = this.#inputs?.get(keyOf(to, from));
    if (known === undefined || !isThat(known, iface, to, from, mark)) return undefined;
    if (isEven) this.#lastEven = known;
    else this.#lastOdd = known;
    return known.route;
  }

  keepInput(iface: Interface, dst: Ipv4Address, src: Ipv4Address, mark: number, route: InputRoute): void {
    if (this.#inputs === null || this.#inputs.size >= FLOWS_MAX) this.#inputs = new Map();
    this.#inputs.set(keyOf(dst | 0, src | 0), { iface, dst: dst | 0, src: src | 0, mark, route });
  }

  output(dst: Ipv4Address, src: Ipv4Address): OutputRoute | NoRoute | undefined {
    const to = dst | 0;
    const from = src | 0;
    const last = this.#lastOutput;
    if (last !== null && last.dst === to && last.src === from) return last.route;
    const known = this.#outputs?.get(keyOf(to, from));
    if (known === undefined || known.dst !== to || known.src !== from) return undefined;
    this.#lastOutput = known;
    return known.route;
  }

  keepOutput(dst: Ipv4Address, src: Ipv4Address, route: OutputRoute | NoRoute): void {
    if (this.#outputs === null || this.#outputs.size >= FLOWS_MAX) this.#outputs = new Map();
    this.#outputs.set(keyOf(dst | 0, src | 0), { dst: dst | 0, src: src | 0, route });
  }

  forget(): void {
    this.#inputs = null;
    this.#outputs = null;
    this.#lastEven = null;
    this.#lastOdd = null;
    this.#lastOutput = null;
  }
}

function isThat(known: KnownInput, iface: Interface, dst: number, src: number, mark: number): boolean {
  return known.dst === dst && known.src === src && known.iface === iface && known.mark === mark;
}
