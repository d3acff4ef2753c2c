/** ST0724 and on: what an experienced designer would ask about who knows what, and who may do what. Never errors. */
import type { Tlp } from '@sandtable/core/scenario';
import { problem, quoted } from './diagnostic.ts';

const advice = { severity: 'warning', met: 'review' } as const;
const two =
  'roles:\n  mayor: { name: Mayor, organisation: town }\n  police: { name: Police, organisation: port }\norganisations:\n  town: { name: Town, sector: government }\n  port: { name: Port, sector: government }\n';
const option = (gate: string): string =>
  `${two}facts:\n  «leak»: { text: The pump has a leak., known-to: [mayor] }\nvariables:\n  trust: { name: Trust, start: 5, seen-by: [mayor] }\ndecisions:\n  gate:\n    at: 5m\n    by: [mayor, police]\n    rule: majority\n    question: What about the gate?\n    otherwise: wait\n    options:\n      wait: { text: Wait, effects: [{ add: { trust: -1 } }] }\n      shut: { text: Shut it, ${gate}effects: [{ add: { trust: 1 } }] }\n`;

export const readByNothing = problem<{ readonly kind: 'luck' | 'parameter'; readonly name: string }>({
  ...advice,
  code: 'ST0724',
  title: 'Luck or a parameter that nothing reads',
  say: ({ kind, name }) => ({
    message: `Nothing asks for the ${kind} ${quoted(name)}.`,
    reason: 'However it falls or is chosen, every play is the same.',
    fix: 'Let a condition, a moment, a value or an effect read it, or remove it.',
  }),
  explanation: 'Tests do not count as readers: they look at an exercise from outside.',
  bad: 'luck:\n  «delay»: { between: [10m, 20m] }\n',
  good: 'luck:\n  delay: { between: [10m, 20m] }\ninjects:\n  call: { at: delay after phase.first.entered, from: exercise_control, to: [mayor], channel: phone, text: Come., notes: Wait. }\n',
});

export const factForNothing = problem<{ readonly name: string; readonly read: boolean }>({
  ...advice,
  code: 'ST0725',
  title: 'A fact from which nothing follows',
  say: ({ name, read }) => ({
    message: read
      ? `Who knows ${quoted(name)} can do nothing with it: no option, action, cost, effect or duty asks for it.`
      : `Nothing asks who knows ${quoted(name)}.`,
    reason: 'Some know it and others do not, and whether they share it makes no difference.',
    fix: `Let an option or an action be open only to those who know (\`only-if: "fact.${name}.ROLE"\`), or cost less; or let everybody know it; or cut it.`,
  }),
  explanation:
    'Not asked of what all roles know from StartEx. A fact that some know from StartEx must open an option or an action, change what one costs or does, or be what a duty or an expected action asks for; one that is learnt on the way must be read by something.',
  bad: option(''),
  good: option('only-if: "fact.leak.police", why-not: Nobody knows where., ').replace(/[«»]/gu, ''),
});

export const beyondItsMarking = problem<{ readonly tlp: Tlp; readonly roles: readonly string[] }>({
  ...advice,
  code: 'ST0726',
  title: 'A fact that may go further than its label says',
  say: ({ tlp, roles }) => ({
    message: `${quoted(tlp)} does not let it go to ${roles.map(quoted).join(', ')}.`,
    reason:
      tlp === 'TLP:RED'
        ? 'TLP:RED is for those only who have it.'
        : 'TLP:AMBER+STRICT stays in the organisation of whoever has it.',
    fix:
      tlp === 'TLP:RED'
        ? 'Take them out, or label it TLP:AMBER+STRICT or lower.'
        : 'Label it TLP:AMBER, which goes to others who need to know; or take them out.',
  }),
  explanation: 'The labels are those of the Traffic Light Protocol 2.0 (FIRST, 2022).',
  bad: option('only-if: "fact.leak.police", why-not: Nobody knows where., ')
    .replace(/[«»]/gu, '')
    .replace('known-to: [mayor]', 'known-to: [mayor], tlp: TLP:AMBER+STRICT, «may-go-to»: [police]'),
  good: option('only-if: "fact.leak.police", why-not: Nobody knows where., ')
    .replace(/[«»]/gu, '')
    .replace('known-to: [mayor]', 'known-to: [mayor], tlp: TLP:AMBER, may-go-to: [police]'),
});

