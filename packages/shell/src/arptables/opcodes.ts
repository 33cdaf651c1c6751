import { badParameterOf } from '../xtables/trouble.js';

const NAMES = [
  ...['Request', 'Reply', 'Request_Reverse', 'Reply_Reverse', 'DRARP_Request', 'DRARP_Reply', 'DRARP_Error'],
  ...['InARP_Request', 'ARP_NAK'],
];
const OPCODE_MAX = 65_535;

/** `--opcode`: a name, or a number. */
export function opcodeNumber(text: string): number {
  const named = NAMES.findIndex((name) => name.toLowerCase() === text.toLowerCase()) + 1;
  if (named > 0) return named;
  const number = /^\d{1,6}$/.test(text) ? Number(text) : OPCODE_MAX + 1;
  return number <= OPCODE_MAX ? number : badParameterOf('arptables', 'Problem with specified opcode');
}

export function opcodeName(operation: number): string {
  return NAMES[operation - 1] ?? String(operation);
}
