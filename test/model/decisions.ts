/** Decisions: how answers become one, what it does, and what becomes of it after. */
import type { Answer, EffectOwner } from '@sandtable/core/record';
import type { Decision } from '@sandtable/core/scenario';
import { afterDecision } from './cursor.ts';
import { addedEffect, owner, place, putAfter } from './effects.ts';
import { holderOf, isThere } from './knowledge.ts';
import { holds, valueOf } from './numbers.ts';
import { tell } from './tell.ts';
import { optionsOf } from './words.ts';
import { lifeOf, named, refuse, Refused, type Given, type Placed, type World } from './world.ts';

export function openDecision(world: World, name: string, gated: boolean, of?: EffectOwner): void {
  const life = lifeOf(world.decisions, name);
  const { onlyIf, within } = named(world.scenario.decisions, name);
  const passOver = (because: string) => tell(world, 'decision.passed-over', { decision: name, because });
  if (life.status === 'open') return;
  if (life.status === 'closed') return passOver('already-made');
  if (gated && !holds(world, onlyIf, `decisions.${name}.only-if`)) return passOver('gate');
  const until = within === null ? null : world.now + within;
  const { open, barred } = ofOptions(world, name);
  Object.assign(life, { status: 'open', opened: true, until, lettered: open });
  tell(world, 'decision.opened', { decision: name, until, barred, of });
}

function ofOptions(world: World, name: string) {
  const decision = named(world.scenario.decisions, name);
  const names = decision.options.map((option) => option.name);
  const open = names.filter((option) => isOpenOption(world, decision, option));
  return { open, barred: names.filter((option) => !open.includes(option)) };
}

/** Once a command has settled: what became open takes the next letters; of what is closed only what was allowed by hand. */
export function letterOptions(world: World): void {
  for (const { name } of world.scenario.decisions) {
    const life = lifeOf(world.decisions, name);
    if (life.status === 'pending') continue;
    const options = ofOptions(world, name).open.filter(
      (option) =>
        !life.lettered.includes(option) && (life.status === 'open' || life.allowed.includes(option)),
    );
    if (options.length === 0) continue;
    life.lettered.push(...options);
    tell(world, 'decision.lettered', { decision: name, options });
  }
}

/** Who decides: merged roles once, absent ones not at all, and all when nobody is there. */
function decidersOf(world: World, decision: Decision): readonly string[] {
  const holders = [...new Set(decision.by.roles.map((role) => holderOf(world, role)))];
  const there = holders.filter((role) => isThere(world, role));
  return there.length > 0 ? there : holders;
}

/** The lead, without a seat its deputy, without one the first decider who is there. */
export function leadOf(world: World, decision: Decision): string | undefined {
  if (decision.lead === null) return undefined;
  const deciders = decidersOf(world, decision);
  const { deputy } = named(world.scenario.roles, decision.lead);
  const first = [decision.lead, deputy].flatMap((role) => (role === null ? [] : [holderOf(world, role)]));
  return [...first, ...deciders].find((role) => deciders.includes(role));
}

/** Its lead confirms, or under the rule `single` a decider. */
export const mayConfirm = (world: World, decision: Decision, role: string): boolean =>
  leadOf(world, decision) === role ||
  (decision.rule === 'single' && decidersOf(world, decision).includes(role));

/** What is alike has the same key; own words treated as nothing are like no other. */
function likeness({ by, answer }: Given): string {
  if (answer.form === 'amount') return `amount ${answer.amount}`;
  if (answer.form === 'ranking') return `ranking ${answer.ranking.join(' ')}`;
  if (answer.form === 'declined') return 'declined';
  const options = [...optionsOf(answer)].sort();
  return options.length === 0 ? `own words of ${by}` : `options ${options.join(' ')}`;
}

/** The answers that prevail, none of them for the default; null while the rule is not satisfied. */
function prevailing(world: World, decision: Decision): readonly Given[] | null {
  const { answers } = lifeOf(world.decisions, decision.name);
  const deciders = decidersOf(world, decision);
  const votes = deciders.flatMap((role) => answers.find(({ by }) => by === role) ?? []);
  const like = (one: Given | undefined) =>
    one ? votes.filter((vote) => likeness(vote) === likeness(one)) : null;
  const ofLead = () => like(votes.find(({ by }) => by === leadOf(world, decision)));
  const atLeast = (count: number) => votes.map(like).find((group) => (group?.length ?? 0) >= count) ?? null;
  const atLast = votes.length === deciders.length ? [] : null;
  switch (decision.rule) {
    case 'single':
      return like(answers.findLast(({ by }) => deciders.includes(by)));
    case 'lead':
      return ofLead();
    case 'majority': {
      const most = atLeast(Math.floor(deciders.length / 2) + 1);
      return most ?? (atLast && decision.tie === 'lead' ? (ofLead() ?? atLast) : atLast);
    }
    case 'quorum':
      return atLeast(decision.quorum ?? 1) ?? atLast;
    case 'consensus':
      return atLast && (atLeast(votes.length) ?? atLast);
    case 'each':
      return atLast && votes;
  }
}
export const isSatisfied = (world: World, decision: Decision): boolean =>
  prevailing(world, decision) !== null;

