/** ST0702 and on: what an experienced designer would ask about the running of an exercise. Never errors. */
import { problem, quoted } from './diagnostic.ts';

const advice = { severity: 'warning', met: 'review' } as const;
const phase = (minutes: number, agenda: readonly string[]): string =>
  `phases:\n  first:\n    title: First\n    minutes: ${minutes}\n    agenda:\n${agenda.map((item) => `      - ${item}\n`).join('')}    next: [{ go: end }]\n`;
const talks = (who: string): string =>
  `discussions:\n  trouble: { ask: What is the trouble?, with: ${who} }\n`;
const decision = (more: string, minutes = 10): string =>
  `decisions:\n  gate:\n    at: 5m\n    by: [mayor, police]\n    rule: majority\n    minutes: ${minutes}\n    question: What about the gate?\n    otherwise: shut\n${more}`;
const options = (shut: string): string =>
  `    options:\n      shut: { text: Shut it, effects: [{ add: { trust: ${shut} } }] }\n      leave: { text: Leave it, effects: [{ add: { trust: 2 } }] }\n`;
const five = (last: string): string =>
  `injects:\n${['0s', '20s', '40s', '60s', last]
    .map(
      (at, nth) =>
        `  call_${nth + 1}: { ${nth === 4 && last === '80s' ? '«at»' : 'at'}: ${at}, from: exercise_control, to: [mayor], channel: phone, text: Call., notes: Wait. }\n`,
    )
    .join('')}`;

export const idleRole = problem<{ readonly role: string; readonly minutes: number; readonly phase: string }>({
  ...advice,
  code: 'ST0702',
  title: 'A role with nothing to do',
  say: ({ role, minutes, phase: of }) => ({
    message: `${quoted(role)} has nothing to do for ${minutes} minutes on end, the last of them in ${quoted(of)}.`,
    reason: 'Whoever sits idle for more than 20 minutes opens the mail and is gone.',
    fix: 'Give the role an inject, a discussion or a decision in between, or have it heard under `consult`.',
  }),
  explanation:
    'Counted along the planned minutes of the agenda, as long as they are certain; breaks do not count. A role takes part that receives an inject, decides, is consulted, or is in a discussion, activity or brief-back. Where the clock runs, whoever may act or may get an inject is busy.',
  bad:
    'roles:\n  mayor: { name: Mayor, organisation: town }\n  «police»: { name: Police, organisation: town }\n' +
    talks('[mayor]') +
    phase(30, ['{ discuss: trouble, minutes: 25 }']),
  good:
    'roles:\n  mayor: { name: Mayor, organisation: town }\n  police: { name: Police, organisation: town }\n' +
    talks('[all]') +
    phase(30, ['{ discuss: trouble, minutes: 25 }']),
});

export const crowdedRole = problem<{ readonly role: string; readonly first: string }>({
  ...advice,
  code: 'ST0703',
  title: 'Five injects to one role in two minutes',
  say: ({ role, first }) => ({
    message: `This is the fifth inject to ${quoted(role)} within two minutes, from ${quoted(first)} on.`,
    reason: 'Nobody can read, let alone weigh, five messages in two minutes.',
    fix: 'Spread them, join some into one, or send some to another role.',
  }),
  explanation: 'Counted for injects at fixed story times, or at fixed times after the same event.',
  bad: five('80s'),
  good: five('5m'),
});

export const silentInject = problem<{ readonly name: string }>({
  ...advice,
  code: 'ST0704',
  title: 'An inject with no expected action',
  say: ({ name }) => ({
    message: `Nothing says what ${quoted(name)} should set off.`,
    reason: 'A controller who does not know what it is for cannot help when nothing happens.',
    fix: 'Name the critical task it `serves`, add an expected action after it, or say in its `notes` what to look for.',
  }),
  explanation:
    'An inject serves a task, reveals a fact, changes something, is waited for by something, or has notes for controllers or evaluators. Administrative ones need none.',
  bad: 'injects:\n  «rain»: { at: 5m, from: exercise_control, to: [mayor], channel: screen, text: It rains. }\n',
  good: 'injects:\n  rain: { at: 5m, from: exercise_control, to: [mayor], channel: screen, text: It rains., notes: Does anyone ask about the river? }\n',
});

