/** ST0701 and on: what an experienced designer would ask about the parts of a scenario. Never errors. */
import type { EffectVerb } from '@sandtable/core/scenario';
import { oneOf, problem, quoted } from './diagnostic.ts';

const advice = { severity: 'warning', met: 'review' } as const;
const objective = (task: string): string =>
  `objectives:\n  warn:\n    text: Warn neighbours in time\n    capability: operational coordination\n    targets:\n      told: { text: Neighbours know, tasks: { tell: Tell them } }\ninjects:\n  leak: { at: 10m, from: exercise_control, to: [mayor], channel: phone, text: The river rises., ${task} }\n`;

const translated =
  'summary: { en: Short., fr: Court. }\nfictional: { en: All., fr: Tout. }\norganisations:\n  town: { name: { en: Town, fr: Ville }, sector: government }\nroles:\n  mayor: { name: { en: Mayor, fr: Maire }, organisation: town }\nvariables:\n  trust: { name: { en: Trust, fr: Confiance }, start: 5, seen-by: [mayor] }\nphases:\n  first: { title: { en: First, fr: Un }, clock: runs, next: [{ go: end, at: 2h }] }\n';

export const untestedObjective = problem<{ readonly name: string }>({
  ...advice,
  code: 'ST0701',
  title: 'An objective that nothing tests',
  say: ({ name }) => ({
    message: `No inject, decision or discussion serves a critical task of ${quoted(name)}.`,
    reason: 'What is never tried cannot be rated after EndEx.',
    fix: 'Name one of its tasks under `serves` of an inject or decision, or under `listen-for` of a discussion; or drop it.',
  }),
  explanation:
    'Every objective is tried by something that players meet. An objective without critical tasks cannot be.',
  bad: objective('notes: Wait.').replace('  warn:', '  «warn»:'),
  good: objective('serves: [tell]'),
});

export const realName = problem<{ readonly name: string }>({
  ...advice,
  code: 'ST0709',
  title: 'A real state or company where all is invented',
  say: ({ name }) => ({
    message: `${quoted(name)} is a real name.`,
    reason: 'Players defend or accuse the real one, and a page that leaks is read as a forecast.',
    fix: 'Invent a name. Sources, laws, the glossary and the statement `fictional` may name what is real.',
  }),
  explanation:
    'A short list of states and large companies is looked for in all that players meet, by whole words. `check --names FILE` takes your own list instead, one name a line; an empty file looks for none.',
  bad: 'summary: Lights over an airport in «Denmark».\n',
  good: 'summary: Lights over an airport in Varda.\n',
});

export const missingTranslation = problem<{
  readonly language: string;
  readonly count: number;
  readonly where: string;
}>({
  ...advice,
  code: 'ST0710',
  title: 'Texts without a translation',
  say: ({ language, count, where }) => ({
    message: `${count === 1 ? 'One text is' : `${count} texts are`} missing in ${quoted(language)}, the first on ${where}.`,
    reason:
      'Whoever reads that language gets them in the language of the scenario, with its code before each.',
    fix: `Write each as a map with a text for every language, or into the file under \`translations\`; or take ${quoted(language)} out.`,
  }),
  explanation:
    'A scenario that promises a language has each of its texts in it. Names and short titles count too.',
  bad: `languages: [en, «fr»]\ntitle: Silent gates\n${translated}`,
  good: `languages: [en, fr]\ntitle: { en: Silent gates, fr: Portes muettes }\n${translated}`,
});

export const unreadVariable = problem<{ readonly name: string }>({
  ...advice,
  code: 'ST0706',
  title: 'A variable that nobody reads',
  say: ({ name }) => ({
    message: `Nothing depends on ${quoted(name)}, and nobody sees it.`,
    reason: 'It can change without anyone noticing.',
    fix: 'Let a gate, a text, a measure or an outcome read it, show it to a role (`seen-by`), or remove it.',
  }),
  explanation: 'Tests do not count as readers: they look at an exercise from outside.',
  bad: 'variables:\n  «trust»: { name: Trust, start: 50 }\n',
  good: 'variables:\n  trust: { name: Trust, start: 50, seen-by: [mayor] }\n',
});

