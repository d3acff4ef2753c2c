/** The run sheet: module by module what is done, in how many minutes, what may be dropped, with room for what it really took. */
import { textIn, firstVisit, foresee, type AgendaItem, type Phase } from '@sandtable/core/scenario';
import {
  castSentences,
  conditionText,
  injectName,
  roleNames,
  duration,
  type Telling,
} from '@sandtable/words';
import { senderName } from '@sandtable/words/paper';
import type { Element } from 'hast';
import { box, grid, paragraphs, type Content } from '../page/page.ts';
import { whenText } from '../msel/trigger.ts';
import { sheet } from '../page/sheet.ts';

/** `unplanned`: with what is in no agenda, where no list of events stands beside it. */
export function runSheetPaper(telling: Telling, { unplanned }: { readonly unplanned: boolean }): Element {
  const { say, scenario } = telling;
  return sheet(
    {
      kind: say('paper.run-sheet'),
      label: say('paper.control-only'),
      wide: true,
      dense: true,
      content: [
        box('h1', say('paper.run-sheet')),
        castSentences(telling).map((sentence) => box('p', sentence)),
        scenario.phases.map((phase) => module(phase, telling)),
        unplanned ? inNoAgenda(telling) : null,
      ],
    },
    telling,
  );
}

function module(phase: Phase, telling: Telling): Content {
  const { say } = telling;
  const { head, rows } = agendaTable(phase, telling);
  return [
    box('h2', textIn(phase.title, telling), ' — ', clockText(phase, telling)),
    phase.say === null
      ? null
      : box('div.note', box('b', say('paper.read-aloud')), paragraphs(textIn(phase.say, telling))),
    rows.length === 0
      ? box('p', say('paper.no-agenda'))
      : grid(
          [...head, say('paper.began'), say('paper.ended')],
          rows.map((row) => [...row, '', '']),
          '.run',
        ),
  ];
}

/** The agenda of a module, item by item, and how long it takes up to each. */
export function agendaTable(
  phase: Phase,
  telling: Telling,
): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const { say } = telling;
  const known = firstVisit(
    phase,
    new Map(telling.scenario.parameters.map(({ name, start }) => [name, start])),
  );
  let sum = 0;
  const rows = phase.agenda.map((item) => {
    // an item of another setting, or of a second visit, is not in the sum of the first
    const comes = item.onlyIf === null || foresee(item.onlyIf.tree, known) !== false;
    if (comes) sum += minutesOf(item) ?? 0;
    return [
      itemText(item, telling),
      item.with === null ? '' : roleNames(item.with.roles, telling),
      minutesOf(item) === null ? '' : String(minutesOf(item)),
      comes ? String(sum) : '',
      [
        item.priority === 'may-drop' ? say('paper.may-drop') : '',
        item.onlyIf === null
          ? ''
          : say('paper.only-if', { condition: conditionText(item.onlyIf, telling, phase.name) }),
      ]
        .filter((part) => part !== '')
        .join(' '),
    ];
  });
  return {
    head: [say('paper.item'), say('paper.with'), say('paper.minutes'), say('paper.sum'), say('paper.remark')],
    rows,
  };
}

export const clockText = (phase: Phase, telling: Telling): string =>
  phase.clock === 'runs'
    ? telling.say('paper.clock-runs', { pace: phase.pace })
    : telling.say('paper.clock-stands');

const minutesOf = (item: AgendaItem): number | null =>
  item.does === 'break' ? Math.round(item.seconds / 60) : item.minutes;

function itemText(item: AgendaItem, telling: Telling): string {
  const { say, scenario } = telling;
  switch (item.does) {
    case 'inject': {
      const inject = scenario.injects.find((each) => each.name === item.inject);
      const to = inject ? roleNames(inject.to.roles, telling) : '';
      return say('paper.do.inject', { inject: injectName(item.inject, telling), to });
    }
    case 'decide': {
      const decision = scenario.decisions.find((each) => each.name === item.decision);
      const question = decision ? textIn(decision.question, telling) : item.decision;
      return say('paper.do.decide', { decision: decision?.serial ?? '', question });
    }
    case 'discuss': {
      const discussion = scenario.discussions.find((each) => each.name === item.discussion);
      return say('paper.do.discuss', { ask: discussion ? textIn(discussion.ask, telling) : '' });
    }
    case 'activity': {
      const activity = scenario.activities.find((each) => each.name === item.activity);
      return say('paper.do.activity', { title: activity ? textIn(activity.title, telling) : '' });
    }
    case 'say':
      return say('paper.do.say', { words: textIn(item.text, telling) });
    case 'advance':
      return say('paper.do.advance', { duration: duration(item.seconds, telling) });
    case 'brief-back':
      return say('paper.do.brief-back', { by: item.by });
    case 'break':
      return say('paper.do.break');
  }
}

/** What is in no agenda: it comes at its moment, by its trigger, or when a person starts it. */
function inNoAgenda(telling: Telling): Content {
  const { say, scenario } = telling;
  const planned = new Set(
    scenario.phases.flatMap((phase) =>
      phase.agenda.flatMap((item) => (item.does === 'inject' ? [item.inject] : [])),
    ),
  );
  const rows = scenario.injects.flatMap((inject) =>
    planned.has(inject.name)
      ? []
      : [
          [
            injectName(inject.name, telling),
            senderName(inject.from, inject, telling),
            roleNames(inject.to.roles, telling),
            whenText(inject, telling),
            '',
          ],
        ],
  );
  if (rows.length === 0) return null;
  return [
    box('h2', say('paper.unplanned')),
    grid(
      [say('paper.inject'), say('paper.from'), say('paper.to'), say('paper.when'), say('paper.began')],
      rows,
      '.tight',
    ),
  ];
}
