/** What this exercise of a scenario is, as papers say it: each part as far as its reader may see it. */
import {
  headcounts,
  type ExerciseContact,
  type ExerciseDay,
  type ExerciseFile,
} from '@sandtable/core/record';
import { listOf, roleNames, type Telling } from '@sandtable/words';
import type { Imprint } from '../page/sheet.ts';
import { bulletList, heading, paragraph, strong, table, type Block, type Cell } from '../page/markdown.ts';

/** What a reader may see of it. */
export interface SeenOfExercise {
  readonly staff: boolean;
  readonly staffNames: boolean;
  /** What people are called, and how they are reached. */
  readonly names: boolean;
  readonly organisations: boolean;
}

/** Players see who takes part and whom to turn to; who watches what is control's. */
export const exerciseReaders = {
  players: { staff: false, staffNames: false, names: true, organisations: true },
  control: { staff: true, staffNames: true, names: true, organisations: true },
} as const satisfies Readonly<Record<string, SeenOfExercise>>;

/** What a paper is made of that says of which exercise it is. */
interface Imprinted {
  readonly exercise?: ExerciseFile;
  readonly printed?: string;
}

/** Without an exercise file a paper has the version of its scenario, and is a draft. */
export function imprintOf(
  { printed, exercise }: Imprinted,
  { say, scenario }: Pick<Telling, 'say' | 'scenario'>,
): Imprint {
  const { version, state } = exercise ?? { version: scenario.version, state: 'draft' };
  return {
    state: [
      ...(exercise === undefined ? [] : [exercise.title]),
      say('manual.state', { version, state, printed: printed ?? 'none' }),
    ].join(' · '),
    handling: exercise?.handling?.line ?? null,
  };
}

/** Name, sponsor, days and the like, as rows of a table of what and value. */
export function exerciseRows(file: ExerciseFile, telling: Telling): readonly (readonly [string, string])[] {
  const { say } = telling;
  const rows: readonly (readonly [string, string | null])[] = [
    [say('paper.exercise.name'), file.title],
    [
      say('paper.exercise.version'),
      say('paper.exercise.state', { version: file.version, state: file.state }),
    ],
    [say('paper.exercise.sponsor'), file.sponsor],
    [say('paper.exercise.handling'), file.handling?.line ?? null],
    [say('paper.exercise.purpose'), file.purpose],
    [say('paper.exercise.mission-area'), file.missionArea],
    [say('paper.exercise.threat'), file.threat],
    [say('paper.exercise.scope'), file.scope],
    [say('paper.exercise.days'), file.days.map((day) => dayWords(file, day, telling)).join(' · ')],
    [
      say('paper.exercise.sites'),
      file.sites
        .map(({ name, address, zone }) =>
          [name, address, zone === null ? null : `UTC${zone}`].filter((each) => each !== null).join(', '),
        )
        .join(' · '),
    ],
  ];
  return rows.flatMap(([what, value]) => (value === null || value === '' ? [] : [[what, value]]));
}

function dayWords({ sites }: ExerciseFile, day: ExerciseDay<string>, { say }: Telling): string {
  const { date, from, to, site, what } = day;
  const time = from === null ? null : to === null ? from : say('paper.exercise.from-to', { from, to });
  const place = site === null ? null : (sites[site]?.name ?? null);
  const when = [date, time, place].filter((each) => each !== null).join(', ');
  return what === null ? when : `${what}: ${when}`;
}

/** How papers are kept by the rules of a state or a house; nothing where none is said. */
function handlingBlocks({ handling }: ExerciseFile): readonly Block[] {
  if (handling === null) return [];
  const { line, instructions } = handling;
  return [
    paragraph(strong(line)),
    ...(instructions.length === 0 ? [] : [bulletList(instructions.map((each) => [each]))]),
  ];
}

/** Who takes part, with how many people; without the names of organisations, their number alone. */
function participantBlocks(
  { organisations }: ExerciseFile,
  telling: Telling,
  seen: SeenOfExercise,
): readonly Block[] {
  const { say } = telling;
  if (organisations.length === 0) return [];
  const total = headcounts.map((kind) => sum(organisations.map(({ people }) => people[kind])));
  const kinds = headcounts.filter((_, at) => (total[at] ?? 0) > 0);
  const counts = (of: (kind: (typeof headcounts)[number]) => number): string[] =>
    kinds.map((kind) => (of(kind) === 0 ? '' : String(of(kind))));
  const all = [
    say('paper.exercise.total', { count: organisations.length }),
    ...(seen.organisations ? [''] : []),
    ...counts((kind) => sum(organisations.map(({ people }) => people[kind]))),
  ];
  const rows: Cell[][] = seen.organisations
    ? organisations.map(({ name, people, plays }) => [
        name,
        plays.length === 0 ? '' : roleNames(plays, telling),
        ...counts((kind) => people[kind] ?? 0),
      ])
    : [];
  return [
    table(
      [
        say('paper.exercise.organisation'),
        ...(seen.organisations ? [say('paper.exercise.plays')] : []),
        ...kinds.map((kind) => say(`paper.exercise.count.${kind}`)),
      ],
      [...rows, all],
    ),
  ];
}

const sum = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((total, each) => total + (each ?? 0), 0);