/** Closes by the rule, with the default where it is not satisfied; under `each` whoever has none has the default. */
export function close(world: World, name: string, byDefault: boolean): void {
  const decision = named(world.scenario.decisions, name);
  const life = lifeOf(world.decisions, name);
  const won = byDefault ? [] : (prevailing(world, decision) ?? []);
  const deciders = decidersOf(world, decision);
  const given = (role: string) => life.answers.find(({ by }) => by === role);
  const gave = deciders.flatMap((role) => given(role) ?? []);
  if (decision.rule !== 'each') return stand(world, decision, won, [won[0]]);
  const each = deciders.map((role) => ({ role, ...standing(decision, given(role)?.answer) }));
  stand(world, decision, gave, deciders.map(given), each);
}

type Standing = ReturnType<typeof standing>;
/** What an answer, or the default, stands for; options in the order of the file. */
function standing({ options, otherwise, answer: { form } }: Decision, answer?: Answer) {
  const isRanking = form === 'ranking';
  const written = otherwise && 'options' in otherwise ? otherwise.options : [];
  const chosen = answer ? optionsOf(answer) : isRanking ? [] : written;
  const byDefault = otherwise && 'amount' in otherwise ? otherwise.amount : null;
  return {
    options: options.map(({ name }) => name).filter((name) => chosen.includes(name)),
    amount: answer ? (answer.form === 'amount' ? answer.amount : null) : byDefault,
    ranking: answer ? (answer.form === 'ranking' ? answer.ranking : []) : isRanking ? written : [],
  };
}

/** Closes with what `won` says; `acting` are those whose answers act, one after the other, undefined for the default. */
function stand(
  world: World,
  decision: Decision,
  won: readonly Given[],
  acting: readonly (Given | undefined)[],
  each: readonly (Standing & { readonly role: string })[] = [],
): void {
  const { name, takes } = decision;
  const life = lifeOf(world.decisions, name);
  const [first] = won;
  const what = each.length > 0 ? common(each) : standing(decision, first?.answer);
  const early = life.status === 'pending';
  const conditional = won.some((given) => given.conditional);
  const how = each.length > 0 ? howOfEach(won, each.length) : first ? howOf(won) : 'default';
  const asked = [...decision.by.roles, ...decision.consult.roles, ...life.answers.map(({ by }) => by)];
  const differs = (role: string) =>
    life.answers.some((given) => first && given.by === role && likeness(given) !== likeness(first));
  const dissent = each.length > 0 ? [] : [...new Set(asked)].filter(differs);
  const counted = decidersOf(world, decision).flatMap(
    (role) => life.answers.find(({ by }) => by === role) ?? [],
  );
  const roles = won.map(({ by }) => by);
  Object.assign(life, { status: 'closed', how, ...what, each, early, conditional, counted, roles });
  const told = { early, conditional, dissent, roles, each };
  tell(world, 'decision.closed', { decision: name, how, ...what, ...told });
  const groupOf = (given: Given | undefined) => (each.length === 0 ? won : given ? [given] : []);
  const effects = acting.flatMap((given) => effectsOf(decision, given, groupOf(given)));
  putAfter(world, takes, 'decision', name, effects);
  if (!early) afterDecision(world, name);
}

/** Who declines makes nothing; where nobody else answered, the defaults of the rest stand. */
function howOfEach(gave: readonly Given[], deciders: number): ReturnType<typeof howOf> | 'default' {
  const answered = gave.filter(({ answer }) => answer.form !== 'declined');
  if (answered.length === 0) return gave.length === deciders ? 'declined' : 'default';
  return answered.every(({ answer }) => answer.form === 'other') ? 'other' : 'made';
}

function howOf(won: readonly Given[]): 'made' | 'declined' | 'other' {
  if (won.some(({ answer }) => answer.form === 'other')) return 'other';
  return won.every(({ answer }) => answer.form === 'declined') ? 'declined' : 'made';
}

/** Under `each` what all have alike stands for all. */
function common(each: readonly Standing[]): Standing {
  const [first = { options: [], amount: null, ranking: [] }] = each;
  const same = (part: 'amount' | 'ranking') => each.every((one) => String(one[part]) === String(first[part]));
  return {
    options: first.options.filter((name) => each.every(({ options }) => options.includes(name))),
    amount: same('amount') ? first.amount : null,
    ranking: same('ranking') ? first.ranking : [],
  };
}

