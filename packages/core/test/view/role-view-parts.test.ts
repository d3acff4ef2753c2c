/** Every part of a role's view is one that was put there on purpose, and holds only what this role may have. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decidersOf,
  decide,
  evolveAll,
  isRefusal,
  knows,
  optionAllowed,
  valueOf,
  type Program,
  type State,
} from '../../src/index.ts';
import { plainReader, roleView, type RoleView } from '../../src/view.ts';
import type { Command } from '../../src/record.ts';
import { library, programOf } from '../engine/library.ts';
import { wander, type Wandered } from './wandering-play.ts';

const choices = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 5, maxLength: 120 });

const viewOf = ({ program, state, texts }: Wandered, role: string): RoleView =>
  roleView(
    program,
    state,
    role,
    ({ entry, text }) => texts.get(entry)?.[text] ?? null,
    plainReader(program.scenario),
  );

/**
 * All there is in a role's view. A part that is not named here is not tested for leaks: whoever adds one names it, and says below whose
 * it is.
 */
const parts = `
actions.name actions.text
activity.axes.across activity.axes.up activity.axes.across.high activity.axes.across.low activity.axes.across.name
activity.axes.up.high activity.axes.up.low activity.axes.up.name
activity.futures.name activity.futures.part activity.futures.story
activity.groups.cards.mitigations activity.groups.cards.number activity.groups.cards.text activity.groups.cards.votes
activity.groups.heading.number activity.groups.heading.text activity.groups.votes
activity.newest activity.items activity.kind activity.name activity.status activity.survey.answered activity.survey.spread activity.title
alsoPlays.facts.detail alsoPlays.facts.mayGoTo alsoPlays.facts.mayShareWith.role alsoPlays.facts.mayShareWith.title alsoPlays.facts.name
alsoPlays.facts.text alsoPlays.facts.tlp
alsoPlays.inbox.attachments.alt alsoPlays.inbox.attachments.holds alsoPlays.inbox.attachments.table
alsoPlays.inbox.attachments.text alsoPlays.inbox.attachments.title
alsoPlays.inbox.channel alsoPlays.inbox.confirmed.answer alsoPlays.inbox.contentNote alsoPlays.inbox.delivery alsoPlays.inbox.from
alsoPlays.inbox.story.local alsoPlays.inbox.story.seconds alsoPlays.inbox.story.shownAs
alsoPlays.inbox.text alsoPlays.inbox.tlp alsoPlays.inbox.withdrawn
alsoPlays.role.brief alsoPlays.role.can alsoPlays.role.name alsoPlays.role.organisation alsoPlays.role.title
clocks.name clocks.secondsLeft clocks.title
decisions.amount.max decisions.amount.min decisions.amount.unit decisions.ask decisions.form
decisions.mine.amount decisions.mine.conditions decisions.mine.form decisions.mine.options decisions.mine.text
decisions.minutes decisions.name decisions.open decisions.options.allowed decisions.options.letter decisions.options.name decisions.options.text
decisions.others.answer.amount decisions.others.answer.conditions decisions.others.answer.form decisions.others.answer.options
decisions.others.answer.text decisions.others.answered decisions.others.decides decisions.others.title decisions.part decisions.question
decisions.result.amount decisions.result.conditions decisions.result.form decisions.result.options decisions.result.text decisions.until
decisions.law decisions.rule decisions.secondsLeft decisions.whyNow
discussion.ask
exercise.fictional exercise.marking exercise.title
facts.detail facts.mayGoTo facts.mayShareWith.role facts.mayShareWith.title facts.name facts.text facts.tlp
hotWash.at hotWash.questions hotWash.number hotWash.of hotWash.ask hotWash.text
hotWash.becomes.becomes hotWash.becomes.said hotWash.becomes.owner hotWash.becomes.until
inbox.attachments.alt inbox.attachments.holds inbox.attachments.table inbox.attachments.text inbox.attachments.title
inbox.channel inbox.confirmed.answer inbox.contentNote inbox.delivery inbox.from inbox.story.local inbox.story.seconds inbox.story.shownAs inbox.text inbox.tlp inbox.withdrawn
law.text law.title
log.story log.text log.what
pause.reason pause.until
people.attribution people.chathamHouse people.contact people.prepared people.safety
phase.soFar phase.title
role.brief role.can role.name role.organisation role.title
stage story.local story.seconds story.shownAs
world.max world.min world.name world.shownAs world.title world.unit world.value
`
  .trim()
  .split(/\s+/);