/** What each organisation really does, only says, and leaves out. */
function extentBlocks(
  { organisations, scope }: ExerciseFile,
  { say }: Telling,
  seen: SeenOfExercise,
): readonly Block[] {
  const said = seen.organisations
    ? organisations.filter(
        ({ done, simulated, leftOut }) => done.length + simulated.length + leftOut.length > 0,
      )
    : [];
  return [
    ...(scope === null ? [] : [paragraph(scope)]),
    ...(said.length === 0
      ? []
      : [
          table(
            [
              say('paper.exercise.organisation'),
              say('paper.exercise.done'),
              say('paper.exercise.simulated'),
              say('paper.exercise.left-out'),
            ],
            said.map(({ name, done, simulated, leftOut }) => [
              name,
              ...[done, simulated, leftOut].map((list) => list.join(' ')),
            ]),
          ),
        ]),
  ];
}

/** Whom one turns to; without names, by organisation and office. */
export const contactsSeen = (
  { contacts }: ExerciseFile,
  seen: SeenOfExercise,
): readonly ExerciseContact<string>[] =>
  contacts
    .filter((each) => seen.names || (seen.organisations && (each.organisation ?? each.for) !== null))
    .map((each) => ({
      ...each,
      ...(seen.names ? {} : { name: null, telephone: null, email: null }),
      organisation: seen.organisations ? each.organisation : null,
    }));

function contactBlocks(file: ExerciseFile, { say }: Telling, seen: SeenOfExercise): readonly Block[] {
  const place = ({ site }: ExerciseContact<string>): string =>
    site === null ? '' : (file.sites[site]?.name ?? '');
  const told = contactsSeen(file, seen);
  if (told.length === 0) return [];
  return [
    table(
      [
        say('paper.exercise.contact-for'),
        ...(seen.names ? [say('paper.exercise.person')] : []),
        say('paper.exercise.organisation'),
        ...(seen.names ? [say('paper.exercise.telephone'), say('paper.exercise.email')] : []),
      ],
      told.map((each) => [
        each.for ?? place(each),
        ...(seen.names ? [each.name ?? ''] : []),
        each.organisation ?? '',
        ...(seen.names ? [each.telephone ?? '', each.email ?? ''] : []),
      ]),
    ),
  ];
}

/** Controllers, evaluators and whoever else runs or watches it, and what each watches. */
function staffBlocks(file: ExerciseFile, telling: Telling, seen: SeenOfExercise): readonly Block[] {
  const { say, scenario } = telling;
  if (!seen.staff || file.staff.length === 0) return [];
  const watched = (names: readonly string[]): string =>
    listOf(
      scenario.objectives
        .filter(({ name }) => names.includes(name))
        .map(({ name }) => name.replaceAll('_', ' ')),
      telling,
    );
  return [
    table(
      [
        say('paper.exercise.function'),
        ...(seen.staffNames ? [say('paper.exercise.person')] : []),
        say('paper.exercise.organisation'),
        say('paper.exercise.watches'),
        ...(seen.staffNames ? [say('paper.exercise.telephone')] : []),
      ],
      file.staff.map(({ name, as, organisation, watches, telephone }) => [
        say(`common.staff.${as}`),
        ...(seen.staffNames ? [name] : []),
        seen.organisations ? (organisation ?? '') : '',
        watches.length === 0 ? '' : watched(watches),
        ...(seen.staffNames ? [telephone ?? ''] : []),
      ]),
    ),
  ];
}

/** Who should be in the room, and what is done so that they are. */
function participationBlocks({ participation }: ExerciseFile, { say }: Telling): readonly Block[] {
  if (participation === null) return [];
  const { sectors, women, youth, how } = participation;
  const rows = [
    ...sectors.map(({ sector, people }) => [sector, String(people)]),
    ...(women === null ? [] : [[say('paper.exercise.women'), String(women)]]),
    ...(youth === null ? [] : [[say('paper.exercise.youth'), String(youth)]]),
  ];
  return [
    ...(rows.length === 0 ? [] : [table(['', say('paper.exercise.wanted')], rows)]),
    ...(how.length === 0 ? [] : [bulletList(how.map((each) => [each]))]),
  ];
}

/** All that an exercise file says, for one kind of reader; no chapter that would be empty. */
export function exerciseBlocks(file: ExerciseFile, telling: Telling, seen: SeenOfExercise): Block[] {
  const { say } = telling;
  const chapter = (title: string, blocks: readonly Block[]): readonly Block[] =>
    blocks.length === 0 ? [] : [heading(3, title), ...blocks];
  return [
    heading(2, say('paper.exercise')),
    table([say('aar.what'), say('aar.value')], exerciseRows(file, telling)),
    ...chapter(say('paper.exercise.handling'), handlingBlocks(file)),
    ...chapter(say('paper.exercise.participants'), participantBlocks(file, telling, seen)),
    ...chapter(say('paper.exercise.participation'), participationBlocks(file, telling)),
    ...chapter(say('paper.exercise.extent'), extentBlocks(file, telling, seen)),
    ...chapter(say('paper.exercise.contacts'), contactBlocks(file, telling, seen)),
    ...chapter(say('paper.exercise.staff'), staffBlocks(file, telling, seen)),
  ];
}
