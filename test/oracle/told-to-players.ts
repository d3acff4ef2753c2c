/** What a role's own screen and the room's screen must tell by the record, and what they must not. */
import type { Texts } from '@sandtable/core/record';
import type { Decision } from '@sandtable/core/scenario';
import { duration } from '@sandtable/words';
import { wallTime } from '@sandtable/words/room-time';
import { holderOf, isThere } from '../model/knowledge.ts';
import { lifeOf } from '../model/world.ts';
import type { RecordSays, Sent } from './record-says.ts';
import { piecesOf, secretsFrom } from './secrets.ts';
import {
  amissIn,
  begins,
  collapsed,
  never,
  presenceAmiss,
  states,
  type Shown,
  type Statement,
} from './statement.ts';
import {
  answerStands,
  en,
  gaugesFor,
  isCovered,
  optionsNow,
  resultStands,
  standsWords,
  timeAt,
  titleOfRole,
  tongue,
} from './words-of-record.ts';

const { say } = tongue;

export function roleAmiss(says: RecordSays, role: string, shown: Shown, texts: Texts): readonly string[] {
  const { world, sent } = says;
  const { scenario } = world;
  const own = sent.filter(({ to, cc }) => to.includes(role) || cc.includes(role));
  const played = scenario.roles.map(({ name }) => name).filter((name) => holderOf(world, name) === role);
  const roles = holderOf(world, role) === role ? played : [role];
  const reached = ({ to, cc }: Sent) => roles.some((each) => to.includes(each) || cc.includes(each));
  const gauges = gaugesFor(says, role);
  const has = [
    timeAt(scenario, world.now),
    `${say('role.inbox')} ─ ${say('role.inbox-count', { count: own.length })} ─`,
    ...own.flatMap((message) => wordsFor(says, message, role, texts)),
    ...scenario.facts
      .filter(({ name }) => lifeOf(world.facts, name).roles.includes(role))
      .map(({ text }) => `- ${en(text)}`),
    ...gauges.shown,
    ...scenario.clocks.flatMap(({ name, title, seenBy }) => {
      const { state, until } = lifeOf(world.clocks, name);
      if (state !== 'running' || !seenBy.roles.includes(role)) return [];
      return [`${en(title)}: ${say('role.story-left', { time: duration(until - world.now, tongue) })}`];
    }),
    ...scenario.decisions.flatMap((decision) => decisionFor(says, decision, role, texts)),
  ];
  const hasNot = [
    ...secretsFrom(says, { roles, reached }, texts),
    ...scenario.clocks
      .filter(({ name }) => lifeOf(world.clocks, name).state !== 'running')
      .map(({ title }) => `${en(title)}: `),
    ...gauges.hidden,
  ];
  return [...presenceAmiss(shown, { has, hasNot }), ...disregards(says, shown, roles)];
}

/** A message as this role reads it, as far as it does not hang on what its placeholders stood for. */
export function wordsFor(
  { world }: RecordSays,
  message: Sent,
  role: string,
  texts: Texts,
): readonly string[] {
  const edit =
    message.edited.find((each) => each.role === role) ?? message.edited.find((each) => each.role === null);
  const said = message.said ?? edit?.said;
  if (said !== undefined && said !== null) return [texts(said) ?? say('format.erased-text')];
  const inject = world.scenario.injects.find(({ name }) => name === message.inject);
  if (inject === undefined) return [];
  return piecesOf(en(inject.textFor.find((own) => own.role === role)?.text ?? inject.text));
}

/** As often as something was withdrawn from this role, or from one that it plays, it is told to disregard it. */
function disregards({ sent }: RecordSays, { screen, text }: Shown, roles: readonly string[]): string[] {
  const meant = roles.flatMap((role) =>
    sent.filter(({ withdrawnFrom }) => withdrawnFrom.includes(role)),
  ).length;
  const told = collapsed(text).split(collapsed(say('role.withdrawn'))).length - 1;
  return told >= meant && (meant > 0 || told === 0) ? [] : [`${screen}: ${told} withdrawn, and not ${meant}`];
}

function decisionFor(says: RecordSays, decision: Decision, role: string, texts: Texts): readonly string[] {
  const { world } = says;
  const { status, opened } = lifeOf(world.decisions, decision.name);
  const plays = (other: string) => other === role || holderOf(world, other) === role;
  if ((!opened && status !== 'open') || ![...decision.by.roles, ...decision.consult.roles].some(plays))
    return [];
  if (status === 'closed') {
    const result = resultStands(says, decision, texts);
    if (result === null) return [];
    // what own words are treated as is exercise control's business
    const stands = result.form === 'other' ? { ...result, options: [] } : result;
    return [`${en(decision.question)} ${standsWords(decision, stands)}`];
  }
  const own = answerStands(says, decision, role, texts);
  const mine = own?.form === 'other' ? { ...own, options: [] } : own;
  return [
    en(decision.question),
    ...optionsForPlayers(says, decision),
    ...(mine === null ? [] : [`${say('role.mine')} ${standsWords(decision, mine)}`]),
    ...others(says, decision, role, texts),
  ];
}

