import type { RouteTable } from '@frameplay/engine';
import { stop } from '../stop.js';

const DEFAULT = 253;
const MAIN = 254;
const LOCAL = 255;

/** rt_tables: three names, and numbers for all others. */
export function readTable(word: string): RouteTable {
  if (word === 'main' || word === String(MAIN)) return 'main';
  if (word === 'local' || word === String(LOCAL)) return 'local';
  if (word === 'default') return DEFAULT;
  const number = /^\d{1,10}$/.test(word) ? Number(word) : 0;
  if (number > 0 && number <= 0xff_ff_ff_ff) return number;
  return stop(255, `Error: argument "${word}" is wrong: table id value is invalid\n`);
}

export function tableText(table: RouteTable): string {
  return table === DEFAULT ? 'default' : String(table);
}