describe.each([...library])('%s', (_name, program) => {
  const { scenario } = program;

  test('a role’s view has no parts but those named here', () => {
    fc.assert(
      fc.property(choices, (picked) => {
        const played = wander(program, picked);
        for (const { name: role } of scenario.roles)
          expect(pathsOf(viewOf(played, role)).filter((path) => !parts.includes(path))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test('each part holds what the scenario and the play gave this role, and nothing else', () => {
    fc.assert(
      fc.property(choices, (picked) => {
        const played = wander(program, picked);
        for (const { name: role } of scenario.roles) everyPart(played, role, viewOf(played, role));
      }),
      { numRuns: 20 },
    );
  });
});

function everyPart({ program, state, entries }: Wandered, role: string, view: RoleView): void {
  const { scenario } = program;
  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
  expect(names(view.world)).toEqual(
    names(
      scenario.variables
        .filter(({ seenBy }) => seenBy.roles.includes(role))
        // its name alone would tell what may come
        .filter(({ start, name }) => start !== false || valueOf(program, state, name) !== false),
    ),
  );
  for (const { name, value } of view.world) expect(value).toBe(valueOf(program, state, name));
  const clocks = scenario.clocks.filter(
    ({ seenBy }, place) => seenBy.roles.includes(role) && state.clocks[place]?.status === 'running',
  );
  expect(names(view.clocks)).toEqual(names(clocks));
  expect(names(view.facts)).toEqual(
    names(scenario.facts.filter(({ name }) => knows(program, state, role, name))),
  );
  for (const { name, mayGoTo } of view.facts)
    expect(mayGoTo).toEqual(scenario.facts.find((fact) => fact.name === name)?.mayGoTo?.roles ?? null);
  const offered = names(scenario.actions.filter(({ by }) => by.roles.includes(role)));
  expect(view.actions.every(({ name }) => offered.includes(name))).toBe(true);
  expect(view.inbox.length).toBe(
    entries.filter(
      ({ kind, body }) =>
        (kind === 'inject.delivered' && [...body.to, ...body.cc].includes(role)) ||
        (kind === 'message.sent' && body.to.includes(role)),
    ).length,
  );
  const asked = scenario.decisions.filter(
    ({ by, consult, name }) =>
      (by.roles.includes(role) || consult.roles.includes(role)) &&
      entries.some(({ kind, body }) => kind === 'decision.opened' && body.decision === name),
  );
  expect(names(view.decisions)).toEqual(names(asked));
  for (const shown of view.decisions) {
    const allowed = asked
      .find(({ name }) => name === shown.name)
      ?.options.filter(({ name }) => shown.open && optionAllowed(program, state, shown.name, name));
    expect(names(shown.options)).toEqual(names(allowed ?? []));
    // the room's screen shows to all who decides
    const deciders = asked.find(({ name }) => name === shown.name)?.by.roles ?? [];
    expect(shown.others.filter(({ decides }) => decides).length).toBe(
      deciders.filter((name) => name !== role).length,
    );
  }
  const own = entries.filter(({ author, cause }) => cause === null && author.role === role);
  expect(view.log.length).toBeLessThanOrEqual(own.length);
}

/** Names of all leaves, without places in lists. */
function pathsOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value))
    return value.some((each) => typeof each === 'object' && each !== null && !Array.isArray(each))
      ? value.flatMap((each) => pathsOf(each, path))
      : value.length > 0
        ? [path]
        : [];
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, each]) =>
      pathsOf(each, path === '' ? key : `${path}.${key}`),
    );
  return value === null ? [] : [path];
}

const ballots = (ballot: string) =>
  programOf(`
sandtable: 1
id: ballots
title: Ballots
summary: Who sees whose answer.
marking: TLP:CLEAR
fictional: All of it is invented.
duration: 1h
organisations: { town: { name: Town, sector: government } }
roles:
  mayor: { name: Mayor, organisation: town }
  police: { name: Police, organisation: town }
  radio: { name: Radio, organisation: town }
  nurse: { name: Nurse, organisation: town }
variables: { n: { name: N, start: 0 } }
phases: { main: { title: Main, clock: runs } }
decisions:
  d:
    question: What do you do?
    by: [mayor, police, radio]
    rule: majority
    ballot: ${ballot}
    at: 0m
    otherwise: a
    options:
      a: { text: The first way }
      b: { text: The second way }
      hidden: { text: The hidden way, only-if: "n == 1", why-not: Not now. }
`);

const control = { participant: null, role: 'exercise_control', organisation: null };
const said = { text: 0 } as const;

function after(program: Program, state: State, command: Command): State {
  const decided = decide(program, state, { command, author: control, wall: null, texts: ['Our own way'] });
  if (isRefusal(decided)) throw new Error(JSON.stringify(decided));
  return evolveAll(program, state, decided.entries);
}