/** What can be chosen, and what could be and is barred again; of what was never open they do not know. */
export const optionsForPlayers = (says: RecordSays, decision: Decision): readonly string[] =>
  optionsNow(says, decision).flatMap(({ letter, text, open }) => {
    if (!open && letter === null) return [];
    return [`${letter ?? '-'} ${open ? text : say('desk.option-not-now', { text })}`];
  });

/** Who else answered, and how, as far as the ballot lets it be seen. */
export function others(says: RecordSays, decision: Decision, role: string, texts: Texts): readonly string[] {
  const asked = new Set([...decision.by.roles, ...decision.consult.roles]);
  asked.delete(role);
  return [...asked].map((other) => {
    const given = answerStands(says, decision, other, texts);
    const head = `${titleOfRole(says.world.scenario, other)}: `;
    const holder = holderOf(says.world, other);
    if (given === null && holder !== other)
      return head + say('desk.decision.played-by', { role: titleOfRole(says.world.scenario, holder) });
    if (given === null) return `${head}--`;
    if (isCovered(says, decision)) return head + say('role.answered');
    return head + standsWords(decision, given.form === 'other' ? { ...given, options: [] } : given);
  });
}

/** What the room's screen must tell, and what it must not: only what everybody who is there was given. */
export function roomAmiss(says: RecordSays, shown: Shown, texts: Texts, wall: number): readonly string[] {
  const { world, pause } = says;
  const { scenario, stage } = world;
  if (pause?.reason === 'real-world')
    return presenceAmiss(shown, {
      has: [say('room.real-world.title')],
      hasNot: secretsFromRoom(says, texts),
    });
  const inPlay = stage === 'conduct' || stage === 'paused';
  const phase = scenario.phases.find(({ name }) => name === world.phase);
  const has = [
    ...(inPlay ? [timeAt(scenario, world.now)] : []),
    ...(phase === undefined ? [] : [en(phase.title)]),
    ...(pause === null || pause.until === null
      ? []
      : [say('room.pause.until', { time: wallTime(pause.until, tongue, wall) })]),
  ];
  const question = inPlay ? questionInRoom(says) : null;
  return [
    ...presenceAmiss(shown, { has, hasNot: secretsFromRoom(says, texts) }),
    ...(question === null ? [] : amissIn(shown, questionTold(says, question))),
    ...(question === null && inPlay ? noQuestion(says, shown) : []),
    ...discussionAmiss(says, shown, question === null && inPlay),
  ];
}

const thereIn = ({ world }: RecordSays): readonly string[] =>
  world.scenario.roles.map(({ name }) => name).filter((role) => isThere(world, holderOf(world, role)));

/** The last open decision that everybody who is there has heard. */
function questionInRoom(says: RecordSays): Decision | null {
  const { world } = says;
  const { scenario } = world;
  const there = thereIn(says);
  const all = (roles: readonly string[]) => there.every((role) => roles.includes(role));
  const agenda = scenario.phases.find(({ name }) => name === world.phase)?.agenda ?? [];
  const inPlenary = agenda.flatMap((item) =>
    item.does === 'decide' && (item.with === null || item.with.roles.length === 0 || all(item.with.roles))
      ? [item.decision]
      : [],
  );
  return (
    scenario.decisions.findLast(
      ({ name, by, consult }) =>
        lifeOf(world.decisions, name).status === 'open' &&
        (inPlenary.includes(name) || all([...by.roles, ...consult.roles])),
    ) ?? null
  );
}

function questionTold(says: RecordSays, decision: Decision): readonly Statement[] {
  return [
    states(en(decision.question), ''),
    ...optionsForPlayers(says, decision).map((each) => states(each, '')),
    // no other option has this letter
    ...optionsNow(says, decision).flatMap(({ letter, name }) =>
      letter === null
        ? []
        : optionsNow(says, decision)
            .filter((other) => other.name !== name)
            .map((other) => never(`${letter} ${other.text}`)),
    ),
  ];
}

const noQuestion = ({ world }: RecordSays, shown: Shown): readonly string[] =>
  amissIn(
    shown,
    world.scenario.decisions
      .filter(({ name }) => lifeOf(world.decisions, name).status !== 'closed')
      .map(({ question }) => never(en(question))),
  );

function discussionAmiss(says: RecordSays, shown: Shown, mayShow: boolean): readonly string[] {
  const { world } = says;
  const there = thereIn(says);
  return amissIn(
    shown,
    world.scenario.discussions.map(({ name, ask, with: circle }) => {
      const inPlenary = circle.roles.length === 0 || there.every((role) => circle.roles.includes(role));
      const isShown = mayShow && lifeOf(world.talks, name).now && inPlenary;
      return isShown ? begins(en(ask)) : never(en(ask));
    }),
  );
}

/** The room is everybody who is there: it was given what all of them were given in the same words. */
export function secretsFromRoom(says: RecordSays, texts: Texts): readonly string[] {
  const there = thereIn(says);
  const reached = ({ to, cc, withdrawnFrom }: Sent) =>
    withdrawnFrom.length === 0 && there.every((role) => to.includes(role) || cc.includes(role));
  return secretsFrom(says, { roles: [], reached }, texts);
}