export const toldByAGate = problem<{ readonly name: string; readonly roles: readonly string[] }>({
  ...advice,
  code: 'ST0732',
  title: 'A gate that tells of a fact to those who may not hear of it',
  say: ({ name, roles: told }) => ({
    message: `That this opens tells ${listed(told)} that somebody knows ${quoted(name)}.`,
    reason:
      'Its marking keeps it from them, and a question or an action that comes up says that there is something.',
    fix: 'Ask and let act only those who may hear of it, or let the marking allow it.',
  }),
  explanation:
    'Asked of what decides and who is consulted, of options and of actions whose `when` or `only-if` reads what another role knows. A gate that reads what the same role knows tells it nothing.',
  bad: option('')
    .replace(/[«»]/gu, '')
    .replace('known-to: [mayor]', 'known-to: [mayor], tlp: TLP:RED')
    .replace('  gate:\n    at: 5m', '  «gate»:\n    when: "fact.leak.mayor"'),
  good: option('')
    .replace(/[«»]/gu, '')
    .replace('  gate:\n    at: 5m', '  gate:\n    when: "fact.leak.mayor"'),
});

const roles = (more: string): string =>
  `roles:\n  mayor: { name: Mayor, organisation: town }\n  police: { name: Police, organisation: town }\n  ${more === '' ? '«clerk»' : 'clerk'}: { name: Clerk, organisation: town }\nphases:\n  first:\n    title: First\n    clock: stands\n    agenda: [{ inject: call, minutes: 2 }, ${more}{ decide: gate }]\n    next: [{ go: end }]\nvariables:\n  trust: { name: Trust, start: 5, seen-by: [mayor] }\ndecisions:\n  gate:\n    by: ${more === '' ? '[mayor, police]' : '[police, clerk]'}\n    rule: majority\n    minutes: 10\n    question: What about the gate?\n    otherwise: wait\n    options:\n      wait: { text: Wait, effects: [{ add: { trust: -1 } }] }\n      shut: { text: Shut it, effects: [{ add: { trust: 1 } }] }\nactions:\n  warn: { text: Warn them, by: [mayor], effects: [{ add: { trust: 1 } }] }\ninjects:\n  call: { from: exercise_control, to: [mayor, police], channel: phone, text: Come., notes: Wait. }\n`;

export const roleThatSits = problem<{
  readonly role: string;
  readonly untold: readonly string[];
  readonly idle: readonly string[];
}>({
  ...advice,
  code: 'ST0727',
  title: 'A role that sits through a module',
  say: ({ role, untold, idle }) => ({
    message: [
      ...(untold.length > 0 ? [`${quoted(role)} gets no message of its own in ${listed(untold)}.`] : []),
      ...(idle.length > 0 ? [`${quoted(role)} has nothing of its own to do in ${listed(idle)}.`] : []),
    ].join(' '),
    reason: 'Whoever only hears what all hear, and is asked with all, is not needed at the table.',
    fix: 'Send an inject to this role or to some with it, and give it a decision that not all take, or an action.',
  }),
  explanation:
    'Asked of phases in whose agenda something is told and something is decided, where three or more play, and not of a seminar. A message to all, a decision by all and an action that all have are nobody’s own, unless the role leads it or each decides; to be consulted is not to decide. What comes by its own time or trigger counts wherever the clock runs.',
  bad: roles(''),
  good:
    roles('{ inject: note, minutes: 2 }, ') +
    '  note: { from: exercise_control, to: [clerk], channel: email, text: Read., notes: Wait. }\n',
});

const voted = (by: string, clerk: string): string =>
  `roles:\n  mayor: { name: Mayor, organisation: town, can: [{ text: Close streets, decides: [gate] }] }\n  clerk: { name: Clerk, organisation: town${clerk} }\nvariables:\n  trust: { name: Trust, start: 5, seen-by: [mayor] }\ndecisions:\n  gate:\n    at: 5m\n    ${by}\n    minutes: 10\n    question: What about the gate?\n    otherwise: wait\n    options:\n      wait: { text: Wait, effects: [{ add: { trust: -1 } }] }\n      shut: { text: Shut it, effects: [{ add: { trust: 1 } }] }\n`;