const answer = (by: string, option: string | null): Command => ({
  kind: 'answer',
  body: {
    decision: 'd',
    by,
    answer: option === null ? { form: 'other', said, treatAs: 'b' } : { form: 'options', options: [option] },
    grounds: {},
    saidAt: null,
    added: [],
    instead: false,
  },
});

describe('a ballot', () => {
  const view = (program: Program, state: State, role: string) =>
    roleView(program, state, role, () => 'Our own way', plainReader(program.scenario)).decisions[0];
  const othersSeen = (program: Program, state: State) =>
    view(program, state, 'radio')?.others.filter((each) => each.answer !== null).length;
  const begun = (program: Program) => wander(program, []).state;

  test.each([
    ['open', [1, 2, 2]],
    ['sealed', [0, 0, 0]],
    ['secret', [0, 0, 0]],
  ])('that is %s shows others’ answers after one, two and all three: %j', (ballot, expected) => {
    const program = ballots(ballot);
    let state = begun(program);
    expect(decidersOf(program, state, 0)).toHaveLength(3);
    const seen = [answer('mayor', 'a'), answer('police', 'b'), answer('radio', 'a')].map((each) => {
      state = after(program, state, each);
      return othersSeen(program, state);
    });
    expect(seen).toEqual(expected);
    expect(roleView(program, state, 'nurse', () => null, plainReader(program.scenario)).decisions).toEqual(
      [],
    );
  });

  test('shows own words as they were said, not what they are treated as, nor an option that nobody was shown', () => {
    const program = ballots('open');
    let state = after(program, begun(program), answer('mayor', null));
    state = after(program, state, answer('police', null));
    expect(view(program, state, 'radio')?.others[0]?.answer).toMatchObject({
      text: 'Our own way',
      options: [],
    });
    state = after(program, state, { kind: 'settle', body: { decision: 'd', byDefault: false } });
    const shown = JSON.stringify(
      roleView(program, state, 'radio', () => 'Our own way', plainReader(program.scenario)),
    );
    expect(shown).not.toMatch(/The second way|The hidden way|Not now/);
  });
});

describe('what was decided stands in the words that were said, under the conditions that were made', () => {
  const conditional = (by: string, option: string | null): Command => {
    const given = answer(by, option);
    if (given.kind !== 'answer') throw new Error('no answer');
    return { ...given, body: { ...given.body, grounds: { conditions: { text: 1 } } } };
  };
  const decided = (ballot: string, option: string | null) => {
    const program = ballots(ballot);
    const given = ['mayor', 'police', 'radio'].reduce(
      (state, role) => after(program, state, conditional(role, option)),
      wander(program, []).state,
    );
    const state = given.decisions[0]?.status === 'closed' ? given : after(program, given, settle);
    const texts = ({ text }: { readonly text: number }) => ['Our own way', 'if it is dry'][text] ?? null;
    return roleView(program, state, 'radio', texts, plainReader(program.scenario)).decisions[0]?.result;
  };
  const settle: Command = { kind: 'settle', body: { decision: 'd', byDefault: false } };

  test.each([
    ['open', null, { form: 'other', text: 'Our own way', conditions: 'if it is dry' }],
    ['open', 'a', { form: 'options', options: ['The first way'], conditions: 'if it is dry' }],
    ['sealed', null, { form: 'other', text: 'Our own way', conditions: 'if it is dry' }],
    ['secret', null, { form: 'other', text: null, conditions: null }],
  ])('%s, %s', (ballot, option, result) => {
    expect(decided(ballot, option)).toMatchObject(result);
  });
});

test('how much others do cannot be counted: a message that comes later looks the same', () => {
  for (const program of library.values()) {
    const { scenario } = program;
    const [first, second, third] = scenario.roles.map(({ name }) => name);
    if (first === undefined || second === undefined || third === undefined) throw new Error('too few roles');
    const { state } = wander(program, []);
    const say = (from: string, to: string): Command => ({ kind: 'say', body: { from, to: [to], said } });
    const quiet = after(program, after(program, state, say(second, third)), say(third, second));
    const busy = [
      say(first, second),
      { kind: 'ask', body: { by: first, said } },
      { kind: 'note', body: { said, tag: null, role: null, about: null } },
      say(second, third),
      say(second, first),
      say(third, second),
    ].reduce((now, command) => after(program, now, command as Command), state);
    const shown = (of: State) => roleView(program, of, third, () => 'said', plainReader(program.scenario));
    expect(shown(busy)).toEqual(shown(quiet));
  }
});
