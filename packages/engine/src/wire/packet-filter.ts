/**
 * What a packet socket lets through, as plain data: the expressions of libpcap come down to comparisons of octets, as
 * they do for the kernel's own machine (net/core/filter.c). Loads count from the link-layer header on; `network` from
 * the header after it; `transport` from what the IPv4 header carries, whatever its length.
 */
export type PacketFilter =
  | { readonly kind: 'and' | 'or'; readonly left: PacketFilter; readonly right: PacketFilter }
  | { readonly kind: 'not'; readonly of: PacketFilter }
  | {
      readonly kind: 'compare';
      readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=';
      readonly left: FilterValue;
      readonly right: FilterValue;
    };

export type FilterOperator = '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '<<' | '>>';

export type FilterValue =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'length' }
  | {
      readonly kind: 'load';
      readonly base: 'link' | 'network' | 'transport';
      readonly offset: FilterValue;
      readonly octets: 1 | 2 | 4;
    }
  | {
      readonly kind: 'arithmetic';
      readonly operator: FilterOperator;
      readonly left: FilterValue;
      readonly right: FilterValue;
    };

/** Octets of a packet and where its network header begins: 14 on Ethernet, 0 on an interface without link layer. */
export interface FilteredPacket {
  readonly bytes: Uint8Array;
  readonly network: number;
}

/** Whether a packet passes. A load beyond its end, or a division by zero, refuses it whatever the rest says. */
export function passesFilter(filter: PacketFilter, packet: FilteredPacket): boolean {
  return test(filter, packet) === true;
}

/** Null: the machine has given up. */
function test(filter: PacketFilter, packet: FilteredPacket): boolean | null {
  switch (filter.kind) {
    case 'and': {
      const left = test(filter.left, packet);
      return left === true ? test(filter.right, packet) : left;
    }
    case 'or': {
      const left = test(filter.left, packet);
      return left === false ? test(filter.right, packet) : left;
    }
    case 'not': {
      const passes = test(filter.of, packet);
      return passes === null ? null : !passes;
    }
    case 'compare': {
      const left = evaluate(filter.left, packet);
      const right = left === null ? null : evaluate(filter.right, packet);
      return left === null || right === null ? null : compare(filter.operator, left, right);
    }
  }
}

function compare(operator: Extract<PacketFilter, { kind: 'compare' }>['operator'], a: number, b: number): boolean {
  switch (operator) {
    case '=':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}

function evaluate(value: FilterValue, packet: FilteredPacket): number | null {
  switch (value.kind) {
    case 'constant':
      return value.value >>> 0;
    case 'length':
      return packet.bytes.length;
    case 'load': {
      const offset = evaluate(value.offset, packet);
      return offset === null ? null : load(packet, value.base, offset, value.octets);
    }
    case 'arithmetic': {
      const left = evaluate(value.left, packet);
      const right = left === null ? null : evaluate(value.right, packet);
      return left === null || right === null ? null : calculate(value.operator, left, right);
    }
  }
}

function load({ bytes, network }: FilteredPacket, base: string, offset: number, octets: number): number | null {
  const start = base === 'link' ? 0 : base === 'network' ? network : network + ((bytes[network] ?? 0) & 15) * 4;
  const at = start + offset;
  if (at + octets > bytes.length) return null;
  let value = 0;
  for (let index = 0; index < octets; index++) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

function calculate(operator: FilterOperator, a: number, b: number): number | null {
  switch (operator) {
    case '+':
      return (a + b) >>> 0;
    case '-':
      return (a - b) >>> 0;
    case '*':
      return Math.imul(a, b) >>> 0;
    case '/':
      return b === 0 ? null : Math.trunc(a / b);
    case '%':
      return b === 0 ? null : a % b;
    case '&':
      return (a & b) >>> 0;
    case '|':
      return (a | b) >>> 0;
    case '^':
      return (a ^ b) >>> 0;
    case '<<':
      return b > 31 ? 0 : (a << b) >>> 0;
    case '>>':
      return b > 31 ? 0 : a >>> b;
  }
}
