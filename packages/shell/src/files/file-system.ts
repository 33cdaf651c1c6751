import { getSysctl, setSysctl } from '@frameplay/engine';
import type { Context } from '../context.js';
import { ipvsTable, PROC_NET } from './proc-net.js';

const SYSCTLS = '/proc/sys/';

export type FileRead = { readonly ok: true; readonly text: string } | { readonly ok: false };

/** A node's own files, and those that the kernel makes up when they are read. */
export function readFile(context: Context, path: string): FileRead {
  const own = context.files[context.node]?.[path];
  if (own !== undefined) return { ok: true, text: own };
  if (path === '/dev/null') return { ok: true, text: '' };
  if (path === '/etc/hostname') return { ok: true, text: `${context.node}\n` };
  if (context.kind === 'switch') return { ok: false };
  if (path.startsWith(SYSCTLS)) {
    const value = getSysctl(context.world, context.node, sysctlKey(path));
    return value.ok ? { ok: true, text: `${value.value}\n` } : { ok: false };
  }
  if (path === '/proc/net/ip_vs') return { ok: true, text: ipvsTable(context) };
  const table = PROC_NET.get(path);
  return table === undefined ? { ok: false } : { ok: true, text: table(context) };
}

/** False: the kernel refuses the value. */
export function writeFile(context: Context, path: string, text: string, isAppended: boolean): boolean {
  if (path === '/dev/null') return true;
  if (path.startsWith(SYSCTLS)) {
    return setSysctl(context.world, context.node, sysctlKey(path), text.trim()).ok;
  }
  const files = context.files[context.node] ?? {};
  context.files[context.node] = files;
  files[path] = isAppended ? (files[path] ?? '') + text : text;
  return true;
}

/** Files that Tab offers. */
export function filePaths(context: Context): string[] {
  const own = Object.keys(context.files[context.node] ?? {});
  const kernel = context.kind === 'switch' ? [] : [...PROC_NET.keys(), '/proc/net/ip_vs'];
  return [...new Set([...own, ...kernel, '/etc/hostname'])].sort();
}

function sysctlKey(path: string): string {
  return path.slice(SYSCTLS.length).replaceAll('/', '.');
}