export const unlearnableFact = problem<{ readonly name: string }>({
  ...advice,
  code: 'ST0707',
  title: 'A fact that nobody can learn',
  say: ({ name }) => ({
    message: `No role knows ${quoted(name)}, and nothing reveals it.`,
    reason: 'What nobody at the table can know takes no part in the exercise.',
    fix: 'Give it to a role (`known-to`), let an inject or an answer reveal it (`reveals`), or remove it.',
  }),
  explanation: 'A fact is learnt at StartEx, with an inject, by an effect, or from an actor who is asked.',
  bad: 'facts:\n  «leak»: { text: The pump has a leak. }\n',
  good: 'facts:\n  leak: { text: The pump has a leak., known-to: [all] }\n',
});

export const pastTheEnd = problem<{ readonly what: string; readonly end: string }>({
  ...advice,
  code: 'ST0711',
  title: 'A time past the end',
  say: ({ what, end }) => ({
    message: `This ${what} lies past the end of the story, ${quoted(end)}.`,
    reason: 'The story clock never passes `duration`.',
    fix: 'Move it forward, or lengthen `duration`.',
  }),
  explanation: 'What is due after the last moment of the story never comes.',
  bad: 'injects:\n  late: { «at»: 6h, from: exercise_control, to: [mayor], channel: phone, text: Too late., notes: Wait. }\n',
  good: 'injects:\n  late: { at: 3h, from: exercise_control, to: [mayor], channel: phone, text: In time., notes: Wait. }\n',
});

export const countInParts = problem<{ readonly name: string; readonly example: string }>({
  ...advice,
  code: 'ST0722',
  title: 'A count of things that may have decimals',
  say: ({ name, example }) => ({
    message: `${quoted(name)} counts things, and it may be a fraction.`,
    reason: `People would read ${quoted(example)}.`,
    fix: 'Add `whole: true` to the variable: it is then read and shown as a whole number, and moves on exactly all the same.',
  }),
  explanation:
    'Asked of variables that people see with the name of a thing, in their `unit` or after the placeholder of a text, and that a rate, a formula or luck can make a fraction. Measures such as metres, hours or per cent are none.',
  bad: 'variables:\n  «queue»: { name: Queue, start: 12, unit: lorry | lorries, per-minute: 0.4, seen-by: [mayor] }\ninjects:\n  call: { from: exercise_control, to: [all], channel: phone, at: 5m, notes: Look, text: "There are {queue}." }\n',
  good: 'variables:\n  queue: { name: Queue, start: 12, unit: lorry | lorries, per-minute: 0.4, whole: true, seen-by: [mayor] }\ninjects:\n  call: { from: exercise_control, to: [all], channel: phone, at: 5m, notes: Look, text: "There are {queue}." }\n',
});

export const oneForm = problem<{ readonly unit: string; readonly one: string }>({
  ...advice,
  code: 'ST0723',
  title: 'A unit without a form for one',
  say: ({ unit, one }) => ({
    message: `There is no form of ${quoted(unit)} for one.`,
    reason: `People would read ${quoted(`1 ${unit}`)}.`,
    fix: `Write \`unit: ${one} | ${unit}\`: the first goes with one, the second with all other numbers.`,
  }),
  explanation:
    'Asked in English of what people see or are asked for and what may be one. In a translation the form before the `|` goes with the numbers that its language counts as one.',
  bad: 'variables:\n  queue: { name: Queue, start: 12, unit: «lorries», seen-by: [mayor] }\n',
  good: 'variables:\n  queue: { name: Queue, start: 12, unit: lorry | lorries, seen-by: [mayor] }\n',
});

const loop = (back: string): string =>
  `phases:\n  search:\n    title: Search\n    clock: runs\n    next: [{ go: talk, at: 20m }, { go: end, at: 2h }]\n  talk:\n    title: Talk\n    clock: runs\n    next: [${back}, { go: end, at: 1h }]\n`;

export const boundlessLoop = problem<{ readonly phase: string }>({
  ...advice,
  code: 'ST0716',
  title: 'A way back without a bound',
  say: ({ phase }) => ({
    message: `Nothing bounds how often this leads back to ${quoted(phase)}.`,
    reason: 'A room that goes round once too often loses its last module.',
    fix: 'Add `times`, or let its gate count, as in "phase.NAME.times < 3".',
  }),
  explanation:
    'An exit to an earlier phase, or to its own, has a limit: `times`, or a condition that reads a count or the story time.',
  bad: loop('{ «go»: search, at: 20m }'),
  good: loop('{ go: search, at: 20m, times: 2 }'),
});

