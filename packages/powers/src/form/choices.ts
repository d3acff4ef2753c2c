// The lists that powers let people pick from, each computed from what stands at this moment.
import { isAhead, isInPlay } from '@sandtable/core';
import type { ControlView, DecisionBoard, OrderRow, RoleView, SeatBoard } from '@sandtable/core/view';
import { textIn, type Scenario } from '@sandtable/core/scenario';
import { number, type Say } from '@sandtable/words';
import { choiceLabel, type Choice, type ControlSituation } from './power.ts';

export const inPlay = ({ view }: ControlSituation): boolean => isInPlay(view);

/** A real emergency may be told of at any time in play, but only once. */
export const mayStop = ({ stage, pause }: Pick<ControlView | RoleView, 'stage' | 'pause'>): boolean =>
  stage === 'conduct' || (stage === 'paused' && pause?.reason !== 'real-world');

/** Why it cannot be stopped, and from when it can. */
export function whyNoStop({
  view,
  say,
}: {
  readonly view: Pick<ControlView | RoleView, 'stage'>;
  readonly say: Say;
}): string {
  if (isAhead(view)) return say('power.stop.ahead');
  return say(isInPlay(view) ? 'power.stop.stopped' : 'power.stop.over');
}

type Status = OrderRow['status'];

/** Injects of the running order in one of these states, each once. */
export function injectChoices(view: ControlView, statuses: readonly Status[]): readonly Choice[] {
  const rows = view.order.filter((row) => row.of === 'inject' && statuses.includes(row.status));
  return unique(
    rows.map((row) => ({ value: row.name, label: row.title, ...short(row.serial), ...detail(row.why) })),
  );
}

export function decisionChoices(
  view: ControlView,
  which: (board: DecisionBoard) => boolean,
): readonly Choice[] {
  return view.decisions
    .filter(which)
    .map((board) => ({ value: board.name, label: board.question, short: board.serial }));
}

export function board(view: ControlView, decision: unknown): DecisionBoard | undefined {
  return view.decisions.find((each) => each.name === decision);
}

/** Roles that play: those merged into another are not asked for. */
export function roleChoices(view: ControlView): readonly Choice[] {
  return view.seats.filter((seat) => seat.mergedInto === null).map(roleChoice);
}

export const allRoles = (view: ControlView): readonly Choice[] => view.seats.map(roleChoice);

const roleChoice = ({ role, title, short: name, organisation }: SeatBoard): Choice => ({
  value: role,
  label: title,
  short: name ?? role,
  detail: organisation,
});

/** Who may speak for the outside world: the actors, then exercise control itself. */
export function speakers(situation: ControlSituation): readonly Choice[] {
  const actors = situation.scenario.actors.map((actor) => ({
    value: actor.name,
    label: textIn(actor.title, situation),
    short: actor.name,
    ...(actor.voice === null ? {} : { detail: textIn(actor.voice, situation) }),
  }));
  return [
    ...actors,
    { value: 'exercise_control', label: situation.say('power.exercise-control'), short: 'exercise_control' },
  ];
}

/** What somebody who may speak for the outside world is called. */
export const speakerTitle = (situation: ControlSituation, name: string): string =>
  choiceLabel(speakers(situation), name);

/** Where it makes no difference: to be allowed, ranked, or taken for own words. */
export const evenBarred = (choices: readonly Choice[]): readonly Choice[] =>
  choices.map((each) => ({
    value: each.value,
    label: each.label,
    ...short(each.short ?? null),
    ...detail(each.detail ?? null),
  }));

/** An option that is not open stands among them, and says so. */
export function optionChoices(
  decision: DecisionBoard | undefined,
  say: ControlSituation['say'],
): readonly Choice[] {
  if (decision === undefined) return [];
  return decision.options.map((option) => ({
    value: option.name,
    label: option.text,
    ...short(option.letter),
    ...(option.allowed
      ? {}
      : {
          detail: say('power.option-closed', { why: option.whyNot ?? '-' }),
          barred: true,
        }),
  }));
}

/** Channels that the scenario uses, in file order. */
export function channels(scenario: Scenario): readonly Choice[] {
  return unique(scenario.injects.map((inject) => ({ value: inject.channel, label: inject.channel })));
}

export function factChoices(view: ControlView): readonly Choice[] {
  return view.facts.map((fact) => ({
    value: fact.name,
    label: fact.text,
    short: fact.name,
    detail: fact.tlp,
  }));
}

/** What closing it with what was answered comes to; where they do not agree the rule gives the default. */
export function settleWarning(
  of: DecisionBoard | undefined,
  early: boolean,
  situation: ControlSituation,
): string {
  const { say } = situation;
  const decision = of?.serial ?? '';
  if (of?.agreed === false)
    return say('power.warn.deadlock', { decision, answer: defaultWords(of, situation) });
  const closes = say(
    isNoOption(of, situation)
      ? 'power.warn.settle-no-option'
      : early
        ? 'power.warn.settle-early'
        : 'power.warn.settle',
    { decision },
  );
  return of !== undefined && mayHideDissent(of)
    ? `${closes} ${say('power.warn.ask-dissent', { word: say('power.amend.word'), key: 'E' })}`
    : closes;
}

/** What is about to be confirmed, in their own words or declined, is none of its options: nothing follows of it by itself. */
function isNoOption(of: DecisionBoard | undefined, { view: { now } }: ControlSituation): boolean {
  if (of === undefined || of.options.length === 0) return false;
  if (now.now !== 'confirm' || now.decision !== of.name || now.gives === null) return false;
  const { form, options } = now.gives;
  return form === 'declined' || (form === 'other' && options.length === 0);
}

export const defaultWarning = (of: DecisionBoard | undefined, situation: ControlSituation): string =>
  situation.say('power.warn.default', {
    decision: of?.serial ?? '',
    answer: of === undefined ? '' : defaultWords(of, situation),
  });

/** Several agree, as far as was entered: who goes along and would have it otherwise says so only when asked. */
const mayHideDissent = ({ deciders, ballot }: DecisionBoard): boolean =>
  ballot === 'open' &&
  deciders.filter(({ counts, answered }) => counts && answered).length > 1 &&
  deciders.every(({ dissents, grounds }) => !dissents && grounds.every(({ ask }) => ask !== 'dissent'));

function defaultWords({ otherwise, amount }: DecisionBoard, situation: ControlSituation): string {
  if (otherwise === null) return situation.say('power.warn.no-default');
  if (otherwise.amount !== null) return number(otherwise.amount, amount?.unit ?? null, situation);
  return `“${otherwise.options.join(otherwise.form === 'ranking' ? ' > ' : ', ')}”`;
}

/** Roles, for a sentence: several by their short names, where they have such. */
export function roleTitles(
  view: ControlView,
  names: readonly string[],
  say: ControlSituation['say'],
): string {
  if (names.length > 1 && view.seats.every((seat) => names.includes(seat.role)))
    return say('power.everybody');
  const called = (name: string): string => {
    const seat = view.seats.find(({ role }) => role === name);
    return (names.length > 1 ? seat?.short : null) ?? seat?.title ?? name;
  };
  return names.map(called).join(', ');
}

function unique(choices: readonly Choice[]): readonly Choice[] {
  return [...new Map(choices.map((choice) => [choice.value, choice])).values()];
}
function short(value: string | null): { short?: string } {
  return value === null ? {} : { short: value };
}
function detail(value: string | null): { detail?: string } {
  return value === null ? {} : { detail: value };
}
