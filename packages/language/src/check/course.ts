/** Phases, agendas and exits. */
import { bareExit } from '../diagnostics/reference.ts';
import { notTogether } from '../diagnostics/shape.ts';
import { keyIn } from '../forms/form.ts';
import type { AgendaDoing, AgendaItem, Exit, Phase } from '@sandtable/core/scenario';
import type { SourceAgendaItem, SourcePhase } from '../schema/course.ts';
import {
  maybeCondition,
  maybeMoment,
  maybeText,
  nameOf,
  recipientsOf,
  textOf,
  textsOf,
  type Checking,
} from './checking.ts';
import { effectsOf } from './effects.ts';

export function phaseOf(checking: Checking, name: string, value: SourcePhase): Phase {
  return {
    name,
    title: textOf(checking, value.title),
    clock: value.clock,
    pace: value.pace,
    say: maybeText(checking, value.say),
    soFar: maybeText(checking, value['so-far']),
    minutes: value.minutes,
    agenda: value.agenda.flatMap((item) => (item === null ? [] : [itemOf(checking, item)])),
    onEnter: effectsOf(checking, value['on-enter']),
    onLeave: effectsOf(checking, value['on-leave']),
    leftovers: value.leftovers,
    jumpTo: value['jump-to']?.value ?? null,
    whileJumping: value['while-jumping'],
    next: value.next.map((exit) => exitOf(checking, name, value, exit)),
  };
}

function itemOf(checking: Checking, item: SourceAgendaItem): AgendaItem {
  const { minutes, with: participants, priority, 'only-if': onlyIf } = item.common;
  return {
    ...doingOf(checking, item),
    minutes,
    with: participants === null ? null : recipientsOf(checking, participants),
    priority,
    onlyIf: maybeCondition(checking, onlyIf),
    form: item.verb === 'brief-back' ? textsOf(checking, item.with.form) : [],
  };
}

function doingOf(checking: Checking, item: SourceAgendaItem): AgendaDoing {
  switch (item.verb) {
    case 'inject':
      return { does: 'inject', inject: nameOf(checking, 'inject', item.of) };
    case 'decide':
      return { does: 'decide', decision: nameOf(checking, 'decision', item.of) };
    case 'discuss':
      return { does: 'discuss', discussion: nameOf(checking, 'discussion', item.of) };
    case 'activity':
      return { does: 'activity', activity: nameOf(checking, 'activity', item.of) };
    case 'say':
      return { does: 'say', text: textOf(checking, item.of) };
    case 'advance':
      return { does: 'advance', seconds: item.of.value };
    case 'brief-back':
      return { does: 'brief-back', by: item.of };
    case 'break':
      return { does: 'break', seconds: item.of.value };
  }
}

function exitOf(
  checking: Checking,
  phase: string,
  value: SourcePhase,
  exit: SourcePhase['next'][number],
): Exit {
  const { reader } = checking;
  if (exit.when !== null && exit.at !== null) {
    reader.report(notTogether, keyIn(exit, 'at'), {
      first: 'when',
      second: 'at',
      why: 'An exit has a trigger or a moment; with both nobody could tell which leaves the phase.',
    });
  }
  if (exit.node !== null && exit.when === null && exit.at === null && value.agenda.length === 0) {
    reader.report(bareExit, exit.spot, { phase });
  }
  return {
    go: exit.go.value === 'end' ? null : nameOf(checking, 'phase', exit.go, ['end']),
    when: maybeCondition(checking, exit.when),
    at: maybeMoment(checking, exit.at, { reserve: false, visit: true }),
    onlyIf: maybeCondition(checking, exit['only-if']),
    times: exit.times,
  };
}
