/** Injects, actions, clocks, expected actions, chances, discussions and activities. */
import { noneOf } from '../diagnostics/diagnostic.ts';
import { unknownReference, unknownRole } from '../diagnostics/reference.ts';
import { needsKey, notTogether } from '../diagnostics/shape.ts';
import { numberRange } from '../diagnostics/value.ts';
import { keyIn } from '../forms/form.ts';
import {
  type Action,
  type Activity,
  type Chance,
  type StoryRule,
  type Clock,
  type Discussion,
  type ExpectedAction,
  type Inject,
} from '@sandtable/core/scenario';
import type { Located } from '../text/reader.ts';
import type { SourceInject } from '../schema/conduct.ts';
import type { SourceScenario } from '../schema/scenario-form.ts';
import {
  type Checking,
  allOr,
  amountType,
  conditionType,
  expressionOf,
  maybeCondition,
  maybeMoment,
  maybeName,
  maybeSpeaker,
  maybeText,
  momentOf,
  nameOf,
  namesOf,
  recipientsOf,
  speakerOf,
  printedTextOf,
  textOf,
  textsOf,
} from './checking.ts';
import { attachmentsOf } from './attachment.ts';
import { assignmentsOf, effectsOf } from './effects.ts';

type Item<K extends keyof SourceScenario> = SourceScenario[K] extends readonly (infer T)[] ? T : never;
const anywhere = { reserve: true, visit: false };
const soon = { reserve: false, visit: false };

export function injectOf(checking: Checking, name: string, value: SourceInject): Inject {
  const { reader } = checking;
  if (
    value.times > 1 &&
    value.every === null &&
    value.when === null &&
    value.at !== null &&
    value.at.value !== 'reserve'
  ) {
    reader.report(needsKey, keyIn(value, 'times'), {
      key: 'times',
      needs: 'every',
      why: 'A moment comes once; what comes again at fixed distances says `every`.',
    });
  }
  if (value.every !== null && value.every.spot.start >= 0 && value.every.value < 1) {
    reader.report(numberRange, value.every.spot, { found: 0, wanted: 'a duration above 0' });
  }
  return {
    name,
    // where none is written it is given once all parts are known
    serial: value.serial?.value ?? '',
    title: maybeText(checking, value.title),
    at: maybeMoment(checking, value.at, anywhere),
    when: maybeCondition(checking, value.when),
    onlyIf: maybeCondition(checking, value['only-if']),
    from: speakerOf(checking, value.from, ['exercise_control']),
    shownAs: maybeSpeaker(checking, value['shown-as']),
    to: recipientsOf(checking, value.to),
    cc: recipientsOf(checking, value.cc),
    channel: value.channel.value,
    delivery: value.delivery,
    text: printedTextOf(checking, value.text),
    textFor: value['text-for'].map((one) => ({
      role: nameOf(checking, 'role', { value: one.name, spot: one.spot }),
      text: printedTextOf(checking, one.value),
    })),
    kind: value.kind,
    hold: value.hold,
    every: value.every?.value ?? null,
    times: value.times,
    tlp: value.tlp,
    reveals: namesOf(checking, 'fact', value.reveals),
    promises: namesOf(checking, 'inject', value.promises),
    serves: namesOf(checking, 'task', value.serves),
    storyline: value.storyline?.value ?? null,
    priority: value.priority,
    attach: attachmentsOf(checking, value.attach),
    onDelivery: effectsOf(checking, value['on-delivery']),
    notes: maybeText(checking, value.notes),
    evaluatorNotes: maybeText(checking, value['evaluator-notes']),
    sensitivity: maybeText(checking, value.sensitivity),
    contentNote: maybeText(checking, value['content-note']),
  };
}

export function actionOf(checking: Checking, { name, value }: Item<'actions'>): Action {
  return {
    name,
    text: textOf(checking, value.text),
    by: recipientsOf(checking, value.by),
    onlyIf: maybeCondition(checking, value['only-if']),
    whyNot: maybeText(checking, value['why-not']),
    times: value.times,
    every: value.every?.value ?? null,
    takes: value.takes.value,
    cost: assignmentsOf(checking, value.cost, 'add'),
    effects: effectsOf(checking, value.effects),
    serves: namesOf(checking, 'task', value.serves),
  };
}

