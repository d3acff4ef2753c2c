/** What exercise control must be told by the record: in plain mode, line by line, and on the panes of the desk. */
import { stages, type Texts } from '@sandtable/core/record';
import type { Decision, Scenario } from '@sandtable/core/scenario';
import { duration } from '@sandtable/words';
import { wallTime } from '@sandtable/words/room-time';
import { leadOf } from '../model/decisions.ts';
import { holderOf, isThere } from '../model/knowledge.ts';
import { inConduct, lifeOf, type WindowLife } from '../model/world.ts';
import { waitsToBeGiven, type RecordSays } from './record-says.ts';
import { begins, never, states, type Statement } from './statement.ts';
import {
  answerStands,
  en,
  gaugeWords,
  isCovered,
  optionsNow,
  optionText,
  resultStands,
  standsWords,
  timeAt,
  titleOfRole,
  tongue,
} from './words-of-record.ts';

const { say } = tongue;

/** Each command of plain mode that is asked, with what it must tell. */
export function plainStatements(
  says: RecordSays,
  texts: Texts,
  wall: number,
): ReadonlyMap<string, readonly Statement[]> {
  const { scenario } = says.world;
  return new Map([
    ['where', whereTold(says)],
    ['left', timeLeft(says, wall)],
    ['who', [...seats(says), ...waitedFor(says)]],
    ['facts', knowledge(says)],
    ['world', scenario.variables.map((each) => states(`${en(each.title)}: `, gaugeWords(says, each)))],
    ['clocks', clocks(says)],
    ['expected', expected(says)],
    ['questions', questions(says)],
    ['notes', says.notes.map((n) => begins(`Entry ${n}, `))],
    ['order', order(says, (status, serial) => `${say(`plain.status.${status}`)}: ${serial} `)],
    ...scenario.decisions.map(
      (decision) => [`decision ${decision.serial}`, plainDecision(says, decision, texts)] as const,
    ),
  ]);
}

function whereTold({ world }: RecordSays): readonly Statement[] {
  const { scenario, stage, phase } = world;
  const of = scenario.phases.length;
  return [
    states('Story time: ', `${timeAt(scenario, world.now)}.`),
    ...scenario.phases.map(({ name, title }, at) => {
      const line = say('plain.where.phase', { number: at + 1, of, title: en(title) });
      return name === phase ? states(line, '') : never(line);
    }),
    ...stages.map((each) => {
      const line = say(`format.event.stage.${each}`);
      return each === stage ? states(line, '') : never(line);
    }),
  ];
}

function timeLeft({ world, pause }: RecordSays, wall: number): readonly Statement[] {
  const { scenario, now } = world;
  return [
    ...scenario.decisions.flatMap(({ name, serial }) => {
      const { status, until } = lifeOf(world.decisions, name);
      if (status !== 'open' || !inConduct(world)) return [never(`${serial}: `)];
      if (until === null) return [];
      return [states(say('plain.left.window', { serial, time: duration(until - now, tongue) }), '')];
    }),
    ...scenario.clocks.map(({ name, title }) => {
      const { state, until } = lifeOf(world.clocks, name);
      const time = duration(until - now, tongue);
      const line = say('plain.left.legal', { clock: '', time, at: timeAt(scenario, until) });
      return states(`${en(title)}: `, ...(state === 'running' ? [line.replace(/^: /u, '')] : []));
    }),
    ...(pause === null || pause.until === null
      ? [never('The break ends at ')]
      : [states(say('plain.left.break', { at: wallTime(pause.until, tongue, wall) }), '')]),
  ];
}

function seats({ world }: RecordSays): readonly Statement[] {
  const { scenario } = world;
  return scenario.roles.map(({ name, title, organisation, ifAbsent }) => {
    const own = scenario.organisations.find((each) => each.name === organisation);
    const head = `${en(title)}, ${en(own?.title ?? {})}: `;
    const holder = holderOf(world, name);
    if (holder !== name)
      return states(
        head,
        say(world.merged[name] === undefined ? 'cast.taken-over-by' : 'cast.merged', {
          role: titleOfRole(scenario, holder),
        }),
      );
    if (!isThere(world, name))
      return states(head, say(ifAbsent.how === 'essential' ? 'cast.missing' : 'cast.stands-in'));
    const people = world.seats[name] ?? [];
    if (people.length > 0 && people.every((each) => each === 0)) return states(head, say('cast.controls'));
    // who has a name is told by it
    return people.length === 0 ? states(head, say('cast.here')) : begins(head);
  });
}

const isPresent = (says: RecordSays, role: string): boolean =>
  isThere(says.world, holderOf(says.world, role));

function waitedFor(says: RecordSays): readonly Statement[] {
  const { world } = says;
  return world.scenario.decisions.map((decision) => {
    const { status, answers } = lifeOf(world.decisions, decision.name);
    const head = `${decision.serial} waits for: `;
    const deciders = new Set(decision.by.roles.map((role) => holderOf(world, role)));
    const missing = [...deciders].filter(
      (role) => isThere(world, role) && !answers.some(({ by }) => by === role),
    );
    if (status !== 'open' || missing.length === 0) return never(head);
    const names = missing.map((role) => titleOfRole(world.scenario, role));
    return states(head, `${names.join(', ')}.`);
  });
}

