import { badParameter } from './trouble.js';

const ALL_ONES = 0xff_ff_ff_ff;

export function readMark(text: string, what: string): { readonly value: number; readonly mask: number } {
  const [value, mask, ...more] = text.split('/').map((part) => readUint32(part, what));
  if (value === undefined || more.length > 0)
    return badParameter(`${what}: bad value for option "--${what}": "${text}"`);
  return { value, mask: mask ?? ALL_ONES };
}

function readUint32(text: string, what: string): number {
  const value = /^(0x[0-9a-f]{1,8}|\d{1,10})$/i.test(text) ? Number(text) : Number.NaN;
  return value <= ALL_ONES
    ? value
    : badParameter(`${what}: bad value for option "--${what}", or out of range (0-4294967295).`);
}
