/** Follows the files of scenarios while somebody edits them. */
import type { Stats } from 'node:fs';
import { basename, dirname, extname, relative, resolve, sep } from 'node:path';
import { isNobodys } from './folder.ts';
import { MAIN_FILE } from './library.ts';

/** After this long without an event, a save is complete: editors write, rename and touch within a few milliseconds. */
const QUIET_MILLISECONDS = 30;

const kinds = new Set(['.yaml', '.yml', '.csv']);

/**
 * Calls `changed` after each change of what these scenario files may be made of, with the time of its first event, until it is stopped.
 * A burst of events is one change. What changes once the promise is kept is not missed.
 */
export async function followFiles(
  files: readonly string[],
  changed: (since: number) => void,
): Promise<() => void> {
  // the commands that follow nothing need not load it
  const { watch } = await import('chokidar');
  const folders = files.map(folderOf);
  const watcher = watch(
    folders.map(({ path }) => path),
    {
      ignoreInitial: true,
      ignored: (path, stats) => !folders.some((folder) => mayHold(folder, path, stats)),
    },
  );
  let timer: NodeJS.Timeout | null = null;
  let since = 0;
  const soon = () => {
    if (timer === null) since = performance.now();
    else clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      changed(since);
    }, QUIET_MILLISECONDS);
  };
  watcher.on('add', soon).on('change', soon).on('unlink', soon);
  await new Promise<void>((ready) => {
    // a folder that cannot be watched is no reason to end; the others still are
    watcher.on('error', () => {}).on('ready', ready);
  });
  return () => {
    if (timer !== null) clearTimeout(timer);
    void watcher.close();
  };
}

/** Does it now and after each change, one after the other, until Ctrl-C, or until a pipe that is read has nothing more to say. */
export async function repeat(
  files: readonly string[],
  stdin: NodeJS.ReadStream,
  act: (since: number) => Promise<void>,
): Promise<void> {
  const left = new AbortController();
  const leave = () => left.abort();
  process.once('SIGINT', leave);
  if (!stdin.isTTY) stdin.once('end', leave).resume();
  let wake = () => {};
  let isNew = true;
  let seen = performance.now();
  const stop = await followFiles(files, (since) => {
    isNew = true;
    seen = since;
    wake();
  });
  left.signal.addEventListener('abort', () => wake());
  try {
    while (!left.signal.aborted) {
      if (isNew) {
        isNew = false;
        await act(seen);
      } else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    stop();
    process.off('SIGINT', leave);
    if (!stdin.isTTY) stdin.off('end', leave).pause();
  }
}

interface Folder {
  readonly path: string;
  /** Whether the folders in it belong to it. */
  readonly isWhole: boolean;
}

/** A scenario in a folder of its own is made of all that lies in it; any other stands among its neighbours. */
const folderOf = (file: string): Folder => ({
  path: resolve(dirname(file)),
  isWhole: basename(file) === MAIN_FILE,
});

function mayHold({ path: folder, isWhole }: Folder, path: string, stats: Stats | undefined): boolean {
  const below = relative(folder, path);
  if (below === '') return true;
  const within = below.split(sep);
  const last = within.pop() ?? '';
  if (within.some(isAside) || (within.length > 0 && !isWhole)) return false;
  if (stats === undefined) return true;
  return stats.isDirectory() ? isWhole && !isAside(last) : kinds.has(extname(last));
}

/** `..` counts as well: whatever is outside of the folder. */
const isAside = (name: string): boolean => name === 'node_modules' || isNobodys(name);
