import type { KernelError } from '@frameplay/engine';
import { type Ipv4Address, type Ipv4Prefix, parseIpv4, parseIpv4Prefix } from '@frameplay/engine';
import type { Arguments } from '../arguments.js';
import { type Context, hasInterface } from '../context.js';
import { kernelMessage } from '../kernel-message.js';
import { stop } from '../stop.js';

/** iproute2's matches(): a keyword may be shortened. */
export function matches(word: string, keyword: string): boolean {
  return word !== '' && keyword.startsWith(word);
}

/** NEXT_ARG() of iproute2. */
export function nextWord(args: Arguments): string {
  return args.take() ?? stop(255, 'Command line is not complete. Try option "help"');
}

export function readPrefix(word: string): Ipv4Prefix {
  if (word === 'default' || word === 'any' || word === 'all') {
    return { address: 0 as Ipv4Address, prefixLength: 0 };
  }
  const prefix = parseIpv4Prefix(word);
  return prefix.ok ? prefix.value : stop(1, `Error: any valid prefix is expected rather than "${word}".`);
}

export function readAddress(word: string, kind: 'any valid' | 'inet'): Ipv4Address {
  const address = parseIpv4(word);
  return address.ok ? address.value : stop(1, `Error: ${kind} address is expected rather than "${word}".`);
}

export function readNumber(word: string, what: string): number {
  const value = /^\d+$/.test(word) ? Number(word) : Number.NaN;
  return value <= 0xff_ff_ff_ff ? value : stop(255, `Error: argument "${word}" is wrong: ${what}`);
}

export function requireDevice(context: Context, name: string): string {
  return hasInterface(context, name) ? name : stop(1, `Cannot find device "${name}"`);
}

export function duplicate(keyword: string, word: string): never {
  return stop(255, `Error: either "${keyword}" is duplicate, or "${word}" is a garbage.`);
}

/** What iproute2 prints when the kernel refuses. */
export function netlinkRefusal(error: KernelError): never {
  return stop(2, `RTNETLINK answers: ${kernelMessage(error.code)}`);
}
