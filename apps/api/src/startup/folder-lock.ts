import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../config/config.js';
import { isRunning, startOf } from './process-identity.js';

const FILE = 'frameplay.lock';
const HEARTBEAT_MS = 2_000;
/** A holder on another machine or in another container is only known by its heartbeat. */
const HEARTBEAT_LOST_MS = 10_000;
const SETTLE_MS = 50;
const ATTEMPTS = 5;

interface Holder {
  readonly id: string;
  readonly pid: number;
  readonly start: string;
  readonly host: string;
}

export interface FolderLock {
  release(): void;
}

/**
 * Exclusive use of a data folder. Two processes on one embedded database lose acknowledged rows without any error,
 * so a second one must not start. A lock whose holder is gone (kill -9, power) is taken over.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, FILE);
  const me: Holder = { id: randomUUID(), pid: process.pid, start: startOf(process.pid), host: hostname() };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (tryCreate(file, me)) {
      // Another process that judged the same stale lock may have moved ours aside for a moment: look again.
      await sleep(SETTLE_MS);
      if (readHolder(file)?.id === me.id) return hold(file, me);
    }
    const holder = readHolder(file);
    if (holder !== null && isAlive(file, holder)) throw inUse(folder, holder);
    if (holder !== null) removeStale(file, holder);
  }
  throw new StartError(`The data folder ${folder} could not be locked: another process keeps taking it.`);
}

/** A link to a complete file: the lock exists with its content or not at all. */
function tryCreate(file: string, me: Holder): boolean {
  const draft = `${file}.${me.id}`;
  writeFileSync(draft, JSON.stringify(me));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    return { id: 'unreadable', pid: 0, start: '', host: hostname() };
  }
}

function isAlive(file: string, holder: Holder): boolean {
  if (holder.host === hostname()) return isRunning(holder.pid, holder.start);
  try {
    return Date.now() - statSync(file).mtimeMs < HEARTBEAT_LOST_MS;
  } catch {
    return false; // gone in the meantime
  }
}

/** Only one process can rename a file away; if it was no longer the stale one, it is put back. */
function removeStale(file: string, stale: Holder): void {
  const aside = `${file}.stale-${randomUUID()}`;
  try {
    renameSync(file, aside);
    if (readHolder(aside)?.id !== stale.id) linkSync(aside, file);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(codeOf(error))) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function hold(file: string, me: Holder): FolderLock {
  const heartbeat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // The folder was removed under us; the database will say so better than a lock could.
    }
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    release(): void {
      clearInterval(heartbeat);
      if (readHolder(file)?.id === me.id) rmSync(file, { force: true });
    },
  };
}

function inUse(folder: string, holder: Holder): StartError {
  return new StartError(
    `The data folder ${folder} is in use by another Frameplay process (pid ${holder.pid} on ${holder.host}). Stop it, or choose another folder with FRAMEPLAY_DATA.`,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