function holders({ world }: RecordSays, fact: string): readonly string[] {
  const { roles } = lifeOf(world.facts, fact);
  return world.scenario.roles.map(({ name }) => name).filter((role) => roles.includes(role));
}

function knowledge(says: RecordSays): readonly Statement[] {
  const { scenario } = says.world;
  return scenario.facts.map(({ name, text, tlp, rumour }) => {
    const known = holders(says, name).map((role) => titleOfRole(scenario, role));
    const told = known.length === 0 ? say('format.nobody') : known.join(', ');
    const head = say('plain.fact', { name, tlp, text: en(text), holders: '' }).replace(/\.$/u, '');
    const sure = `${told}.${rumour ? say('plain.fact.rumour') : ''}`;
    return lifeOf(says.world.facts, name).aloud > 0 ? states(head, `${sure} …`) : states(head, sure);
  });
}

const clockStatus = ({ state }: WindowLife) =>
  state === 'running' || state === 'met' || state === 'missed' || state === 'stopped' ? state : 'waiting';

function clocks({ world }: RecordSays): readonly Statement[] {
  const { scenario } = world;
  return scenario.clocks.map(({ name, title }) => {
    const life = lifeOf(world.clocks, name);
    const until = life.began === null ? '' : say('plain.clock.until', { at: timeAt(scenario, life.until) });
    return states(`${en(title)}: `, `${say(`plain.clock.${clockStatus(life)}`)}${until}`);
  });
}

function expected(says: RecordSays): readonly Statement[] {
  const { scenario, expected: lives } = says.world;
  return scenario.expected.map(({ name, by, text }) => {
    const { state, until, began } = lifeOf(lives, name);
    const role = titleOfRole(scenario, by);
    const head = say('plain.expected', { name, role, text: en(text), status: '' }).trim();
    if (state === 'pending') return states(head);
    const how = says.ticks.get(name);
    const status =
      state === 'met'
        ? how === 'late' || how === 'seen'
          ? how
          : 'met'
        : state === 'missed'
          ? how === 'not-seen'
            ? 'not-seen'
            : 'missed'
          : state;
    const end = began === null ? '' : say('plain.clock.until', { at: timeAt(scenario, until) });
    return status === 'stopped' ? states(head) : states(head, `${say(`plain.expected.${status}`)}${end}`);
  });
}

const questions = ({ questions: asked }: RecordSays): readonly Statement[] =>
  asked.map(({ entry, answered }) => (answered ? never : begins)(`reply ${entry}: `));

/** Injects by their serials: what was given is not still to come, and what was not is not done. `row`: how a line about one begins. */
function order(says: RecordSays, row: (status: RowStatus, serial: string) => string): readonly Statement[] {
  const { world } = says;
  const decided = world.scenario.decisions.filter(
    ({ name }) => lifeOf(world.decisions, name).status === 'closed',
  );
  const injects = world.scenario.injects.flatMap(({ name, serial, times }) => {
    const { delivered, proposed, withdrawn } = lifeOf(world.injects, name);
    const toGive = waitsToBeGiven(says, name);
    const cannotBe: readonly RowStatus[] = [
      ...(delivered === 0 ? (['done', 'withdrawn'] as const) : []),
      ...(toGive ? (['done'] as const) : (['to-give'] as const)),
      ...(delivered >= times ? (['agenda', 'watched', 'reserve'] as const) : []),
      ...(proposed ? [] : (['proposed'] as const)),
      ...(withdrawn ? [] : (['withdrawn'] as const)),
    ];
    return [
      ...(toGive && !proposed ? [begins(row('to-give', serial))] : []),
      ...cannotBe.map((status) => never(row(status, serial))),
    ];
  });
  return [...injects, ...decided.map(({ serial }) => never(row('agenda', serial)))];
}
type RowStatus = 'to-give' | 'done' | 'agenda' | 'watched' | 'reserve' | 'proposed' | 'withdrawn';

