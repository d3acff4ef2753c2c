/**
 * Forged records: one field of one entry of a good record changed, dropped, added or put in another's place, and the whole chain sealed
 * anew. No hash tells; what the entries hold must. And what every command owes even to such a record.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { kindsByOrganisation, paperKinds } from '@sandtable/documents';
import { canonical } from '@sandtable/records';
import { runWith } from '../../packages/cli/test/run.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Which field of which entry, and what is done to it. Places are parts of the whole, so that a forgery fits any record. */
export interface Forgery {
  readonly entry: number;
  readonly field: number;
  readonly change:
    | { readonly does: 'put'; readonly value: Json }
    /** What stands in another place of the record: the likeliest lie. */
    | { readonly does: 'copy'; readonly entry: number; readonly field: number }
    | { readonly does: 'add'; readonly number: number }
    | { readonly does: 'drop' }
    | { readonly does: 'rename'; readonly key: string };
}

const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const odd: readonly Json[] = [
  null,
  true,
  false,
  -1,
  0,
  1,
  0.5,
  1e9,
  1e15,
  9e15,
  1e300,
  '',
  'mayor',
  'nobody',
  'exercise_control',
  'constructor',
  '__proto__',
  'adhoc-1',
  [],
  {},
  [null],
  { text: 0 },
  { entry: 1, text: 0 },
];
export const forgery: fc.Arbitrary<Forgery> = fc.record({
  entry: part,
  field: part,
  change: fc.oneof(
    fc.constantFrom(...odd).map((value) => ({ does: 'put' as const, value })),
    { weight: 2, arbitrary: fc.record({ does: fc.constant('copy' as const), entry: part, field: part }) },
    fc.constantFrom(-1, 1, 60, 0.5).map((number) => ({ does: 'add' as const, number })),
    fc.constant({ does: 'drop' as const }),
    fc.constantFrom('more', 'of', 'text', 'entry', 'by').map((key) => ({ does: 'rename' as const, key })),
  ),
});

interface Line {
  readonly entry: { readonly [key: string]: Json };
  readonly open: Json;
}

/** The text of the record with this forgery in it, and all lines from there on sealed anew. */
export function forged(record: string, { entry, field, change }: Forgery): string {
  const lines = parsedLines(record);
  // line 0 is the header, and is forged as seldom as any other
  const at = Math.floor(entry * lines.length);
  const own = lines[at];
  if (own === undefined) return record;
  const path = pick(pathsIn(own.entry), field);
  const other = lines[change.does === 'copy' ? Math.floor(change.entry * lines.length) : 0];
  const copied =
    change.does === 'copy' && other !== undefined
      ? valueAt(other.entry, pick(pathsIn(other.entry), change.field))
      : null;
  const changed = withChange(own.entry, path, (value) => {
    switch (change.does) {
      case 'put':
        return { value: change.value };
      case 'copy':
        return { value: copied };
      case 'add':
        return { value: typeof value === 'number' ? value + change.number : value };
      case 'drop':
        return {};
      case 'rename':
        return { value, key: change.key };
    }
  });
  return sealed(lines.with(at, { ...own, entry: changed as Line['entry'] }));
}

/** The lines of a record as what they hold. */
export const parsedLines = (record: string): readonly Line[] =>
  record
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);

/** Sealed as the program seals: whoever has the file can do that. */
export function sealed(lines: readonly Line[]): string {
  let before: string | null = null;
  return lines
    .map(({ entry, open }) => {
      const text = canonical({ ...entry, before });
      before = createHash('sha256').update(text).digest('hex');
      return `{"entry":${text},"hash":"${before}","open":${canonical(open)}}\n`;
    })
    .join('');
}

type Path = readonly (string | number)[];
const fixed = new Set(['before', 'n']);

/** Every place in an entry, whole parts before what is in them; not its number and its link. */
function pathsIn(value: Json, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Object.entries(value).flatMap(([key, each]) =>
    path.length === 0 && fixed.has(key)
      ? []
      : pathsIn(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inside : [path, ...inside];
}

const pick = (paths: readonly Path[], at: number): Path => paths[Math.floor(at * paths.length)] ?? [];
const valueAt = (value: Json, path: Path): Json =>
  path.reduce<Json>((now, key) => (now as { readonly [key: string]: Json })[key] ?? null, value);

function withChange(
  value: Json,
  [key, ...rest]: Path,
  change: (value: Json) => { readonly value?: Json; readonly key?: string },
): Json {
  if (key === undefined || typeof value !== 'object' || value === null) return value;
  const changed = (own: Json): { readonly value?: Json; readonly key?: string } =>
    rest.length === 0 ? change(own) : { value: withChange(own, rest, change) };
  if (Array.isArray(value)) {
    const { value: next } = changed(value[Number(key)] as Json);
    return next === undefined ? value.toSpliced(Number(key), 1) : value.with(Number(key), next);
  }
  const pairs = Object.entries(value).flatMap(([name, own]): [string, Json][] => {
    if (name !== key) return [[name, own]];
    const next = changed(own);
    return next.value === undefined ? [] : [[next.key ?? name, next.value]];
  });
  return Object.fromEntries(pairs);
}

/** Said of a record whose consequences are not those of its commands. */
const doubt = 'does not follow from its commands';

/** Gives the record to every command that reads one; what is wrong with any answer, or null. */
export async function wronglyTold(record: string, folder: string): Promise<string | null> {
  const file = join(folder, 'forged.jsonl');
  const take = async (typed: string, ...args: readonly string[]) => {
    writeFileSync(file, record);
    const { code, out, err } = await runWith(typed, ...args);
    return { args: args.join(' '), code, told: `${out}\n${err}` };
  };
  const verified = await take('', 'replay', file, '--verify');
  const papers = [];
  for (const kind of paperKinds)
    papers.push(
      await take(
        '',
        'report',
        file,
        '--kind',
        kind,
        ...(kindsByOrganisation.includes(kind) ? ['--organisation', 'town'] : []),
      ),
    );
  const readers = [
    ...papers,
    await take('', 'replay', file),
    await take('', 'replay', file, '--format', 'json'),
    await take('', 'report', file, '--format', 'html'),
    await take('left\nlog\nwho\nsheet\nquit\n', 'run', file, '--plain'),
  ];
  const others = [
    await take('', 'records'),
    await take('', 'erase', file, '--people'),
    await take('', 'erase', file, '--people', '--yes'),
    await take('', 'strike', file, '--entry', '4'),
    await take('quit\n', 'transcribe', file),
  ];
  for (const { args, code, told } of [verified, ...readers, ...others]) {
    if (code !== 0 && code !== 1) return `${args} ends in ${code}: ${told}`;
    if (/^\s+at .+:\d+/m.test(told) || /\b(Type|Range|Syntax|Reference)Error\b/.test(told))
      return `${args} shows a stack: ${told}`;
    if (code === 1 && told.trim() === '') return `${args} ends in 1 without a word`;
  }
  if (verified.code === 0) return null;
  const silent = readers.find(({ code, told }) => code === 0 && !told.includes(doubt));
  return silent === undefined ? null : `${silent.args} tells it as true, although: ${verified.told}`;
}