export const playingSender = problem<{ readonly role: string; readonly actors: readonly string[] }>({
  ...advice,
  code: 'ST0715',
  title: `A sender who is a player's role`,
  say: ({ role, actors }) => ({
    message: `This comes from ${quoted(role)}, whom a player plays.`,
    reason: 'A player is surprised by words that the exercise puts into his or her mouth.',
    fix: `Let an actor send it: ${actors.length === 0 ? 'declare one under `actors`' : oneOf(actors)}.`,
  }),
  explanation:
    'What a player’s role says, the player says. Injects come from actors, or from exercise control.',
  bad: 'injects:\n  call: { at: 5m, from: «police», to: [mayor], channel: phone, text: Come., notes: Wait. }\n',
  good: 'injects:\n  call: { at: 5m, from: exercise_control, to: [mayor], channel: phone, text: Come., notes: Wait. }\n',
});

const leap = (inject: string, enter: string): string =>
  `actors:\n  caller: { name: Caller }\nphases:\n  day: { title: Day, clock: runs, next: [{ go: week, at: 20m }] }\n  week: { title: A week later, clock: runs, jump-to: 2h, ${enter}next: [{ go: end, at: 1h }] }\ninjects:\n  call: { at: ${inject}, from: caller, to: [mayor], channel: phone, text: They come back., notes: Wait. }\n`;

export const beforeTheJump = problem<{
  readonly phase: string;
  readonly name: string;
  readonly effect: EffectVerb['verb'] | null;
}>({
  ...advice,
  code: 'ST0717',
  title: 'A time that counts from before a jump',
  say: ({ phase, name, effect }) => ({
    message: `This counts from the moment before ${quoted(phase)} jumps.`,
    reason:
      'A phase is entered, then it jumps: what is due in between comes on the way, or all at once on arrival.',
    fix:
      effect === null
        ? 'Let it hang on something that happens after the arrival.'
        : `Let the phase do it once it has arrived: \`on-enter: [{ ${effect}: ${name}, after: 10m }]\`.`,
  }),
  explanation:
    'Of a phase with `jump-to`, `entered` is the moment before the jump. `on-enter`, the agenda and the exits of the phase count from the arrival.',
  bad: leap('«10m after phase.week.entered»', ''),
  good: leap('reserve', 'on-enter: [{ send: call, after: 10m }], '),
});

export const unitTwice = problem<{ readonly name: string; readonly unit: string; readonly word: string }>({
  ...advice,
  code: 'ST0719',
  title: 'A unit that is said twice',
  say: ({ name, unit, word }) => ({
    message: `${quoted(`{${name}}`)} is printed with its unit, and ${quoted(word)} follows it.`,
    reason: `People would hear ${quoted(`12 ${unit} ${word}`)}.`,
    fix: `Delete ${quoted(word)}, or the \`unit\` of the variable.`,
  }),
  explanation:
    'A placeholder is filled with the value of the variable and its unit, so that the unit is the same wherever the value stands.',
  bad: 'variables:\n  queue: { name: Queue, start: 12, unit: lorry | lorries, seen-by: [mayor] }\ninjects:\n  call: { from: exercise_control, to: [all], channel: phone, at: 5m, notes: Look, text: "There are {queue} «lorries»." }\n',
  good: 'variables:\n  queue: { name: Queue, start: 12, unit: lorry | lorries, seen-by: [mayor] }\ninjects:\n  call: { from: exercise_control, to: [all], channel: phone, at: 5m, notes: Look, text: "There are {queue}." }\n',
});

export const unlistedVersion = problem<{ readonly version: string; readonly listed: string }>({
  ...advice,
  code: 'ST0731',
  title: 'A version that the list of changes does not begin with',
  say: ({ version, listed }) => ({
    message: `The list of changes begins with ${quoted(listed)}, and the version is ${quoted(version)}.`,
    reason: 'Whoever has led the one before wants to know what is otherwise.',
    fix: `Put a line for ${quoted(version)} first, or mend \`version\`.`,
  }),
  explanation: 'Asked of scenarios that have a list of changes.',
  bad: 'version: 1.1.0\nchanges: [{ version: «1.0.0», text: The first. }]\n',
  good: 'version: 1.1.0\nchanges: [{ version: 1.1.0, text: The mayor hears of the pump. }, { version: 1.0.0, text: The first. }]\n',
});
