/** Goes through parts of the soak in turn, a round of each, keeps what is found, and says at the end how it went. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Found, Part } from './part.ts';

export interface Soak {
  /** Those that were asked for. */
  readonly parts: Readonly<Record<string, Part>>;
  readonly seed: number;
  /** How many rounds of each; null: as many as the part has, or goes through by itself. */
  readonly rounds: number | null;
  /** Goes on with new rounds until then, in milliseconds of `now`; null: until all rounds are done. */
  readonly until: number | null;
  /** Where what is found is kept, and how far it got. */
  readonly folder: string;
  /** Most bytes in it. */
  readonly room: number;
  /** Goes on where the last run with this seed stopped. */
  readonly resumed: boolean;
  readonly say: (line: string) => void;
  readonly now: () => number;
  /** Asked between two rounds. */
  readonly stopped: () => boolean;
}

interface Count {
  readonly rounds: number;
  readonly tried: number;
  readonly found: number;
}
export type Counts = Readonly<Record<string, Count>>;

export interface Soaked {
  readonly counts: Counts;
  /** Nothing was found that may not be. */
  readonly held: boolean;
}

const nothingYet: Count = { rounds: 0, tried: 0, found: 0 };

export async function runParts(soak: Soak): Promise<Soaked> {
  const { parts, seed, say, now, until } = soak;
  const counts: Record<string, Count> = { ...before(soak) };
  const countOf = (name: string): Count => counts[name] ?? nothingYet;
  const most = ({ rounds, usual }: Part): number =>
    Math.min(rounds ?? Infinity, soak.rounds ?? (until === null ? (rounds ?? usual) : Infinity));
  const isOver = (): boolean => soak.stopped() || (until !== null && now() >= until);
  for (let left = true; left && !isOver();) {
    left = false;
    for (const [name, part] of Object.entries(parts)) {
      const count = countOf(name);
      if (count.rounds >= most(part) || isOver()) continue;
      left = true;
      const began = now();
      const folder = mkdtempSync(join(tmpdir(), 'sandtable-soak-'));
      try {
        const { tried, found } = await part.round({
          number: count.rounds,
          seed: seed + count.rounds,
          folder,
        });
        for (const [at, each] of found.entries())
          tellFound(soak, `${name}-${seed + count.rounds}${at === 0 ? '' : `-${at}`}`, each);
        counts[name] = {
          rounds: count.rounds + 1,
          tried: count.tried + tried,
          found: count.found + found.length,
        };
        const of = Number.isFinite(most(part)) ? ` of ${most(part)}` : '';
        const took = ((now() - began) / 1000).toFixed(1);
        say(`— ${name}, round ${count.rounds + 1}${of}: ${tried} tried, ${found.length} found, ${took} s`);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
      mkdirSync(soak.folder, { recursive: true });
      writeFileSync(progressIn(soak.folder), `${JSON.stringify({ seed, counts }, null, 2)}\n`);
      // most rounds never wait for anything, and a Ctrl+C is heard only by whoever waits
      await setImmediate();
    }
  }
  const isHeld = ([name, part]: [string, Part]): boolean =>
    countOf(name).found <= countOf(name).tried * (part.bearable ?? 0);
  return { counts, held: Object.entries(parts).every(isHeld) };
}

const progressIn = (folder: string): string => join(folder, 'progress.json');

/** How far the last run with this seed got, if it is to be gone on with. */
function before({ folder, resumed, seed }: Soak): Counts {
  if (!resumed || !existsSync(progressIn(folder))) return {};
  const last = JSON.parse(readFileSync(progressIn(folder), 'utf8')) as { seed: number; counts: Counts };
  return last.seed === seed ? last.counts : {};
}

function tellFound({ folder, room, say }: Soak, name: string, { what, kept }: Found): void {
  say(what);
  if (kept === null) return;
  mkdirSync(folder, { recursive: true });
  const taken = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  const file = join(folder, `${name}.${kept.ending}`);
  if (taken + kept.text.length > room)
    return say(`There is no room left for ${file}: --megabytes gives more.`);
  writeFileSync(file, kept.text);
  say(`Kept in ${file}. As long as it lies there, found.test.ts looks at it.`);
}

export function summary({ counts }: Soaked, parts: Readonly<Record<string, Part>>): string {
  const rows = Object.keys(parts).map((name) => {
    const { rounds, tried, found } = counts[name] ?? nothingYet;
    return [name, String(rounds), tried.toLocaleString('en'), String(found)];
  });
  const all = [['part', 'rounds', 'tried', 'found'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
