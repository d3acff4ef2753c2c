/** A list of injects as the folder of a scenario: a file with who takes part and when, and the list itself as a table beside. */
import { cutAtWord, fold } from '@sandtable/core/scenario';
import { writeDuration } from '@sandtable/language';
import { serialPattern } from '@sandtable/language/editing';
import type { Say } from '@sandtable/words';
import { Document } from 'yaml';
import { plainTable } from '../tables/plain-text.ts';
import { everyRecipient, type Listed, type ListedInject, type ListNote } from './listed.ts';
import { isExerciseControl, nameKey, namer } from './people.ts';

export interface NewFile {
  /** From the folder of the scenario. */
  readonly path: string;
  readonly text: string;
}

export interface DraftRequest {
  readonly id: string;
  readonly title: string;
  /** What the list was read from. */
  readonly source: string;
  readonly language: string;
  readonly listed: Listed;
  readonly say: Say;
}

/** What had to be put where the list says nothing. */
export interface Filled {
  /** Numbers that no inject can have: they stand twice, or hold blanks. */
  readonly noSerial: number;
  /** Injects without a recipient, which go to all; without a sender; without a channel. */
  readonly noRecipient: number;
  readonly noSender: number;
  readonly noChannel: number;
  /** Those without a time, which wait until somebody sends them. */
  readonly reserve: number;
  readonly expected: number;
}

export interface DraftedFolder {
  readonly files: readonly NewFile[];
  readonly filled: Filled;
  readonly roles: readonly string[];
}

/** How long an expected action is looked for where the list says nothing of that. */
const expectedWithin = '30m';
/** After the last inject people still act for an hour; after one that says EndEx they do not. */
const afterLast = { inject: 3600, endex: 300 } as const;

export function draftOf(request: DraftRequest): DraftedFolder {
  const { listed, say } = request;
  const people = castOf(listed.injects, say);
  const rows = named(listed.injects);
  const phases = listed.isTimed ? [] : partsOf(rows, say);
  const table = tableOf(rows, people, listed, say);
  const expected = rows.flatMap(({ name, inject }) =>
    inject.expected === null
      ? []
      : [
          [
            name,
            {
              by: people.firstOf(inject),
              text: unbraced(inject.expected),
              at: `after inject.${name}.delivered`,
              within: expectedWithin,
            },
          ] as const,
        ],
  );
  const tables = table.tables.map((text, at, { length }): NewFile => ({
    path: fileNames('injects', 'csv', length)[at] ?? '',
    text,
  }));
  // an entry has about as much around its words again
  const lists = parted(expected, ([name, { text }]) => 3 * name.length + 120 + bytesOf(text)).map(
    (part, at, { length }): NewFile => ({
      path: fileNames('expected', 'yaml', length)[at] ?? '',
      text: yaml({ expected: Object.fromEntries(part) }, say('import.file.expected')),
    }),
  );
  const scenario = scenarioText(request, people, phases, {
    tables: tables.map(({ path }) => path),
    lists: lists.map(({ path }) => path),
  });
  const files = [{ path: 'scenario.yaml', text: scenario }, ...tables, ...lists];
  return {
    files,
    filled: { ...table.filled, expected: expected.length },
    roles: people.roles.map(({ title }) => title),
  };
}

interface NamedInject {
  readonly name: string;
  readonly inject: ListedInject;
}

function named(injects: readonly ListedInject[]): readonly NamedInject[] {
  const nameFor = namer('inject');
  return injects.map((inject, at) => ({ name: nameFor(inject.serial ?? String(at + 1)), inject }));
}

interface Cast {
  readonly roles: readonly { readonly name: string; readonly title: string }[];
  readonly actors: readonly { readonly name: string; readonly title: string }[];
  /** The name of whoever is written so. */
  readonly nameOf: (written: string) => string;
  readonly senderOf: (written: string | null) => string;
  /** The first role that an inject goes to. */
  readonly firstOf: (inject: ListedInject) => string;
}

function castOf(injects: readonly ListedInject[], say: Say): Cast {
  const nameFor = namer('role');
  const names = new Map<string, string>();
  const give = (title: string): { readonly name: string; readonly title: string } => {
    const name = nameFor(title);
    names.set(nameKey(title), name);
    return { name, title: unbraced(title) };
  };
  const received = everyRecipient(injects);
  const roles = (received.length === 0 ? [say('import.players')] : received).map(give);
  const senders = new Map(
    injects.flatMap(({ from }) =>
      from === null || isExerciseControl(from) ? [] : [[nameKey(from), from] as const],
    ),
  );
  const actors = [...senders].filter(([key]) => !names.has(key)).map(([, title]) => give(title));
  const nameOf = (written: string): string => names.get(nameKey(written)) ?? '';
  return {
    roles,
    actors,
    nameOf,
    senderOf: (written) =>
      written === null || !names.has(nameKey(written)) ? 'exercise_control' : nameOf(written),
    firstOf: ({ to }) => (to[0] === undefined ? (roles[0]?.name ?? '') : nameOf(to[0])),
  };
}

