/** A module for those who lead it: what to say, in how many minutes, then each thing of it in its order. */
import {
  textIn,
  type AgendaItem,
  type Decision,
  type Discussion,
  type Exit,
  type Inject,
  type Phase,
} from '@sandtable/core/scenario';
import { cleanTitle, conditionText, storyTimeAt, duration, roleNames, type Telling } from '@sandtable/words';
import { agendaTable, clockText } from '../before/run-sheet.ts';
import { heading, paragraph, quote, strong, writingRoom, type Block } from '../page/markdown.ts';
import { decisionBlocks } from './decision.ts';
import { injectBlocks, taskNames } from './inject.ts';
import { injectsOfModule, moduleMinutes, moduleOfDecision } from './module.ts';
import { aloudBlocks, listed, listedTexts, section, tabled, under } from './section.ts';

/** `number` counts from 1. */
export function ledModule(phase: Phase, number: number, telling: Telling): readonly Block[] {
  const { say, scenario } = telling;
  const injects = injectsOfModule(scenario, number);
  const decisions = scenario.decisions.filter((each) => moduleOfDecision(scenario, each) === number);
  const planned = phase.agenda.flatMap((item) => itemName(item));
  const minutes = moduleMinutes(phase, scenario);
  const clock = clockText(phase, telling);
  const { head, rows } = agendaTable(phase, telling);
  return [
    ...section(
      textIn(phase.title, telling).trim(),
      [
        paragraph(
          minutes === null
            ? say('manual.clock-only', { clock })
            : say('manual.minutes-and-clock', { minutes, clock }),
        ),
      ],
      under(say('paper.read-aloud'), aloudBlocks(phase.say, telling)),
      under(say('manual.agenda'), tabled(head, rows)),
    ),
    ...section(
      say('manual.in-order'),
      phase.agenda.filter(firstOfItsKind).flatMap((item) => itemBlocks(item, number, telling)),
    ),
    ...section(
      say('manual.by-itself'),
      injects
        .filter(({ name }) => !planned.includes(name))
        .flatMap((inject) => injectBlocks(inject, telling)),
      decisions
        .filter(({ name }) => !planned.includes(name))
        .flatMap((decision) => decisionBlocks(decision, telling)),
    ),
    ...section(say('manual.transition'), listed(phase.next.map((exit) => exitText(exit, telling)))),
    writingRoom(say('manual.module-notes'), 6),
  ];
}

const itemName = (item: AgendaItem): readonly string[] =>
  item.does === 'inject' ? [item.inject] : item.does === 'decide' ? [item.decision] : [];

/** What stands in the agenda again, for another length of the exercise, is told once. */
const firstOfItsKind = (item: AgendaItem, at: number, agenda: readonly AgendaItem[]): boolean =>
  (item.does !== 'discuss' && item.does !== 'activity') ||
  agenda.findIndex(
    (other) =>
      (other.does === 'discuss' && item.does === 'discuss' && other.discussion === item.discussion) ||
      (other.does === 'activity' && item.does === 'activity' && other.activity === item.activity),
  ) === at;

/** Each thing stands whole in the module to which its number belongs; where it comes again only its name stands. */
function itemBlocks(item: AgendaItem, number: number, telling: Telling): readonly Block[] {
  const { scenario, say } = telling;
  switch (item.does) {
    case 'inject': {
      const inject = scenario.injects.find(({ name }) => name === item.inject);
      return inject !== undefined && isOf(inject, number, telling)
        ? injectBlocks(inject, telling, 'planned')
        : [];
    }
    case 'decide': {
      const decision = scenario.decisions.find(({ name }) => name === item.decision);
      return decision !== undefined && isAsked(decision, number, telling)
        ? decisionBlocks(decision, telling)
        : [];
    }
    case 'discuss': {
      const discussion = scenario.discussions.find(({ name }) => name === item.discussion);
      return discussion === undefined ? [] : discussionBlocks(discussion, telling);
    }
    case 'activity': {
      const activity = scenario.activities.find(({ name }) => name === item.activity);
      return activity === undefined
        ? []
        : [
            heading(3, textIn(activity.title, telling).trim()),
            paragraph(roleNames(activity.with.roles, telling)),
            ...listedTexts(activity.items, telling),
          ];
    }
    case 'say':
      return [heading(3, say('paper.read-aloud')), quote(textIn(item.text, telling).trim())];
    case 'brief-back':
      return [heading(3, say('paper.do.brief-back', { by: item.by })), ...listedTexts(item.form, telling)];
    case 'advance':
    case 'break':
      return [];
  }
}

const isOf = (inject: Inject, number: number, { scenario }: Telling): boolean =>
  injectsOfModule(scenario, number).includes(inject);
const isAsked = (decision: Decision, number: number, { scenario }: Telling): boolean =>
  moduleOfDecision(scenario, decision) === number;

function discussionBlocks(discussion: Discussion, telling: Telling): readonly Block[] {
  const { say } = telling;
  const { ask, by, probes, listenFor, ifSilent, notes } = discussion;
  return [
    heading(3, textIn(ask, telling).trim()),
    paragraph(say('manual.asked-of', { roles: roleNames(discussion.with.roles, telling), by })),
    ...(probes.length === 0
      ? []
      : [paragraph(strong(say('manual.probes'))), ...listedTexts(probes, telling)]),
    ...(listenFor.length === 0
      ? []
      : [paragraph(strong(say('manual.hope-to-hear')), ` ${taskNames(listenFor, telling)}.`)]),
    ...(ifSilent === null
      ? []
      : [paragraph(strong(say('paper.if-silent')), ` ${textIn(ifSilent, telling).trim()}`)]),
    ...(notes === null ? [] : [paragraph(textIn(notes, telling).trim())]),
  ];
}

/** Where a module leads, and on what that hangs. */
function exitText({ go, when, at, onlyIf, times }: Exit, telling: Telling): string {
  const { say, scenario } = telling;
  const moment =
    at === null || at.at === 'event' || at.at === 'reserve'
      ? ''
      : at.at === 'story'
        ? storyTimeAt(scenario.story, at.seconds, telling)
        : duration(at.seconds, telling);
  return [
    go === null
      ? say('manual.exit.end')
      : say('manual.exit.go', { phase: cleanTitle('phases', go, telling) }),
    moment === '' ? '' : say('manual.exit.at', { moment }),
    when === null ? '' : say('paper.when-true', { condition: conditionText(when, telling) }),
    onlyIf === null ? '' : say('paper.only-if', { condition: conditionText(onlyIf, telling) }),
    times === null ? '' : say('manual.exit.times', { times }),
  ]
    .filter((part) => part !== '')
    .join(' ');
}
