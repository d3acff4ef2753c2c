// The door's card: the address and the code large enough to be read out, and who is there.
import { type Line, emptyLine, line, span } from '../screen/line.ts';
import { labelled, prose } from '../screen/wrap.ts';
import type { Manner } from '../screen/theme.ts';
import type { AtTheDoor } from '@sandtable/powers/joint';
import { callWords, doorWords, goWords } from '../wording/door.ts';
import type { DeskSituation } from '../wording/situation.ts';

const manners: Readonly<Record<AtTheDoor['is'], Manner>> = {
  waits: 'warn',
  dropped: 'bad',
  'never-came': 'faint',
  'on-paper': 'faint',
  here: 'good',
};

export function doorLines(desk: DeskSituation, width: number): readonly Line[] {
  const { say } = desk;
  const door = doorWords(desk);
  if (door === null) return prose(say('desk.door.none'), width);
  const go = goWords(desk);
  const waiting = door.people.filter(({ is }) => is === 'waits').length;
  return [
    ...prose(say('desk.door.how'), width, 'faint'),
    emptyLine,
    ...prose(door.address, width, 'strong').map((each) => line('  ', ...each)),
    emptyLine,
    // apart, so that each sign is read for itself
    ...(door.code === null
      ? prose(say('desk.door.closed'), width)
      : [line('  ', span(` ${door.code.split('').join(' ')} `, 'now'))]),
    emptyLine,
    ...(door.ssh === null
      ? []
      : [
          ...prose(say('desk.door.ssh'), width, 'faint'),
          ...prose(door.ssh.command, width, 'strong').map((each) => line('  ', ...each)),
          ...prose(say('desk.door.fingerprint', { fingerprint: door.ssh.fingerprint }), width, 'faint'),
          emptyLine,
        ]),
    // before the people: they may be many
    ...callWords(desk).flatMap((each) => prose(each, width)),
    ...(go.length === 0 ? [] : [line(span(say('desk.go.title'), 'strong'))]),
    ...go.flatMap((each) => prose(each, width)),
    ...(go.length === 0 ? [] : [emptyLine]),
    ...(door.people.length === 0 ? prose(say('desk.door.nobody'), width, 'faint') : []),
    ...door.people.flatMap(({ is, words }) =>
      labelled(span(say(`desk.door.${is}-mark`), manners[is]), 9, words, width),
    ),
    emptyLine,
    ...door.papers.flatMap((file) => prose(say('desk.door.paper', { file }), width)),
    ...(door.people.some(({ is, as }) => is === 'dropped' && as.length > 0)
      ? prose(say('desk.door.take-over'), width, 'faint')
      : []),
    ...prose(waiting > 0 ? say('desk.door.keys') : say('desk.door.keys-none'), width, 'faint'),
  ];
}
