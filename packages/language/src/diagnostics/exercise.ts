/** ST09..: the exercise file, which says what this exercise of a scenario is. */
import { oneOf, problem, quoted } from './diagnostic.ts';
import { surelyMeant } from '@sandtable/core/scenario';

const file = (rest: string): string => `name: Exercise Low Bridge\n${rest}`;
const about = { met: 'exercise', whole: true } as const;

export const anotherScenario = problem<{ readonly found: string; readonly id: string }>({
  ...about,
  code: 'ST0901',
  title: 'An exercise file of another scenario',
  say: ({ found, id }) => ({
    message: `This exercise is one of ${quoted(found)}, not of ${quoted(id)}.`,
    reason: 'Its roles and objectives are those of the scenario that it names.',
    fix: `Use the exercise file of ${quoted(id)}, or write \`scenario: ${id}\`.`,
  }),
  explanation:
    'An exercise file may name its scenario by id. Then it is not taken for an exercise of another one by mistake.',
  bad: file('scenario: «ferry-port»\n'),
  good: file('scenario: example\n'),
});
export const unknownSite = problem<{
  readonly name: string;
  readonly nearest: string | null;
  readonly possible: readonly string[];
}>({
  ...about,
  code: 'ST0902',
  title: 'A site that the exercise does not have',
  replace: ({ name, possible }) => surelyMeant(name, possible),
  say: ({ name, nearest, possible }) => ({
    message: `There is no site called ${quoted(name)}.`,
    reason: possible.length === 0 ? 'The file names no sites.' : `Sites are ${oneOf(possible)}.`,
    fix:
      nearest === null ? 'Add it to `sites`, or use one that is there.' : `Did you mean ${quoted(nearest)}?`,
  }),
  explanation: 'Days and staff name their site as it is called under `sites`.',
  bad: file('sites: [{ name: Town hall }]\ndays: [{ date: 2026-12-01, site: «Town hal» }]\n'),
  good: file('sites: [{ name: Town hall }]\ndays: [{ date: 2026-12-01, site: Town hall }]\n'),
});
export const calledTwice = problem<{ readonly name: string; readonly what: string; readonly where: string }>({
  ...about,
  code: 'ST0903',
  title: 'Two of one name in an exercise file',
  say: ({ name, what, where }) => ({
    message: `${quoted(name)} is already ${what} (${where}).`,
    reason: 'On paper nobody could tell which is meant, and its people would be counted twice.',
    fix: 'Put both together, or give one of them another name.',
  }),
  explanation: 'Sites and organisations are known by what they are called.',
  bad: file('organisations: [{ name: Town council, players: 2 }, { name: «Town council», players: 1 }]\n'),
  good: file('organisations: [{ name: Town council, players: 2 }, { name: Town police, players: 1 }]\n'),
});
export const endsBefore = problem<{ readonly from: string; readonly to: string }>({
  ...about,
  code: 'ST0904',
  title: 'A day that ends before it begins',
  say: ({ from, to }) => ({
    message: `It ends at ${to}, but begins at ${from}.`,
    reason: 'A day of an exercise ends on its own date.',
    fix: 'Put the times right; what goes on after midnight is a day of its own.',
  }),
  explanation: 'Each day has its date; an exercise that runs through the night has two.',
  bad: file('days: [{ date: 2026-12-01, from: "13:00", to: «"09:00"» }]\n'),
  good: file('days: [{ date: 2026-12-01, from: "09:00", to: "13:00" }]\n'),
});
export const markingAsHandling = problem<{ readonly found: string }>({
  ...about,
  code: 'ST0905',
  severity: 'warning',
  title: 'A TLP label as a handling line',
  say: ({ found }) => ({
    message: `${quoted(found)} is a label of the Traffic Light Protocol.`,
    reason: 'It is printed on every paper already, says how far a paper may go, and is no classification.',
    fix: 'Write the marking of your state or house here, or leave `handling` out.',
  }),
  explanation:
    'The handling line is the marking that the law or a house asks for, such as a national restriction. It stands beside the TLP label.',
  bad: file('handling: { line: «TLP:AMBER» }\n'),
  good: file('handling: { line: RESTRICTED (Varda) }\n'),
});
export const notWatched = problem<{ readonly objectives: readonly string[] }>({
  ...about,
  code: 'ST0906',
  severity: 'warning',
  title: 'An objective that nobody watches',
  say: ({ objectives }) => ({
    message: `Nobody watches ${oneOf(objectives)}.`,
    reason: 'What no evaluator watches cannot be rated afterwards.',
    fix: 'Add it to what an evaluator `watches`, or leave the objective out of the scenario.',
  }),
  explanation:
    'Asked where the file names evaluators: each objective of the scenario needs one of them at least.',
  bad: file('«staff»: [{ name: Ada Berg, as: evaluator }]\n'),
  good: file('staff: [{ name: Ada Berg, as: evaluator, watches: [decide] }]\n'),
});
export const notPlayed = problem<{ readonly roles: readonly string[] }>({
  ...about,
  code: 'ST0907',
  severity: 'warning',
  title: 'An essential role that no organisation plays',
  say: ({ roles }) => ({
    message: `No organisation plays ${oneOf(roles)}.`,
    reason: 'The scenario cannot be played without them.',
    fix: 'Add each to what an organisation `plays`.',
  }),
  explanation: 'Asked where the file says which roles organisations play.',
  bad: file('«organisations»: [{ name: Town council, plays: [mayor] }]\n'),
  good: file(
    'organisations: [{ name: Town council, plays: [mayor] }, { name: Town police, plays: [police] }]\n',
  ),
});