export const sameOptions = problem<{ readonly name: string }>({
  ...advice,
  code: 'ST0705',
  title: 'A decision whose options all do the same',
  say: ({ name }) => ({
    message: `All options of ${quoted(name)} have the same effects, and nothing else asks which was taken.`,
    reason: 'Players notice that what they decide changes nothing.',
    fix: 'Give the options effects that differ, or let something depend on the one that is taken.',
  }),
  explanation: 'A decision is a dilemma: each option costs something else.',
  bad: decision(options('2')).replace('  gate:', '  «gate»:'),
  good: decision(options('5')),
});

export const idleOption = problem<{ readonly decision: string; readonly option: string }>({
  ...advice,
  code: 'ST0721',
  title: 'An option from which nothing follows',
  say: ({ decision, option }) => ({
    message: `Nothing follows from ${quoted(option)}: it has no effects, and nothing asks whether it was taken.`,
    reason:
      'The other options change something. A room that takes this one waits for an answer that never comes.',
    fix: `Give it effects, let something wait for \`decision.${decision}.${option}\`, or let it be what stands \`otherwise\`.`,
  }),
  explanation:
    'Not said of the option that stands when nobody decides: that it changes nothing is what it says.',
  bad: decision(options('5')).replace(/leave: .*/, '«leave»: { text: Leave it }'),
  good: decision(options('5')),
});

const led = (more: string): string =>
  `roles:\n  mayor: { name: Mayor, organisation: town, deputy: clerk }\n  clerk: { name: Clerk, organisation: town }\n  police: { name: Police, organisation: town }\n` +
  talks('[all]') +
  decision(options('5')).replace('by: [mayor, police]\n    rule: majority\n', more);

export const deputyOutside = problem<{ readonly lead: string; readonly deputy: string }>({
  ...advice,
  code: 'ST0718',
  title: 'A deputy who has no part in the decision',
  say: ({ lead, deputy }) => ({
    message: `${quoted(lead)} leads this decision, and its deputy ${quoted(deputy)} is not among those who decide.`,
    reason:
      'Where the seat of the lead is empty its deputy leads. But only who stands under `by` answers, so nobody’s word would count and the default would stand.',
    fix: `Add ${quoted(deputy)} to \`by\`, or let it play the role when that is absent: \`if-absent: ${deputy}\` at ${quoted(lead)}.`,
  }),
  explanation:
    'Asked of decisions with a `lead` whose role has a `deputy`, unless another role takes over the whole role (`if-absent: ROLE`).',
  bad: led('by: [mayor, police]\n    rule: lead\n    «lead»: mayor\n'),
  good: led('by: [mayor, police, clerk]\n    rule: lead\n    lead: mayor\n'),
});

export const noSafeguards = problem<{ readonly name: string; readonly word: string }>({
  ...advice,
  code: 'ST0708',
  title: 'A decision that touches rights, and no safeguard is asked',
  say: ({ name, word }) => ({
    message: `${quoted(name)} speaks of ${quoted(word)}, and asks for no safeguard.`,
    reason:
      'Legality, necessity, proportionality and an end date are part of the decision, not of its review.',
    fix: 'Add `ask: [legality, necessity, proportionality]`, with `non-discrimination` and `end-date` where they matter.',
  }),
  explanation:
    'Found by English words for force, custody, search, watching, removal of what people say, and personal data, in its question and options.',
  bad: decision(
    '    options:\n      shut: { text: Arrest both, effects: [{ add: { trust: 5 } }] }\n      leave: { text: Let them go, effects: [{ add: { trust: -2 } }] }\n',
  ).replace('  gate:', '  «gate»:'),
  good: decision(
    '    options:\n      shut: { text: Arrest both, effects: [{ add: { trust: 5 } }] }\n      leave: { text: Let them go, effects: [{ add: { trust: -2 } }] }\n    ask: [legality, necessity, proportionality]\n',
  ),
});