interface DraftPhase {
  readonly name: string;
  readonly title: string;
  readonly injects: readonly string[];
}

/** The parts of a list that knows no times, in the order in which they come. */
function partsOf(rows: readonly NamedInject[], say: Say): readonly DraftPhase[] {
  const nameFor = namer('part');
  const parts: { name: string; title: string; injects: string[] }[] = [];
  for (const { name, inject } of rows) {
    if (inject.when.is !== 'none') continue;
    const title = inject.part ?? say('import.part');
    let part = parts.find((one) => one.title === title);
    if (part === undefined) {
      part = { name: nameFor(title), title, injects: [] };
      parts.push(part);
    }
    part.injects.push(name);
  }
  return parts;
}

const columns = [
  'name',
  'serial',
  'title',
  'at',
  'from',
  'to',
  'cc',
  'channel',
  'delivery',
  'kind',
  'text',
  'storyline',
  'notes',
  'evaluator-notes',
] as const;

function tableOf(
  rows: readonly NamedInject[],
  people: Cast,
  { isTimed }: Listed,
  say: Say,
): { readonly tables: readonly string[]; readonly filled: Omit<Filled, 'expected'> } {
  const filled = { noSerial: 0, noRecipient: 0, noSender: 0, noChannel: 0, reserve: 0 };
  const serialOf = serials();
  const bySerial = new Map(
    rows.flatMap(({ name, inject }) =>
      inject.serial === null ? [] : [[nameKey(inject.serial), name] as const],
    ),
  );
  const kept = rows.map(({ inject }) => withPart(inject, isTimed, say));
  const own = [...new Set(kept.flatMap((one) => [...one.keys()]))];
  const cells = rows.map(({ name, inject }, row): readonly string[] => {
    const serial = serialOf(inject.serial);
    if (serial === '' && inject.serial !== null) filled.noSerial += 1;
    const at = momentOf(inject, bySerial, isTimed);
    if (at === 'reserve') filled.reserve += 1;
    if (inject.to.length === 0 && !inject.toAll) filled.noRecipient += 1;
    if (inject.from === null) filled.noSender += 1;
    if (inject.channel === null) filled.noChannel += 1;
    const to =
      inject.to.length === 0 || inject.toAll ? 'all' : [...new Set(inject.to.map(people.nameOf))].join(' ');
    const channel = inject.channel ?? say('import.channel');
    const notes = inject.notes.map((note) => noteText(note, say)).join('\n');
    const known: Readonly<Record<(typeof columns)[number], string>> = {
      name,
      serial,
      title: titleFor(inject),
      at: at ?? '',
      from: people.senderOf(inject.from),
      to,
      cc: inject.ccAll ? 'all' : [...new Set(inject.cc.map(people.nameOf))].join(' '),
      channel: unbraced(channel),
      delivery: deliveryOf(channel),
      kind: inject.kind,
      text: inject.text.replaceAll('{', '{{').replaceAll('}', '}}'),
      storyline: unbraced(inject.storyline ?? (isTimed ? inject.part : null) ?? ''),
      notes: unbraced(notes),
      'evaluator-notes': unbraced(inject.evaluatorNotes ?? ''),
    };
    return [
      ...columns.map((column) => known[column]),
      serial === '' ? (inject.serial ?? '') : '',
      ...own.map((heading) => kept[row]?.get(heading) ?? ''),
    ];
  });
  const head = [...columns, `# ${say('import.serial')}`, ...own.map((heading) => `# ${heading}`)];
  const tables = parted(cells, (row) => bytesOf(plainTable([row])));
  return { tables: tables.map((part) => plainTable([head, ...part])), filled };
}

/** What a file of a scenario may have is 2 MiB; what is longer comes in several. */
const mostOfFile = 1_500_000;

