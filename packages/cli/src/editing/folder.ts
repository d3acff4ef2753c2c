/** What lies in the folder of a scenario, to be proposed where a file is named. */
import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/** A scenario may stand in a folder with much else below; so many names are more than anybody chooses from. */
const most = 500;
const deepest = 3;

/** Paths of its files with `/` between their steps, in order. What is hidden is left out. */
export function pathsIn(folder: string): readonly string[] {
  const found: string[] = [];
  const look = (below: string, depth: number): void => {
    for (const entry of entriesOf(join(folder, below))) {
      if (found.length >= most) return;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      if (entry.isFile()) found.push(path);
      else if (entry.isDirectory() && depth < deepest) look(path, depth + 1);
    }
  };
  look('', 1);
  return found.toSorted();
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
