/** What joint play takes: an entry to a crowd's pages, the store, going on with a long record, and coming in to one. */
import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { begin, load, openTable } from '@sandtable/core';
import type { Command, Entry, Setup } from '@sandtable/core/record';
import { systemClock } from '@sandtable/host';
import { resumeSession } from '@sandtable/host/recorded';
import { readScenario } from '@sandtable/language';
import { readRecord, recordFiles, writePlay, type PlayedCommand } from '@sandtable/records';
import { textReader } from '@sandtable/words';
import { comeIn, crowd, startHost, type Crowd } from './crowd.ts';
import { median } from './measure.ts';

export interface Joint {
  readonly crowds: readonly { readonly what: string; readonly most: number; readonly crowd: Crowd }[];
  /** Appends a second of our store over those of a bare write and sync of the same bytes. */
  readonly store: number;
  readonly goingOn: { readonly entries: number; readonly seconds: number };
  readonly comingIn: { readonly entries: number; readonly median: number; readonly slowest: number };
}

interface Sizes {
  readonly pages: number;
  readonly many: number;
  readonly seconds: number;
  readonly appends: number;
  readonly entries: number;
  readonly before: number;
}

export const full: Sizes = {
  pages: 150,
  many: 1000,
  seconds: 30,
  appends: 300,
  entries: 10_000,
  before: 2000,
};
export const tiny: Sizes = { pages: 3, many: 4, seconds: 1, appends: 5, entries: 60, before: 40 };

export async function joint(root: string, sizes: Sizes): Promise<Joint> {
  const { pages, many, seconds } = sizes;
  const loopback = { seconds, latency: 0, cut: 0, orders: 5 };
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-bench-'));
  try {
    return {
      crowds: [
        {
          what: `an entry to ${pages} pages, 300 ms each way, one line in fifty cut each minute`,
          most: 1000,
          crowd: await crowd(root, { ...loopback, pages, latency: 300, cut: 1 / 50 }),
        },
        {
          what: `an entry to ${pages} pages on this machine`,
          most: 100,
          crowd: await crowd(root, { ...loopback, pages }),
        },
        {
          what: `an entry to ${many} pages on this machine`,
          most: 200,
          crowd: await crowd(root, { ...loopback, pages: many }),
        },
      ],
      store: storeRatio(root, folder, sizes.appends),
      goingOn: goingOn(root, folder, sizes.entries),
      comingIn: await comingIn(root, folder, sizes.before),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const scenarioOf = (root: string) => {
  const file = join(root, 'scenarios/drone-incident/scenario.yaml');
  const text = readFileSync(file, 'utf8');
  const { scenario } = readScenario(text, 'scenario.yaml');
  if (scenario === null) throw new Error('the scenario of the benchmark is not accepted');
  return { file, text, scenario };
};

/** A record of a busy afternoon: people ask and are answered, recorders note, and now and then all are told something. */
function writeBusy(root: string, file: string, entries: number): void {
  const { text, scenario } = scenarioOf(root);
  const setup: Setup = { seed: '1', parameters: [], attribution: 'role' };
  const program = load(scenario);
  const table = openTable(program, begin(program, setup));
  const roles = scenario.roles.map(({ name }) => name);
  const said = { text: 0 } as const;
  function* commands(): Generator<PlayedCommand> {
    const give = (command: Command, texts: readonly string[] = []): PlayedCommand => {
      const before = table.entries().length;
      const author = { participant: null, role: 'exercise_control', organisation: null };
      const refused = table.give({ command, author, wall: 1_900_000_000_000 + before * 1000, texts });
      if (refused !== null) throw new Error(JSON.stringify(refused));
      return { entries: table.entries().slice(before), texts };
    };
    yield give({ kind: 'brief', body: {} });
    yield give({ kind: 'start', body: {} });
    for (let turn = 0; table.entries().length < entries; turn += 1) {
      const role = roles[turn % roles.length] ?? '';
      const words = [`Number ${turn}: who calls whom, and when?`];
      if (turn % 40 === 0)
        yield give({ kind: 'say', body: { from: 'exercise_control', to: roles, said } }, words);
      else if (turn % 2 === 0) {
        const question = table.entries().length + 1;
        yield give({ kind: 'ask', body: { by: role, said } }, words);
        yield give({ kind: 'reply', body: { question, from: 'exercise_control', said, reveals: [] } }, words);
      } else yield give({ kind: 'note', body: { said, tag: null, role, about: null } }, words);
    }
  }
  const about = { language: 1, engine: 'bench', wall: null, retainUntil: null };
  const { id, version } = scenario;
  writePlay(file, { ...setup, ...about, scenario: { id, version, text } }, commands());
}

/** Round by round, in turn: the same bytes bare, and as commands by the store. The first round warms up. */
function storeRatio(root: string, folder: string, appends: number): number {
  const source = join(folder, 'store.jsonl');
  writeBusy(root, source, appends * 2);
  const { header, entries, textsOf } = readRecord(source);
  const commands = entries.filter(({ cause }) => cause === null).slice(0, appends);
  const lines = readFileSync(source, 'utf8').split(/(?<=\n)/u);
  const ratios = [0, 1, 2, 3, 4, 5].map((round) => {
    const bare = openSync(join(folder, `bare-${round}`), 'wx');
    const ours = recordFiles.create(join(folder, `ours-${round}.jsonl`), { ...header, wall: 0 });
    let [spentBare, spentOurs] = [0, 0];
    for (const command of commands) {
      const all: readonly Entry[] = entries.filter(({ n, cause }) => n === command.n || cause === command.n);
      const bytes = all.map(({ n }) => lines[n] ?? '').join('');
      const first = performance.now();
      writeSync(bare, bytes);
      fsyncSync(bare);
      const second = performance.now();
      ours.append(
        all,
        textsOf(command.n).map((text) => text ?? ''),
      );
      spentBare += second - first;
      spentOurs += performance.now() - second;
    }
    closeSync(bare);
    ours.close();
    return spentBare / spentOurs;
  });
  return median(ratios.slice(1));
}

function goingOn(root: string, folder: string, entries: number): Joint['goingOn'] {
  const file = join(folder, 'long.jsonl');
  writeBusy(root, file, entries);
  const seconds = [1, 2, 3].map(() => {
    const began = performance.now();
    const { session } = resumeSession({ file, clock: systemClock, reader: textReader('en') });
    const took = performance.now() - began;
    session.close();
    return took / 1000;
  });
  return { entries, seconds: median(seconds) };
}

/** By a link, to the page and the first word of its stream. */
async function comingIn(root: string, folder: string, entries: number): Promise<Joint['comingIn']> {
  const file = join(folder, 'late.jsonl');
  writeBusy(root, file, entries);
  const guests = 20;
  const roster = join(folder, 'late.csv');
  const [role = ''] = scenarioOf(root).scenario.roles.map(({ name }) => name);
  writeFileSync(
    roster,
    `name,role\n${Array.from({ length: guests }, (_, place) => `Guest ${place},${role}`).join('\n')}\n`,
  );
  const { child, port } = await startHost(root, folder, [file, '--roster', roster]);
  try {
    const table = readFileSync(join(folder, 'late-links.csv'), 'utf8');
    const times: number[] = [];
    for (const [, link = ''] of table.matchAll(/\/i\/([\w-]{22})/gu)) {
      const began = performance.now();
      const guest = await comeIn(port, port, link);
      await guest.seesPage();
      times.push(performance.now() - began);
    }
    return { entries, median: median(times), slowest: Math.max(...times) };
  } finally {
    child.kill('SIGKILL');
  }
}