function plainDecision(says: RecordSays, decision: Decision, texts: Texts): readonly Statement[] {
  const { world } = says;
  const { name, serial, question, by, consult } = decision;
  const { status, answers } = lifeOf(world.decisions, name);
  const result = resultStands(says, decision, texts);
  const dissent = says.makers.get(name)?.dissent ?? null;
  const asked = [...new Set([...by.roles, ...consult.roles])];
  return [
    ...(['pending', 'open', 'closed'] as const).map((each) =>
      states(`${serial}, ${say(`plain.decision.${each}`)}: `, ...(each === status ? [en(question)] : [])),
    ),
    ...optionsNow(says, decision).map(({ letter, text, open }) =>
      open
        ? states(optionLine(letter, text), '', say('plain.decision.default').trim())
        : begins(optionLine(letter, text) + say('plain.decision.not-open', { why: '' }).replace(/\W+$/u, '')),
    ),
    ...asked.map((role) => {
      const part = say(`power.part.${partOf(says, decision, role)}`);
      const head = say('plain.decision.decider', {
        role: titleOfRole(world.scenario, role),
        part,
        answer: '',
      });
      const stands = answerStands(says, decision, role, texts);
      const holder = holderOf(world, role);
      if (!answers.some((each) => each.by === role) || stands === null)
        return states(
          head,
          holder === role
            ? say(isPresent(says, role) ? 'plain.decision.waiting' : 'plain.decision.absent')
            : say('desk.decision.played-by', { role: titleOfRole(world.scenario, holder) }),
        );
      if (isCovered(says, decision))
        return states(head, say(`desk.decision.${decision.ballot === 'secret' ? 'secret' : 'sealed'}`));
      const answer = standsWords(decision, stands);
      const dissents = `${answer}${say('plain.decision.dissents')}`;
      if (status !== 'closed' || dissent === null) return states(head, answer, dissents);
      return states(head, dissent.includes(role) ? dissents : answer);
    }),
    states('Decided: ', ...(result === null ? [] : [standsWords(decision, result)])),
  ];
}

const optionLine = (letter: string | null, text: string): string =>
  letter === null ? text : say('plain.decision.option', { letter, text });

function partOf(
  { world }: RecordSays,
  decision: Decision,
  role: string,
): 'decides' | 'leads' | 'advises' | 'consulted' {
  const lead = decision.rule === 'lead' ? leadOf(world, decision) : null;
  if (lead === role) return 'leads';
  const plays = (other: string) => other === role || holderOf(world, other) === role;
  if (!decision.by.roles.some(plays)) return 'consulted';
  return lead === null ? 'decides' : 'advises';
}

/** The panes of the desk, each alone on a narrow and very high screen. */
export function deskStatements(says: RecordSays, texts: Texts): ReadonlyMap<string, readonly Statement[]> {
  const { scenario } = says.world;
  return new Map([
    ['order', order(says, (status, serial) => `${say(`desk.row.${status}`)} ${serial} `)],
    ['decisions', scenario.decisions.flatMap((decision) => deskDecision(says, decision, texts))],
    ['world', [...scenario.variables.map((each) => deskGauge(says, each)), ...deskClocks(says)]],
    ['facts', deskFacts(says)],
  ]);
}

function deskDecision(says: RecordSays, decision: Decision, texts: Texts): readonly Statement[] {
  const { serial, name, question } = decision;
  const { status } = lifeOf(says.world.decisions, name);
  const result = resultStands(says, decision, texts);
  const letters = new Map(optionsNow(says, decision).map(({ name: option, letter }) => [option, letter]));
  const called = (option: string) => {
    const letter = letters.get(option) ?? null;
    return letter === null ? optionText(decision, option) : `${letter} ${optionText(decision, option)}`;
  };
  const closed = `${serial} ${say('desk.decision.closed')} `;
  const pending = `${serial} ${say('desk.decision.pending')} `;
  if (status === 'closed' && result !== null)
    return [
      states(closed, `${en(question)} ${standsWords(decision, result, called)}`),
      never(pending),
      never(`${serial} ${say('desk.decision.early')} `),
    ];
  if (status === 'open') return [never(closed), never(pending), begins(`${serial} ${en(question)}`)];
  return [never(closed), never(`${serial} ${en(question)}`)];
}

/** A title that is longer than its cell ends in a sign that says so. */
const titleCell = 34;
function deskGauge(says: RecordSays, variable: Scenario['variables'][number]): Statement {
  const title = en(variable.title);
  const head = title.length <= titleCell ? title : `${title.slice(0, titleCell - 1)}…`;
  return states(`${head} `, gaugeWords(says, variable));
}

function deskClocks({ world }: RecordSays): readonly Statement[] {
  const { scenario, now } = world;
  return scenario.clocks.map(({ name, title }) => {
    const life = lifeOf(world.clocks, name);
    const head = `${say('desk.world.legal')} ${en(title)}: `;
    const status = clockStatus(life);
    if (status === 'waiting') return states(head);
    if (status !== 'running') return states(head, say(`desk.clock.${status}`));
    const time = duration(life.until - now, tongue);
    const line = say('desk.clock.left', { title: '', time, at: timeAt(scenario, life.until) });
    return states(head, line.replace(/^: /u, ''));
  });
}

function deskFacts(says: RecordSays): readonly Statement[] {
  const { scenario, merged } = says.world;
  const roles = scenario.roles.map(({ name }) => name).filter((role) => merged[role] === undefined);
  return scenario.facts.map(({ name, rumour, tlp }) => {
    const label = `${name.replaceAll('_', ' ')}${rumour ? ` ${say('desk.facts.rumour')}` : ''}`;
    const short = tlp === 'TLP:AMBER+STRICT' ? 'AMB+S' : tlp.slice(4);
    const known = holders(says, name);
    return states(`${label} ${short}`, roles.map((role) => (known.includes(role) ? 'x' : '·')).join(' '));
  });
}