function parted<T>(items: readonly T[], bytes: (item: T) => number): readonly (readonly T[])[] {
  const parts: T[][] = [];
  let size = Infinity;
  for (const item of items) {
    if (size + bytes(item) > mostOfFile) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(item);
    size += bytes(item);
  }
  return parts;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** `injects.csv`, or `injects-1.csv`, `injects-2.csv`. */
const fileNames = (name: string, ending: string, count: number): readonly string[] =>
  count === 1
    ? [`${name}.${ending}`]
    : Array.from({ length: count }, (_none, at) => `${name}-${at + 1}.${ending}`);

/** The number of a list as an inject can have it; empty where it cannot. */
function serials(): (written: string | null) => string {
  const taken = new Set<string>();
  return (written) => {
    if (written === null || !serialPattern.test(written) || /^d\d+$/iu.test(written)) return '';
    if (taken.has(written.toLowerCase())) return '';
    taken.add(written.toLowerCase());
    return written;
  };
}

/** A part of the list that becomes neither a phase nor the thread of the story stands beside the inject. */
function withPart(
  { kept, part, storyline, when }: ListedInject,
  isTimed: boolean,
  say: Say,
): ReadonlyMap<string, string> {
  const isPhase = !isTimed && when.is === 'none';
  const isThread = isTimed && storyline === null;
  return part === null || isPhase || isThread
    ? kept
    : new Map([...kept, [say('import.list.part'), part] as const]);
}

/** A list without titles has their first words. */
const titleFor = ({ title, text }: ListedInject): string =>
  unbraced(title ?? cutAtWord(text.replaceAll(/\s+/gu, ' '), 60));

/** Only an inject's own text prints values; anywhere else `{name}` would look like one that nobody has filled in. */
const unbraced = (text: string): string => text.replaceAll('{', '[').replaceAll('}', ']');

function momentOf(
  inject: ListedInject,
  bySerial: ReadonlyMap<string, string>,
  isTimed: boolean,
): string | null {
  const { when } = inject;
  switch (when.is) {
    case 'moment':
      return writeDuration(when.seconds);
    case 'after': {
      const other = bySerial.get(nameKey(when.serial));
      if (other === undefined) return 'reserve';
      return `${when.seconds === 0 ? '' : `${writeDuration(when.seconds)} `}after inject.${other}.delivered`;
    }
    case 'reserve':
    case 'unread':
      return 'reserve';
    case 'none':
      // without any time in the list, it comes in the order of its part
      return isTimed ? 'reserve' : null;
  }
}

function noteText({ of, text }: ListNote, say: Say): string {
  return of === 'notes' ? text : say(`import.note.${of}`, { text });
}

/** How it reaches the players in the room, by how it comes in the story. */
function deliveryOf(channel: string): string {
  const told = fold(channel);
  if (/phone|telefon|telephone|appel|anruf|llamada|call|телефон|звонок/u.test(told)) return 'phone';
  if (/e-?mail|courriel|correo electronico|электронн/u.test(told)) return 'mail';
  if (/radio|verbal|oral|in person|face to face|briefing|funk|mundlich|радио|устно|лично/u.test(told))
    return 'spoken';
  if (/hand-?out|letter|paper|fax|card|courrier|brief|papier|carta|papel|письмо|записка|факс/u.test(told))
    return 'card';
  return 'screen';
}

function endOf(injects: readonly ListedInject[]): number {
  let last = 0;
  let isEndEx = false;
  for (const { when, kind, text, title } of injects)
    if (when.is === 'moment' && when.seconds >= last) {
      last = when.seconds;
      isEndEx = kind === 'administrative' && /^(?:end|fin)/iu.test(title ?? text);
    }
  const end = last + (isEndEx ? afterLast.endex : afterLast.inject);
  return Math.ceil(end / 60) * 60;
}

function scenarioText(
  { id, title, source, language, listed, say }: DraftRequest,
  people: Cast,
  parts: readonly DraftPhase[],
  beside: { readonly tables: readonly string[]; readonly lists: readonly string[] },
): string {
  const duration = writeDuration(endOf(listed.injects));
  const { story } = listed;
  // what comes at times, or when somebody sends it, needs a clock that runs
  const runs = parts.length === 0;
  const phases = runs
    ? { play: { title: say('import.phase'), clock: 'runs', next: [{ go: 'end', at: duration }] } }
    : Object.fromEntries(
        parts.map(({ name, title: called, injects }, at) => [
          name,
          {
            title: unbraced(called),
            agenda: injects.map((inject) => ({ inject })),
            next: [{ go: parts[at + 1]?.name ?? 'end' }],
          },
        ]),
      );
  return yaml(
    {
      sandtable: 1,
      id,
      title: unbraced(title),
      kind: runs ? 'functional' : 'tabletop',
      summary: say('import.summary', { injects: listed.injects.length, roles: people.roles.length, source }),
      marking: 'TLP:AMBER',
      ...(language === 'en' ? {} : { language }),
      fictional: say('import.fictional'),
      ...(story === null
        ? {}
        : {
            story: {
              'h-hour': story.hHour,
              ...(story.zone === null ? {} : { zone: story.zone }),
              ...(story.startex === 0 ? {} : { startex: writeDuration(story.startex) }),
              'shown-as': 'clock',
            },
          }),
      ...(runs ? { duration } : {}),
      msel: beside.tables.length === 1 ? beside.tables[0] : beside.tables,
      ...(beside.lists.length > 0 ? { include: beside.lists } : {}),
      organisations: Object.fromEntries(
        people.roles.map((role) => [`of_${role.name}`, { name: role.title, sector: 'other' }]),
      ),
      roles: Object.fromEntries(
        people.roles.map((role) => [role.name, { name: role.title, organisation: `of_${role.name}` }]),
      ),
      ...(people.actors.length === 0
        ? {}
        : { actors: Object.fromEntries(people.actors.map((actor) => [actor.name, { name: actor.title }])) }),
      phases,
    },
    say('import.file.scenario', { source }),
  );
}

function yaml(content: Readonly<Record<string, unknown>>, above: string): string {
  const document = new Document(content);
  document.commentBefore = above
    .split('\n')
    .map((line) => ` ${line}`)
    .join('\n');
  return document.toString({ lineWidth: 120, flowCollectionPadding: true });
}
