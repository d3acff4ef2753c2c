// `?`: every key that works here and now, with what it does; then what keys do everywhere.
import { controlPowers, powerWords } from '@sandtable/powers';
import { type Line, emptyLine, line, span } from '../screen/line.ts';
import { labelled, prose } from '../screen/wrap.ts';
import { ownCommands } from './own-commands.ts';
import { keyWord } from './palette.ts';
import type { DeskSituation } from '../wording/situation.ts';

export function helpLines(desk: DeskSituation, width: number): readonly Line[] {
  const { say } = desk;
  const here = controlPowers.filter((each) => each.key !== null && desk.can(each));
  const everywhere = ['tab', 'arrows', 'enter', 'esc', 'stop', 'text'] as const;
  return [
    ...prose(say('desk.help.here'), width, 'strong'),
    ...here.flatMap((each) =>
      labelled(span(` ${keyWord(each.key) ?? ''}`, 'key'), 8, powerWords(each.id, say).does, width),
    ),
    ...ownCommands.flatMap((each) =>
      labelled(span(` ${keyWord(each.key) ?? ''}`, 'key'), 8, say(`desk.own.${each.id}.does`), width),
    ),
    emptyLine,
    line(span(say('desk.help.everywhere'), 'strong')),
    ...everywhere.flatMap((each) =>
      labelled(span(` ${say(`desk.help.${each}.key`)}`, 'key'), 12, say(`desk.help.${each}.does`), width),
    ),
    emptyLine,
    ...prose(say('desk.help.more'), width),
  ];
}
