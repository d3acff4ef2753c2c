/**
 * Follows the files of scenarios while somebody edits them. Folders are watched, not files: an editor that saves by renaming puts
 * another file in the place of the one that was there. A burst of events is one change.
 */
import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { MAIN_FILE } from './library.ts';

/** Quiet for so long, a save is over: editors write, rename and touch within a few milliseconds. */
const QUIET_MILLISECONDS = 30;

const kinds = new Set(['.yaml', '.yml', '.csv']);

/** Calls `changed` after each change of what these scenario files may be made of, with the time of its first event, until it is stopped. */
export function followFiles(files: readonly string[], changed: (since: number) => void): () => void {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | null = null;
  let since = 0;
  const arm = () => {
    const wanted = new Set(files.flatMap(foldersOf));
    for (const [folder, watcher] of watchers) {
      if (wanted.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    for (const folder of wanted) {
      if (watchers.has(folder)) continue;
      try {
        const watcher = watch(folder, (_event, name) => {
          // some systems name no file; one without an ending may be a folder that is new
          if (name === null || kinds.has(extname(name)) || extname(name) === '') soon();
        });
        watcher.on('error', () => {
          watcher.close();
          watchers.delete(folder);
        });
        watchers.set(folder, watcher);
      } catch {
        // gone between the look and the watch: its own folder's watcher tells when it is back
      }
    }
  };
  const soon = () => {
    if (timer === null) since = performance.now();
    else clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      arm();
      changed(since);
    }, QUIET_MILLISECONDS);
  };
  arm();
  return () => {
    if (timer !== null) clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
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
  const stop = followFiles(files, (since) => {
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

/** A scenario in a folder of its own is made of all that lies in it; any other stands among its neighbours. */
function foldersOf(file: string): readonly string[] {
  const folder = dirname(file);
  return basename(file) === MAIN_FILE ? withFoldersBelow(folder) : [folder];
}

function withFoldersBelow(folder: string): readonly string[] {
  if (!(statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false)) return [];
  const below = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'),
  );
  return [folder, ...below.flatMap(({ name }) => withFoldersBelow(join(folder, name)))];
}
