const ALL_ONES = 0xff_ff_ff_ff;

export function hex(value: number): string {
  return `0x${value.toString(16)}`;
}

/** The mask is left out where it is whole. */
export function markText({ value, mask }: { readonly value: number; readonly mask: number }): string {
  return mask === ALL_ONES ? hex(value) : `${hex(value)}/${hex(mask)}`;
}