export function clockOf(checking: Checking, { name, value }: Item<'clocks'>): Clock {
  return {
    name,
    title: textOf(checking, value.name),
    law: citedOf(checking, value.law),
    owedBy: maybeName(checking, 'role', value['owed-by']),
    owedTo: maybeName(checking, 'role', value['owed-to']),
    at: momentOf(checking, value.at, anywhere),
    within: value.within.value,
    done: expressionOf(checking, value.done, conditionType),
    seenBy: recipientsOf(checking, value['seen-by']),
    onMet: effectsOf(checking, value['on-met']),
    onMissed: effectsOf(checking, value['on-missed']),
  };
}

export function expectedOf(checking: Checking, { name, value }: Item<'expected'>): ExpectedAction {
  return {
    name,
    by: oneRole(checking, value.by),
    text: textOf(checking, value.text),
    at: momentOf(checking, value.at, soon),
    within: value.within.value,
    done: maybeCondition(checking, value.done),
    source: citedOf(checking, value.source),
    task: maybeName(checking, 'task', value.task),
    onMet: effectsOf(checking, value['on-met']),
    onMissed: effectsOf(checking, value['on-missed']),
  };
}

/** An article of the law of the story, or a source. */
function citedOf({ declared, reader }: Checking, cited: Located<string> | null): string | null {
  if (cited === null) return null;
  const { value, spot } = cited;
  if (!declared.has('law', value) && !declared.has('source', value))
    reader.report(unknownReference, spot, {
      kind: 'article or source',
      ...noneOf(value, [...declared.all('law'), ...declared.all('source')]),
    });
  return value;
}

/** A role where a group may not stand. */
function oneRole(checking: Checking, located: Located<string>): string {
  const { declared, reader } = checking;
  if (!declared.has('group', located.value)) return nameOf(checking, 'role', located);
  const possible = declared.groups.get(located.value) ?? declared.roles;
  reader.report(unknownRole, located.spot, { name: located.value, nearest: null, possible, one: true });
  return located.value;
}

export function storyRuleOf(checking: Checking, { name, value }: Item<'rules'>): StoryRule {
  return {
    name,
    title: textOf(checking, value.name),
    when: expressionOf(checking, value.when, conditionType),
    effects: effectsOf(checking, value.effects),
  };
}

export function chanceOf(checking: Checking, { name, value }: Item<'chances'>): Chance {
  const { reader } = checking;
  const { at, odds, 'per-hour': perHour } = value;
  for (const [second, given] of [['per-hour', perHour !== null && (at !== null || odds !== null)]] as const) {
    if (given)
      reader.report(notTogether, keyIn(value, second), {
        first: at === null ? 'odds' : 'at',
        second,
        why: 'A chance has a rate, or odds at a moment.',
      });
  }
  if (perHour === null && value.node !== null) {
    const why = 'A chance has a rate (`per-hour`), or a moment (`at`) and `odds`.';
    if (at !== null && odds === null)
      reader.report(needsKey, keyIn(value, 'at'), { key: 'at', needs: 'odds', why });
    if (at === null && odds !== null)
      reader.report(needsKey, keyIn(value, 'odds'), { key: 'odds', needs: 'at', why });
    if (at === null && odds === null)
      reader.report(needsKey, keyIn(value, 'name'), { key: 'name', needs: 'per-hour', why });
  }
  const percent = odds === null ? 0 : Number.parseFloat(odds.value);
  if (odds !== null && percent > 100)
    reader.report(numberRange, odds.spot, { found: percent, wanted: 'between 0% and 100%' });
  return {
    name,
    title: textOf(checking, value.name),
    how:
      perHour === null
        ? {
            by: 'moment',
            at: at === null ? { at: 'reserve' } : momentOf(checking, at, soon),
            odds: percent / 100,
          }
        : { by: 'rate', perHour: expressionOf(checking, perHour, amountType) },
    onlyIf: maybeCondition(checking, value['only-if']),
    times: value.times,
    effects: effectsOf(checking, value.effects),
  };
}

export function discussionOf(checking: Checking, { name, value }: Item<'discussions'>): Discussion {
  return {
    name,
    ask: textOf(checking, value.ask),
    with: allOr(checking, value.with),
    by: value.by,
    probes: textsOf(checking, value.probes),
    listenFor: namesOf(checking, 'task', value['listen-for']),
    ifSilent: maybeText(checking, value['if-silent']),
    notes: maybeText(checking, value.notes),
  };
}

export function activityOf(checking: Checking, { name, value }: Item<'activities'>): Activity {
  return {
    name,
    kind: value.kind,
    title: textOf(checking, value.title),
    with: allOr(checking, value.with),
    items: textsOf(checking, value.items),
  };
}