export const voteWithoutPower = problem<{
  readonly decision: string;
  readonly holders: readonly string[];
  readonly others: readonly string[];
}>({
  ...advice,
  code: 'ST0728',
  title: 'A deciding vote of somebody without the power',
  say: ({ decision, holders, others }) => ({
    message: `${listed(others)} can decide ${quoted(decision)} without the power for it, which ${listed(holders)} ${holders.length === 1 ? 'has' : 'have'}.`,
    reason: 'A measure is lawful only where the one decides whom the law names.',
    fix: `Let those with the power decide (\`rule: lead\`, or take the others out of \`by\`) and hear the others under \`consult\`; or write the power under \`can\` of each: \`{ text: ..., decides: [${decision}] }\`.`,
  }),
  explanation:
    'Asked of decisions that a power under `can` names. Where one role leads, its power counts; under the other rules, that of each who decides. Principle 1 of the Abu Dhabi Guiding Principles (Security Council, 2023) asks that the law names who may act.',
  bad: voted('«by»: [mayor, clerk]\n    rule: majority', ''),
  good: voted('by: [mayor, clerk]\n    rule: lead\n    lead: mayor', ''),
});

const milder = (shut: number): string =>
  voted('by: [mayor]\n    rule: single', '')
    .replace('text: Wait,', 'text: Wait, intrudes: 1,')
    .replace('text: Shut it,', `text: Shut it, intrudes: ${shut},`)
    .replace('otherwise:', shut === 0 ? '«otherwise»:' : 'otherwise:');

export const harshDefault = problem<{ readonly decision: string; readonly milder: string }>({
  ...advice,
  code: 'ST0729',
  title: 'A default that is not the least intrusive',
  say: ({ decision, milder: name }) => ({
    message: `When nobody decides ${quoted(decision)}, people are restricted more than ${quoted(name)} would.`,
    reason: 'A room that says nothing must not have people held, cleared away or cut off.',
    fix: `Write \`otherwise: ${name}\`, or mend what \`intrudes\` says of the options.`,
  }),
  explanation:
    'Asked of decisions whose options say how far they go (`intrudes`, 0 to 3). An option with a gate is not asked for: it cannot always stand.',
  bad: milder(0),
  good: milder(2),
});

const talked = (within: string): string =>
  `phases:\n  first:\n    title: First\n    clock: stands\n    agenda: [{ inject: call, minutes: 2 }, { discuss: trouble, minutes: 10 }, { decide: gate }]\n    next: [{ go: end }]\n${voted('by: [mayor]\n    rule: single', '').replace('    at: 5m\n', '')}discussions:\n  trouble: { ask: What is the trouble?, with: [all] }\ninjects:\n  call: { from: exercise_control, to: [all], channel: phone, text: The river rises in four minutes., notes: Wait. }\nexpected:\n  shut: { by: mayor, text: Shut the gate, at: after inject.call.delivered, ${within}: 4m, done: "decision.gate.made" }\n`;

export const lateToAct = problem<{
  readonly within: string;
  readonly minutes: number;
  readonly inject: string;
}>({
  ...advice,
  code: 'ST0730',
  title: 'Something urgent behind a long talk',
  say: ({ within, minutes, inject }) => ({
    message: `It is expected ${within} after ${quoted(inject)}, and ${minutes} minutes of talk stand before the room may decide it.`,
    reason: 'Nobody talks for ten minutes while an aircraft is four minutes out.',
    fix: 'Give an action that can be done at once, put the decision first and the talk after it, or allow more time.',
  }),
  explanation:
    'Counted are the planned minutes of discussions, activities, decisions and brief-backs between the inject and the decision that meets the expected action, or the next one where nothing says which. Not asked where an action meets it: that can be done while the others talk.',
  bad: talked('«within»'),
  good: talked('within').replace('within: 4m', 'within: 15m'),
});

const listed = (names: readonly string[]): string => names.map(quoted).join(', ');
