/**
 * One process writes a record. A lock file beside it says who: process, when that process started, and on which computer.
 *
 * A lock whose process is gone (kill -9, a flat battery) is taken over, safely even when several try at once: whoever wants the lock
 * of a dead owner must first hold the lock of *that* lock, named after its owner's token, and then see it unchanged.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { removeLeftBeside } from './beside.ts';
import { RecordError, fileFault, systemCode } from './fault.ts';
import { patiently } from './patience.ts';

interface Owner {
  readonly pid: number;
  /** When that process started, in the system's own terms: a number that is given out again is then told apart. */
  readonly started: string | null;
  readonly host: string;
  /** Names this locking among all others. */
  readonly token: string;
}

/** The lock file of a record. */
export const lockOf = (file: string): string => `${file}.lock`;

/** Whether a program writes it now, or was stopped while it did. */
export const isBeingWritten = (file: string): boolean => existsSync(lockOf(file));

/** The token that stands for a lock file that does not say whose it is. */
const unreadable = 'unreadable';

/**
 * Takes the lock of a record, and clears away what a writer before left beside it when it was stopped; the function that is returned
 * gives the lock back. Throws `locked` when another process holds it. `evict` is the token of a lock that a person has said is nobody's
 * any more: that one is taken over although this computer cannot know it.
 */
export function lockRecord(file: string, evict: string | null = null): () => void {
  const me: Owner = {
    pid: process.pid,
    started: startOf(process.pid),
    host: hostname(),
    token: randomUUID(),
  };
  const lock = lockOf(file);
  take(lock, me, file, evict);
  removeLeftBeside(file);
  return () => {
    const owner = ownerOf(lock);
    if (owner !== 'unreadable' && owner?.token === me.token)
      patiently(lock, () => rmSync(lock, { force: true }));
  };
}

function take(lock: string, me: Owner, file: string, evict: string | null): void {
  for (;;) {
    if (create(lock, me, file)) return;
    const owner = ownerOf(lock);
    if (owner === null) continue; // given back in between
    const token = tokenOf(owner);
    if (token !== evict) refuseIfAlive(owner, lock, file);
    const claim = `${lock}.${token}`;
    take(claim, me, file, null);
    try {
      const still = ownerOf(lock);
      if (still !== null && tokenOf(still) === token) {
        patiently(lock, () => renameSync(claim, lock));
        return;
      }
    } finally {
      rmSync(claim, { force: true });
    }
  }
}

const tokenOf = (owner: Owner | 'unreadable'): string => (owner === 'unreadable' ? unreadable : owner.token);

/** Makes the lock with its content in one step; false when there is one. */
function create(lock: string, me: Owner, file: string): boolean {
  const content = JSON.stringify(me);
  const own = `${lock}.${me.token}.new`;
  try {
    writeFileSync(own, content, { flag: 'wx' });
    try {
      linkSync(own, lock);
    } catch (error) {
      if (systemCode(error) === 'EEXIST') throw error;
      // no hard links here (FAT on a memory stick, a network drive), which each system says by a code of its own
      writeFileSync(lock, content, { flag: 'wx' });
    }
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw systemCode(error) === 'ENOENT'
      ? new RecordError('no-folder', { file }, error)
      : fileFault(error, file, 'unwritable');
  } finally {
    rmSync(own, { force: true });
  }
}

function ownerOf(lock: string): Owner | 'unreadable' | null {
  const found = lstatSync(lock, { throwIfNoEntry: false });
  if (found === undefined) return null;
  if (!found.isFile()) throw new RecordError('not-a-file', { file: lock });
  try {
    const owner: unknown = JSON.parse(readFileSync(lock, 'utf8'));
    return isOwner(owner) ? owner : 'unreadable';
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? null : 'unreadable';
  }
}

function isOwner(value: unknown): value is Owner {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, host, token } = value as Partial<Owner>;
  return (
    typeof pid === 'number' &&
    Number.isSafeInteger(pid) &&
    pid > 0 &&
    typeof host === 'string' &&
    typeof token === 'string' &&
    /^[\da-f-]+$/.test(token)
  );
}

function refuseIfAlive(owner: Owner | 'unreadable', lock: string, file: string): void {
  const token = tokenOf(owner);
  if (owner === 'unreadable') throw new RecordError('lock-unreadable', { file, lock, token });
  if (owner.host !== hostname())
    throw new RecordError('locked-elsewhere', { file, lock, host: owner.host, pid: owner.pid, token });
  if (!isRunning(owner.pid)) return;
  const started = startOf(owner.pid);
  // the number was given to another process since
  if (owner.started !== null && started !== null && owner.started !== started) return;
  throw new RecordError('locked', { file, lock, pid: owner.pid });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // a process that ended and that its parent has not asked after yet
    return statOf(pid)?.[0] !== 'Z';
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** When a process started; null where the system does not tell. */
function startOf(pid: number): string | null {
  const stat = statOf(pid);
  if (stat !== null)
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${stat[19] ?? ''}`;
  if (process.platform === 'win32' || process.platform === 'linux') return null;
  const listed = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return listed.status === 0 ? listed.stdout.trim() : null;
}

/** Linux' account of a process, from its state on: what stands before, its name in brackets, may itself hold spaces and brackets. */
function statOf(pid: number): readonly string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
