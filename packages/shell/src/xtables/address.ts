import { networkOf, parseIpv4Prefix } from '@frameplay/engine';
import { unsupported } from '../stop.js';
import { badParameterOf, type Program } from './trouble.js';

/** `-s`, `-d`: an address with a prefix or a mask. */
export function readAddress(program: Program, text: string) {
  if (text.includes(',')) unsupported(`${program} with several addresses`);
  const [host = '', mask] = text.split('/');
  const dotted = mask?.includes('.') ? prefixOfMask(mask) : mask;
  const prefix = parseIpv4Prefix(dotted === undefined ? host : `${host}/${dotted}`);
  if (!prefix.ok) return badParameterOf(program, `host/network \`${text}' not found`);
  const { address, prefixLength } = prefix.value;
  return { address: networkOf(address, prefixLength), prefixLength };
}

function prefixOfMask(mask: string): string {
  const bits = mask
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
  return /^1*0*$/.test(bits) && bits.length === 32 ? String(bits.indexOf('0') < 0 ? 32 : bits.indexOf('0')) : mask;
}