export const overfullPhase = problem<{
  readonly phase: string;
  readonly need: number;
  readonly planned: number;
  readonly setting: string;
}>({
  ...advice,
  code: 'ST0712',
  title: 'A run sheet that does not fit',
  say: ({ phase: name, need, planned, setting }) => ({
    message: `${quoted(name)} needs at least ${need} minutes, and ${planned} are planned${setting}.`,
    reason:
      'Reading aloud at 120 words a minute, discussions, decisions and brief-backs are counted, as far as they are certain; breaks come on top.',
    fix: 'Plan more `minutes`, give an item fewer, or mark one `priority: may-drop`.',
  }),
  explanation:
    'An inject takes its planned minutes, or as long as it takes to read it aloud if that is longer. Items that may be dropped and gates that are not certain are left out, and a tenth too much is let pass.',
  bad:
    talks('[all]') + phase(20, ['{ discuss: trouble, minutes: 25 }']).replace('minutes: 20', '«minutes»: 20'),
  good: talks('[all]') + phase(30, ['{ discuss: trouble, minutes: 25 }']),
});

const long = ['{ discuss: trouble, minutes: 50 }', '{ brief-back: plenary, minutes: 45 }'];
export const noBreak = problem<{ readonly minutes: number; readonly setting: string }>({
  ...advice,
  code: 'ST0713',
  title: 'More than 90 minutes without a break',
  say: ({ minutes, setting }) => ({
    message: `By the end of this phase the room has worked ${minutes} minutes without a break${setting}.`,
    reason: 'After 90 minutes people decide worse, and some cannot sit that long.',
    fix: 'Put `- { break: 10m }` into the agenda.',
  }),
  explanation:
    'Counted along the planned minutes, from phase to phase as far as the way is certain. A loop only makes the day longer: the way goes on past it.',
  bad: talks('[all]') + phase(100, long).replace('  first:', '  «first»:'),
  good: talks('[all]') + phase(110, [long[0] ?? '', '{ break: 10m }', long[1] ?? '']),
});

export const hurriedDecision = problem<{ readonly name: string; readonly minutes: number }>({
  ...advice,
  code: 'ST0714',
  title: 'A decision with less than eight minutes',
  say: ({ name, minutes }) => ({
    message: `${quoted(name)} has ${minutes} minutes at the table.`,
    reason: 'Several people need about eight minutes to hear the question, each other and the answer.',
    fix: 'Give it eight minutes or more, or fewer deciders.',
  }),
  explanation: 'Counted for decisions that more than one role takes or is consulted on.',
  bad: decision(options('5'), 4).replace('minutes:', '«minutes»:'),
  good: decision(options('5')),
});

const repeated = (at: string): string =>
  `injects:\n  rain: { ${at}, from: exercise_control, to: [mayor], channel: screen, text: It rains., notes: Wait. }\n`;
const never = {
  times: ['It comes once: nothing says how often.', 'Add `times`, as in `every: 10m, times: 3`.'],
  when: [
    'It comes when its condition becomes true, and not at a distance.',
    'Remove `every`, or give it a moment (`at`) in the place of `when`.',
  ],
  reserve: [
    'It has no moment from which to count: it comes when it is sent, and once.',
    'Give it a moment, such as `at: 10m after EVENT`, or remove `every`.',
  ],
} as const;
export const idleEvery = problem<{ readonly name: string; readonly why: keyof typeof never }>({
  ...advice,
  code: 'ST0720',
  title: 'An `every` that repeats nothing',
  say: ({ name, why }) => ({
    message: `${quoted(name)} does not come again.`,
    reason: never[why][0],
    fix: never[why][1],
  }),
  explanation: 'An inject comes again at a distance from its moment, as often as `times` says in all.',
  bad: repeated('at: 5m, «every»: 10m'),
  good: repeated('at: 5m, every: 10m, times: 3'),
});
