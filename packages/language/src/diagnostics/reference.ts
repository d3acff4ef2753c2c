/** ST04..: names that lead nowhere, and parts that do not fit together. */
import { oneOf, problem, quoted } from './diagnostic.ts';
import { surelyMeant } from '@sandtable/core/scenario';

const meant = (nearest: string | null, otherwise: string): string =>
  nearest === null ? otherwise : `Did you mean ${quoted(nearest)}?`;
const call = (rest: string): string =>
  `injects:\n  call: { from: mayor, to: [all], channel: phone, text: Hello${rest} }\n`;
const decision = (rest: string): string =>
  `decisions:\n  close:\n    at: 5m\n    question: Do you close the bridge?\n${rest
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `    ${line}\n`)
    .join('')}`;
const options = 'options: { shut: { text: Shut it }, open: { text: Leave it open } }\n';

export const unknownRole = problem<{
  readonly name: string;
  readonly nearest: string | null;
  readonly possible: readonly string[];
  readonly one: boolean;
}>({
  code: 'ST0401',
  title: 'An unknown role or group',
  replace: ({ name, possible }) => surelyMeant(name, possible),
  say: ({ name, nearest, possible, one }) => ({
    message: one
      ? `There is no role named ${quoted(name)}.`
      : `There is no role and no group named ${quoted(name)}.`,
    reason: `Declared are ${oneOf(possible)}.`,
    fix: meant(nearest, 'Declare it, or use one that is declared.'),
  }),
  explanation: 'Recipients are roles, groups, or `all`. Where one role is wanted, a group cannot stand.',
  bad: 'groups:\n  leaders: [mayor, «polise»]\n',
  good: 'groups:\n  leaders: [mayor, police]\n',
});
export const unknownReference = problem<{
  readonly kind: string;
  readonly name: string;
  readonly nearest: string | null;
  readonly possible: readonly string[];
}>({
  code: 'ST0402',
  title: 'A name of something that is not declared',
  replace: ({ name, possible }) => surelyMeant(name, possible),
  say: ({ kind, name, nearest, possible }) => ({
    message: `There is no ${kind} named ${quoted(name)}.`,
    reason: possible.length === 0 ? `The scenario declares no ${kind}.` : `Declared are ${oneOf(possible)}.`,
    fix: meant(nearest, 'Declare it, or use one that is declared.'),
  }),
  explanation:
    'Injects, decisions, phases, facts and all the rest must be declared somewhere in the file; the order does not matter.',
  bad: 'actions:\n  warn: { text: Warn the town, by: [mayor], effects: [{ send: «siren» }] }\n',
  good: `actions:\n  warn: { text: Warn the town, by: [mayor], effects: [{ send: siren }] }\ninjects:\n  siren: { from: police, to: [all], channel: radio, text: A siren }\n`,
});
export const takenName = problem<{ readonly name: string; readonly what: string; readonly where: string }>({
  code: 'ST0403',
  title: 'One name for two things',
  say: ({ name, what, where }) => ({
    message: `${quoted(name)} is already ${what} (${where}).`,
    reason: 'The two can stand in the same places, so nobody could tell which is meant.',
    fix: 'Give one of them another name.',
  }),
  explanation:
    'Roles, groups and actors share one set of names, variables and luck another; tasks, and the numbers of injects and decisions, are unique in the file.',
  bad: 'groups:\n  «mayor»: [mayor, police]\n',
  good: 'groups:\n  leaders: [mayor, police]\n',
});
export const repeatedTask = problem<{ readonly name: string; readonly where: string }>({
  code: 'ST0404',
  title: 'Two critical tasks of one name',
  say: ({ name, where }) => ({
    message: `There is a critical task ${quoted(name)} already on ${where}.`,
    reason: '`serves`, `task` and `listen-for` name tasks without their objective.',
    fix: 'Give one of them another name.',
  }),
  explanation: 'Critical tasks are unique in the whole file, across objectives and targets.',
  bad: 'objectives:\n  one:\n    text: One\n    capability: Planning\n    targets:\n      first: { text: First, tasks: { warn: Warn } }\n      second: { text: Second, tasks: { «warn»: Warn again } }\n',
  good: 'objectives:\n  one:\n    text: One\n    capability: Planning\n    targets:\n      first: { text: First, tasks: { warn: Warn } }\n      second: { text: Second, tasks: { inform: Inform } }\n',
});
export const deputyCycle = problem<{ readonly cycle: readonly string[]; readonly key: string }>({
  code: 'ST0405',
  title: 'Deputies in a circle',
  say: ({ cycle, key }) => ({
    message: `${quoted(key)} leads in a circle: ${cycle.map(quoted).join(' to ')}.`,
    reason: 'When none of them is seated nobody would be found.',
    fix: 'Let one of them have none.',
  }),
  explanation:
    'A lead without a seat passes to its deputy, and on; a role that is absent may be taken over by another. Both must end somewhere.',
  bad: 'roles:\n  mayor: { name: Mayor, organisation: town, deputy: «police» }\n  police: { name: Police, organisation: town, deputy: mayor }\n',
  good: 'roles:\n  mayor: { name: Mayor, organisation: town, deputy: police }\n  police: { name: Police, organisation: town }\n',
});
export const derivedCycle = problem<{ readonly cycle: readonly string[] }>({
  code: 'ST0406',
  title: 'Derived variables in a circle',
  say: ({ cycle }) => ({
    message: `The formula needs its own value: ${cycle.map(quoted).join(' from ')}.`,
    reason: 'A derived variable is calculated when it is read; a circle never ends.',
    fix: 'Let one of them be kept (`start` and a rate or effects) instead of derived (`is`).',
  }),
  explanation: 'Derived variables may use others, as long as none needs itself.',
  bad: 'variables:\n  trust: { name: Trust, start: 50 }\n  «calm»: { name: Calm, is: "trust - fear" }\n  fear: { name: Fear, is: "10 - calm" }\n',
  good: 'variables:\n  trust: { name: Trust, start: 50 }\n  calm: { name: Calm, is: "trust - fear" }\n  fear: { name: Fear, start: 5 }\n',
});
export const selfCorrection = problem<{ readonly name: string }>({
  code: 'ST0407',
  title: 'A correction that is none',
  say: ({ name }) => ({
    message: `${quoted(name)} cannot correct this.`,
    reason: 'A rumour is corrected by another fact that is no rumour itself.',
    fix: 'Name a fact without `rumour: true`.',
  }),
  explanation: '`corrected-by` names the fact that puts a rumour right.',
  bad: 'facts:\n  bomb: { text: There is a bomb, rumour: true, corrected-by: «bomb» }\n',
  good: 'facts:\n  bomb: { text: There is a bomb, rumour: true, corrected-by: no_bomb }\n  no_bomb: { text: There is no bomb }\n',
});
export const bareExit = problem<{ readonly phase: string }>({
  code: 'ST0408',
  title: 'An exit without condition in a phase without agenda',
  say: ({ phase }) => ({
    message: 'This exit has neither `when` nor `at`.',
    reason: `Such an exit is taken when the agenda is done, and ${quoted(phase)} has none.`,
    fix: 'Add `when` or `at` to it, or an `agenda` to the phase.',
  }),
  explanation: 'Without an agenda a bare `go` would leave the phase the moment it is entered.',
  bad: 'phases:\n  first: { title: First, next: [«{ go: end }»] }\n',
  good: 'phases:\n  first: { title: First, clock: runs, next: [{ go: end, at: 2h }] }\n',
});
export const neverDelivered = problem<{ readonly name: string }>({
  code: 'ST0409',
  title: 'An inject that never comes',
  say: ({ name }) => ({
    message: `Nothing ever delivers ${quoted(name)}.`,
    reason: 'It has no `at`, no `when`, stands in no agenda, and no effect sends it.',
    fix: 'Give it one of these, or `at: reserve` if it is there to be sent by hand.',
  }),
  explanation:
    'An inject is delivered by a moment, a trigger, an agenda, an effect, or by hand; for the last it says `at: reserve`.',
  bad: call('').replace('call', '«call»'),
  good: call(', at: reserve'),
});
export const neverOpened = problem<{ readonly name: string }>({
  code: 'ST0410',
  title: 'A decision that is never asked',
  say: ({ name }) => ({
    message: `Nothing ever opens ${quoted(name)}.`,
    reason: 'It has no `at`, no `when`, stands in no agenda, and no effect opens it.',
    fix: 'Give it one of these, or `at: reserve` if it is there to be opened by hand.',
  }),
  explanation:
    'A decision opens at a moment, by a trigger, in an agenda, by an effect, or by hand; for the last it says `at: reserve`.',
  bad: decision(`by: [mayor]\n${options}otherwise: shut\n`)
    .replace('close', '«close»')
    .replace('    at: 5m\n', ''),
  good: decision(`by: [mayor]\n${options}otherwise: shut\n`),
});
export const endlessLoop = problem<{
  readonly cycle: readonly string[];
  /** What must be so for it to go round, as written in an expression; empty when nothing need. */
  readonly where: readonly string[];
}>({
  code: 'ST0411',
  severity: 'warning',
  title: 'A circle that may not come to rest',
  say: ({ cycle, where }) => ({
    message: `These set each other off at once${where.length === 0 ? '' : ` where ${where.map(quoted).join(', ')} holds`}: ${cycle.map(quoted).join(', then ')}.`,
    reason: 'If nothing stops it, an instant never ends; the exercise stops after 1,000 rounds.',
    fix: 'Put a delay (`after`), a gate (`only-if`) or a limit (`times`) into the circle; let an exit ask for what its own phase brings about.',
  }),
  explanation:
    'Effects that act at once and lead back to themselves, through injects that may come many times or through phases that are left as they are entered: by an effect, or because the conditions of their exits all hold at one second.',
  bad: 'phases:\n  first:\n    title: First\n    clock: runs\n    on-enter: [{ go: «second» }]\n    next: [{ go: end, at: 2h }]\n  second:\n    title: Second\n    clock: runs\n    on-enter: [{ go: first }]\n    next: [{ go: end, at: 2h }]\n',
  good: 'phases:\n  first:\n    title: First\n    clock: runs\n    on-enter: [{ go: second, after: 10m }]\n    next: [{ go: end, at: 2h }]\n  second:\n    title: Second\n    clock: runs\n    on-enter: [{ go: first, after: 10m }]\n    next: [{ go: end, at: 2h }]\n',
});
export const exitOnEntry = problem<{ readonly phase: string }>({
  code: 'ST0412',
  severity: 'warning',
  title: 'An exit that holds on entry',
  say: ({ phase }) => ({
    message: `${quoted(phase)} is left the moment it is entered.`,
    reason: 'The condition of this exit is true then already; exits are looked at at once.',
    fix: 'Ask for something that becomes true in the phase, or use `at`.',
  }),
  explanation: 'Exits are levels, not edges: one that holds when a phase is entered leaves it at once.',
  bad: 'phases:\n  first:\n    title: First\n    clock: runs\n    next: [{ go: end, when: "«phase.first.active»" }]\n',
  good: 'phases:\n  first:\n    title: First\n    clock: runs\n    next: [{ go: end, when: "phase.first.minutes > 20" }]\n',
});
export const unknownPlaceholder = problem<{
  readonly name: string;
  readonly nearest: string | null;
  readonly possible: readonly string[];
}>({
  code: 'ST0413',
  title: 'An unknown value in a text',
  replace: ({ name, possible }) => {
    const meant = surelyMeant(name, possible);
    return meant === null ? null : `{${meant}}`;
  },
  say: ({ name, nearest, possible }) => ({
    message: `There is no value named ${quoted(name)} to print.`,
    reason: `A text can print ${oneOf(possible)}.`,
    fix: meant(nearest, 'Use one of these. A brace that is meant as such is written `{{`.'),
  }),
  explanation:
    'In the text of an inject, what is attached to it, and a message `{queue}` prints the variable, `{clock}` the time and `{phase}` the title of the phase.',
  bad: 'injects:\n  call: { from: exercise_control, to: [all], channel: phone, at: 5m, text: "Trust stands at «{trsut}»." }\n',
  good: 'injects:\n  call: { from: exercise_control, to: [all], channel: phone, at: 5m, text: "Trust stands at {trust}." }\n',
});
export const openPlaceholder = problem<{ readonly found: string }>({
  code: 'ST0414',
  title: 'A brace in a text that encloses no name',
  say: ({ found }) => ({
    message: `${quoted(found)} prints nothing.`,
    reason: 'A `{` in a text begins the name of a value and needs a `}` after it.',
    fix: 'Write `{name}`, or `{{` for a brace.',
  }),
  explanation: 'A brace that is meant as such is written `{{`.',
  bad: 'injects:\n  call: { from: exercise_control, to: [all], channel: phone, at: 5m, text: "The word is «{» here." }\n',
  good: 'injects:\n  call: { from: exercise_control, to: [all], channel: phone, at: 5m, text: "The word is {{ here." }\n',
});
export const notFilledIn = problem<{ readonly found: string }>({
  code: 'ST0423',
  title: 'A value in a text that prints none',
  replace: ({ found }) => (found === '{{' ? '{' : null),
  say: ({ found }) =>
    found === '{{'
      ? {
          message: 'Here people would read two braces.',
          reason:
            'Only the text of an inject, what is attached to it, and a message print values; in any other text a brace is a brace.',
          fix: 'Write `{`.',
        }
      : {
          message: `${quoted(found)} is not filled in here: people would read the braces.`,
          reason: 'Only the text of an inject, what is attached to it, and a message print values.',
          fix: 'Say the value in an inject or a message, or write this text without it.',
        },
  explanation:
    'What is delivered is filled in with the values of that moment, which stand on the record with it. Names, titles, questions, options, what is read out, notes and outcomes are shown as they stand.',
  bad: 'summary: Trust stands at «{trust}»\n',
  good: 'summary: Trust is at stake\n',
});
export const leadOutside = problem<{ readonly name: string; readonly by: readonly string[] }>({
  code: 'ST0415',
  title: 'A lead who does not decide',
  say: ({ name, by }) => ({
    message: `${quoted(name)} leads, but is not among those who decide.`,
    reason: `They are ${oneOf(by)}.`,
    fix: 'Add the role to `by`, or let another lead.',
  }),
  explanation: 'Under the rule `lead` the lead decides and the others advise; all of them stand in `by`.',
  bad: decision(`by: [mayor]\nrule: lead\nlead: «police»\n${options}otherwise: shut\n`),
  good: decision(`by: [mayor, police]\nrule: lead\nlead: police\n${options}otherwise: shut\n`),
});
export const quorumTooLarge = problem<{ readonly quorum: number; readonly deciders: number }>({
  code: 'ST0416',
  title: 'A quorum that cannot be reached',
  say: ({ quorum, deciders }) => ({
    message: `The quorum is ${quorum}, but ${deciders === 1 ? 'one role decides' : `${deciders} roles decide`}.`,
    reason: 'So many equal answers can never come together.',
    fix: `Write at most ${deciders}.`,
  }),
  explanation: 'A quorum is the number of equal answers that make the decision.',
  bad: decision(`by: [mayor, police]\nrule: quorum\n«quorum»: 3\n${options}otherwise: shut\n`),
  good: decision(`by: [mayor, police]\nrule: quorum\nquorum: 2\n${options}otherwise: shut\n`),
});
export const badOtherwise = problem<{
  readonly found: string;
  readonly wanted: string;
  readonly nearest: string | null;
  readonly possible: readonly string[];
}>({
  code: 'ST0417',
  title: 'A default that is no answer',
  replace: ({ found, possible }) => surelyMeant(found, possible),
  say: ({ found, wanted, nearest }) => ({
    message: `${quoted(found)} is no answer to this decision.`,
    reason: `An answer is ${wanted}.`,
    fix: meant(nearest, `Write ${wanted}, or \`none\`.`),
  }),
  explanation:
    '`otherwise` is what stands when nobody answers: an option, a list of options, an amount within its limits, or `none`.',
  bad: decision(`by: [mayor]\n${options}otherwise: «shot»\n`),
  good: decision(`by: [mayor]\n${options}otherwise: shut\n`),
});
export const tooFewOptions = problem<{ readonly found: number }>({
  code: 'ST0418',
  title: 'Too few options to choose from',
  say: ({ found }) => ({
    message: `This decision has ${found === 0 ? 'no options' : 'one option'}.`,
    reason: 'A choice needs at least two.',
    fix: 'Add options, or ask for an `amount` or a `text`.',
  }),
  explanation: 'A decision with one option is an announcement.',
  bad: decision(`by: [mayor]\n«options»: { shut: { text: Shut it } }\notherwise: shut\n`),
  good: decision(`by: [mayor]\n${options}otherwise: shut\n`),
});
export const notSettable = problem<{ readonly name: string; readonly why: 'derived' | 'add' | 'rate' }>({
  code: 'ST0419',
  title: 'A variable that cannot be changed so',
  say: ({ name, why }) => {
    const says = {
      derived: [
        'is derived and cannot be changed.',
        'Its value is always that of its formula (`is`).',
        'Change what the formula uses.',
      ],
      add: [
        'is not a number; nothing can be added to it.',
        '`add` changes a number by a number.',
        'Use `set`.',
      ],
      rate: [
        'is not a number and has no rate.',
        '`per-minute` and `per-hour` change a number.',
        'Remove the rate.',
      ],
    } as const;
    const [what, reason, fix] = says[why];
    return { message: `${quoted(name)} ${what}`, reason, fix };
  },
  explanation:
    '`set` replaces the value of a variable that is kept, `add` changes a number. Derived variables follow their formula.',
  bad: `actions:\n  warn: { text: Warn the town, by: [mayor], effects: [{ add: { «mode»: 1 } }] }\n`,
  good: `actions:\n  warn: { text: Warn the town, by: [mayor], effects: [{ set: { mode: "'closed'" } }] }\n`,
});
export const impossibleValue = problem<{
  readonly found: string;
  readonly wanted: string;
  readonly nearest: string | null;
  readonly possible: readonly string[];
}>({
  code: 'ST0420',
  title: 'A value that it cannot have',
  replace: ({ found, possible }) => surelyMeant(found, possible),
  say: ({ found, wanted, nearest }) => ({
    message: `${quoted(found)} is not possible here.`,
    reason: `It must be ${wanted}.`,
    fix: meant(nearest, `Write ${wanted}.`),
  }),
  explanation:
    'The value at the start, in a test or in a script must be one that the variable or parameter can have.',
  bad: 'variables:\n  trust: { name: Trust, start: «120», min: 0, max: 100 }\n  mode: { name: Mode, start: open, values: [open, closed] }\n',
  good: 'variables:\n  trust: { name: Trust, start: 50, min: 0, max: 100 }\n  mode: { name: Mode, start: open, values: [open, closed] }\n',
});
export const badLuck = problem<{ readonly wanted: string }>({
  code: 'ST0421',
  title: 'Luck that cannot be drawn',
  say: ({ wanted }) => ({
    message: 'Nothing can be drawn from this.',
    reason: `It must be ${wanted}.`,
    fix: `Write ${wanted}.`,
  }),
  explanation:
    'Luck is `between: [a, b]`, `triangle: [a, b, c]`, `normal: [mean, deviation]` or `one-of: [...]`, all numbers or all durations; `one-of` also choices.',
  bad: 'luck:\n  patch: { between: «[40m]» }\n',
  good: 'luck:\n  patch: { between: [40m, 95m] }\n',
});

export const derivedTooDeep = problem<{ readonly most: number }>({
  code: 'ST0422',
  title: 'Derived variables stacked too high',
  say: ({ most }) => ({
    message: `More than ${most} derived variables stand one upon another here.`,
    reason: 'Each is calculated when it is read, and with it all that it uses.',
    fix: 'Let one of them be kept (`start` and a rate or effects) instead of derived (`is`).',
  }),
  explanation:
    'A derived variable may use others that are derived, but not in a tower that nobody can follow.',
  bad: `variables:\n  trust: { name: Trust, start: 50 }\n${Array.from({ length: 51 }, (_, at) => `  ${at === 50 ? '«v50»' : `v${at}`}: { name: V, is: "${at === 50 ? 'trust' : `v${at + 1}`}" }\n`).join('')}`,
  good: 'variables:\n  trust: { name: Trust, start: 50 }\n  v50: { name: V, is: "trust" }\n',
});
