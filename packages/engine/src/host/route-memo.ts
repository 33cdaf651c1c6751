import { Memo } from '../core/memo.js';
import type { Ipv4Address } from '../wire/address.js';
import type { Interface } from './interface.js';
import type { InputRoute, NoRoute, OutputRoute } from './routed.js';

interface KnownInput {
  readonly iface: Interface;
  readonly dst: Ipv4Address;
  readonly src: Ipv4Address;
  readonly mark: number;
  readonly route: InputRoute;
}

interface KnownOutput {
  readonly dst: Ipv4Address;
  readonly src: Ipv4Address;
  readonly route: OutputRoute | NoRoute;
}

/** A flood with ever new addresses must not fill the memory. */
const FLOWS_MAX = 1024;

/** One number for two addresses; flows that share it take turns. */
function keyOf(dst: Ipv4Address, src: Ipv4Address): number {
  return dst ^ Math.imul(src, 0x9e37_79b1);
}

/**
 * Where packets of a flow went the last time, like the dst entries of Linux: the tables are searched once for each flow.
 * Whoever changes what routes depend on (tables, rules, addresses, interfaces, settings, neighbours) lets it forget.
 */
export class RouteMemo extends Memo {
  #inputs: Map<number, KnownInput> | null = null;
  #outputs: Map<number, KnownOutput> | null = null;

  input(iface: Interface, dst: Ipv4Address, src: Ipv4Address, mark: number): InputRoute | undefined {
    const known = this.#inputs?.get(keyOf(dst, src));
    if (known === undefined || known.dst !== dst || known.src !== src) return undefined;
    return known.iface === iface && known.mark === mark ? known.route : undefined;
  }

  keepInput(iface: Interface, dst: Ipv4Address, src: Ipv4Address, mark: number, route: InputRoute): void {
    if (this.#inputs === null || this.#inputs.size >= FLOWS_MAX) this.#inputs = new Map();
    this.#inputs.set(keyOf(dst, src), { iface, dst, src, mark, route });
  }

  output(dst: Ipv4Address, src: Ipv4Address): OutputRoute | NoRoute | undefined {
    const known = this.#outputs?.get(keyOf(dst, src));
    return known !== undefined && known.dst === dst && known.src === src ? known.route : undefined;
  }

  keepOutput(dst: Ipv4Address, src: Ipv4Address, route: OutputRoute | NoRoute): void {
    if (this.#outputs === null || this.#outputs.size >= FLOWS_MAX) this.#outputs = new Map();
    this.#outputs.set(keyOf(dst, src), { dst, src, route });
  }

  forget(): void {
    this.#inputs = null;
    this.#outputs = null;
  }
}
