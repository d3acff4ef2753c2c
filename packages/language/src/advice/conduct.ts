/** Advice on injects and decisions. */
import type { Checking } from '../check/checking.ts';
import {
  crowdedRole,
  deputyOutside,
  hurriedDecision,
  idleEvery,
  idleOption,
  noSafeguards,
  sameOptions,
  silentInject,
} from '../diagnostics/advice-conduct.ts';
import { keyIn } from '../forms/form.ts';
import type { Decision, Inject, Scenario } from '@sandtable/core/scenario';
import type { Mentions } from './mentions.ts';

const crowd = { injects: 5, seconds: 120 } as const;
const leastMinutes = 8;
const safeguards = new Set(['legality', 'necessity', 'proportionality', 'non-discrimination', 'end-date']);
/** English words for what touches rights; beginnings of words, so that `arrested` is found too. */
const touchesRights =
  /\b(?:arrest|detain|detention|custody|search the|search (?:all|every)|surveil|intercept|wiretap|curfew|expel|deport|evict|quarantin|censor|take down|remov\w+ (?:all|every|posts|content|the video|accounts)|block (?:the|all|a|access)|suspend (?:the|all|accounts)|ban (?:the|all)|personal data|facial recognition|hand over)\w*/i;

export function adviseConduct(checking: Checking, scenario: Scenario, mentions: Mentions): void {
  const { reader, source } = checking;
  const awaited = new Set([...mentions.events].map((event) => event.split('.', 2).join('.')));
  scenario.injects.forEach((inject, at) => {
    const spot = source.injects[at]?.spot;
    if (spot && !saysWhatFor(inject) && !awaited.has(`inject.${inject.name}`))
      reader.report(silentInject, spot, { name: inject.name });
    const written = source.injects[at];
    const why = repeatsNot(inject);
    if (written && why !== null)
      reader.report(idleEvery, keyIn(written.value, 'every'), { name: inject.name, why });
  });
  crowds(checking, scenario);
  scenario.decisions.forEach((decision, at) => {
    const written = source.decisions[at];
    if (!written) return;
    const { name, minutes } = decision;
    if (indifferent(decision) && !asksWhich(decision, mentions.events))
      reader.report(sameOptions, written.spot, { name });
    else
      for (const option of idleOptions(decision, mentions.events)) {
        const spot = written.value.options.find((one) => one.name === option)?.spot;
        if (spot) reader.report(idleOption, spot, { decision: name, option });
      }
    if (
      minutes !== null &&
      minutes < leastMinutes &&
      decision.by.roles.length + decision.consult.roles.length > 1
    )
      reader.report(hurriedDecision, keyIn(written.value, 'minutes'), { name, minutes });
    const deputy = deputyAside(decision, scenario);
    if (deputy !== null)
      reader.report(deputyOutside, keyIn(written.value, written.value.lead === null ? 'by' : 'lead'), {
        lead: decision.lead ?? '',
        deputy,
      });
    const word = rightsIn(decision);
    if (word !== null && !decision.ask.some((one) => safeguards.has(one)))
      reader.report(noSafeguards, written.spot, { name, word });
  });
}

const saysWhatFor = (inject: Inject): boolean =>
  inject.kind === 'administrative' ||
  inject.serves.length > 0 ||
  inject.reveals.length > 0 ||
  inject.onDelivery.length > 0 ||
  inject.notes !== null ||
  inject.evaluatorNotes !== null;

/** The deputy who would lead if the leader's seat were empty, but who may not answer. Null also where another role takes the seat over. */
function deputyAside({ lead, by }: Decision, { roles }: Scenario): string | null {
  const { deputy, ifAbsent } = roles.find(({ name }) => name === lead) ?? { deputy: null, ifAbsent: null };
  return deputy === null || ifAbsent?.how === 'taken-over' || by.roles.includes(deputy) ? null : deputy;
}

function crowds({ reader, source }: Checking, { roles, injects }: Scenario): void {
  const told = new Set<string>();
  for (const { name: role } of roles) {
    const byOrigin = new Map<string, { readonly at: number; readonly nth: number }[]>();
    injects.forEach(({ at, to }, nth) => {
      if (at === null || !to.roles.includes(role)) return;
      if (at.at === 'story') listed(byOrigin, 'story', { at: at.seconds, nth });
      if (at.at === 'event' && 'seconds' in at.delay)
        listed(byOrigin, JSON.stringify(at.event), { at: at.delay.seconds, nth });
    });
    for (const list of byOrigin.values()) {
      list.sort((a, b) => a.at - b.at || a.nth - b.nth);
      list.forEach((last, place) => {
        const first = list[place - crowd.injects + 1];
        const inject = source.injects[last.nth];
        if (!first || !inject || last.at - first.at > crowd.seconds || told.has(role)) return;
        told.add(role);
        reader.report(crowdedRole, keyIn(inject.value, 'at'), {
          role,
          first: injects[first.nth]?.name ?? '',
        });
      });
    }
  }
}

function listed<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Whether all options have the same effects. With fewer than two options nothing can be said. */
function indifferent({ options }: Decision): boolean {
  const [first] = options;
  if (first === undefined || options.length < 2) return false;
  const same = JSON.stringify(first.effects);
  return options.every((option) => JSON.stringify(option.effects) === same);
}

/** Whether anything waits for one of these options, or asks about it. */
const asksWhich = (
  { name, options }: Pick<Decision, 'name' | 'options'>,
  events: ReadonlySet<string>,
): boolean =>
  [...events].some(
    (event) =>
      event.startsWith(`decision.${name}.`) &&
      options.some((option) => event.split('.').slice(2).includes(option.name)),
  );

/** Options from which nothing follows, where something follows from others. */
function idleOptions(decision: Decision, events: ReadonlySet<string>): readonly string[] {
  const { name, options, otherwise, effects } = decision;
  if (effects.length > 0 || options.every((option) => option.effects.length === 0)) return [];
  const byDefault = otherwise !== null && 'options' in otherwise ? otherwise.options : [];
  return options
    .filter((option) => option.effects.length === 0 && !byDefault.includes(option.name))
    .filter((option) => !asksWhich({ name, options: [option] }, events))
    .map((option) => option.name);
}

function rightsIn({ question, options }: Decision): string | null {
  const texts = [question, ...options.map((option) => option.text)].flatMap((text) => Object.values(text));
  return texts.map((text) => touchesRights.exec(text)?.[0]).find((word) => word !== undefined) ?? null;
}

/** Why its `every` repeats nothing; null when it has none, or it does. */
function repeatsNot({ every, times, when, at }: Inject): 'times' | 'when' | 'reserve' | null {
  if (every === null) return null;
  if (when !== null) return 'when';
  if (at === null || at.at === 'reserve') return 'reserve';
  return times > 1 ? null : 'times';
}