/** The options' effects, the decision's, the if-they cards', then those that the facilitator added; or these instead. */
function effectsOf(decision: Decision, given: Given | undefined, group: readonly Given[]): Placed[] {
  const { name, options, effects, ifThey, otherwise } = decision;
  const { options: chosen, amount } = standing(decision, given?.answer);
  const none = given ? given.answer.form === 'declined' : otherwise === null;
  const ofOptions = options
    .filter((option) => chosen.includes(option.name))
    .flatMap((option) => place(option.effects, owner('option', name, option.name)));
  const cards = group.flatMap(({ answer }) => (answer.form === 'other' ? (answer.proposal ?? []) : []));
  const ofCards = [...new Set(cards)].flatMap((number) =>
    place(ifThey[number - 1]?.effects ?? [], owner('proposal', name, String(number))),
  );
  const added = group.flatMap(({ added: more, cause }) =>
    place(more.map(addedEffect), owner('added', name, String(cause))),
  );
  if (group.some(({ instead }) => instead)) return added;
  const own = none ? [] : place(effects, owner('decision', name), amount);
  return [...ofOptions, ...own, ...ofCards, ...added];
}

/** Whether what this role says counts now. */
export function checkAnswerer(world: World, decision: Decision, by: string): void {
  const asked = [...decision.by.roles, ...decision.consult.roles];
  refuse(!asked.flatMap((role) => [role, holderOf(world, role)]).includes(by), 'answer.not-a-decider');
  if (decidersOf(world, decision).includes(by)) return;
  refuse(holderOf(world, by) !== by, 'answer.played-by');
  refuse(!isThere(world, by), 'answer.absent');
}

/** Whether this answer can be given at all. */
export function checkAnswer(world: World, decision: Decision, given: Answer): void {
  const { answer: form, options, closed, ifThey } = decision;
  const names = options.map(({ name }) => name);
  refuse(!optionsOf(given).every((name) => names.includes(name)), 'answer.unknown-option');
  if (given.form === 'options') {
    const { length } = given.options;
    refuse(
      form.form !== (length > 1 ? 'several' : form.form === 'several' ? 'several' : 'choice'),
      'answer.form',
    );
    refuse(length === 0, 'answer.form');
    refuse(!given.options.every((option) => isOpenOption(world, decision, option)), 'answer.option-gated');
  } else if (given.form === 'amount') {
    if (form.form !== 'amount') throw new Refused('answer.form');
    refuse(given.amount < form.min || given.amount > form.max, 'answer.amount-range');
  } else if (given.form === 'ranking') {
    refuse(form.form !== 'ranking', 'answer.form');
    refuse([...given.ranking].sort().join() !== names.sort().join(), 'answer.ranking-incomplete');
  } else if (given.form === 'other') {
    refuse(closed, 'answer.closed-list');
    refuse(given.proposal !== undefined && !ifThey[given.proposal - 1], 'answer.proposal');
  }
}

export function isOpenOption(world: World, { name, options }: Decision, option: string): boolean {
  const { onlyIf } = named(options, option);
  return (
    lifeOf(world.decisions, name).allowed.includes(option) ||
    onlyIf === null ||
    valueOf(world, onlyIf.tree) === true
  );
}

/** Another answer in the place of one that is made. */
export function reverse(world: World, name: string, given: Given): void {
  const decision = named(world.scenario.decisions, name);
  const what = { how: howOf([given]), ...standing(decision, given.answer) };
  dropPutOff(world, name);
  const life = lifeOf(world.decisions, name);
  const answers = [...life.answers.filter(({ by }) => by !== given.by), given];
  const each = life.each.map((own) => (own.role === given.by ? { ...own, ...what } : own));
  const counted = [...life.counted.filter(({ by }) => by !== given.by), given];
  const roles = [given.by];
  Object.assign(life, what, {
    each,
    reversed: true,
    conditional: given.conditional,
    answers,
    counted,
    roles,
  });
  tell(world, 'decision.reversed', { decision: name, ...what, by: given.by });
  putAfter(world, decision.takes, 'decision', name, effectsOf(decision, given, [given]));
}

/** Open again, without another answer in its place; its window goes on when its end still lies ahead. */
export function recall(world: World, name: string): void {
  dropPutOff(world, name);
  const life = lifeOf(world.decisions, name);
  const until = life.until !== null && life.until > world.now ? life.until : null;
  const nothing = { how: null, options: [], amount: null, ranking: [], each: [], answers: [], roles: [] };
  Object.assign(life, nothing, { status: 'open', until, early: false, conditional: false });
  tell(world, 'decision.reopened', { decision: name });
  life.since = world.trace.length;
}

export const decides = ({ of, name }: EffectOwner, decision: string): boolean =>
  name === decision && ['option', 'decision', 'proposal', 'added'].includes(of);

/** What an answer had put off does not happen when it is taken back before. */
export function dropPutOff(world: World, name: string): void {
  world.delayed = world.delayed.filter(({ effects }) => !effects.some(({ of }) => decides(of, name)));
}
