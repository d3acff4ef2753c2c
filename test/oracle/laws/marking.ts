/** Everything that is told of the story stands between exercise markings, and every screen says how far it may go. */
import { exerciseMarking, marked, words } from '@sandtable/words';
import { presenceAmiss } from '../statement.ts';
import { en } from '../words-of-record.ts';
import { narrow, type Law } from './look.ts';

const say = words('en');

export const marking: Law = ({ says, session, desk, show, roleScreen, roomScreen }) => {
  const { scenario } = says.world;
  const has = [exerciseMarking(say), scenario.marking];
  if (says.pause?.reason === 'real-world')
    // the one thing that is no exercise must not be taken for one
    return presenceAmiss(show('marking, room’s screen', roomScreen()), { hasNot: [exerciseMarking(say)] });
  desk.press('esc');
  return [
    ...presenceAmiss(show('marking, desk', desk.shown(narrow.columns, narrow.rows)), { has }),
    ...presenceAmiss(show('marking, room’s screen', roomScreen()), { has }),
    ...scenario.roles.flatMap(({ name }) => {
      const own = says.sent.filter(({ to, cc }) => to.includes(name) || cc.includes(name));
      const plain = own.flatMap((message) => {
        const inject = scenario.injects.find((each) => each.name === message.inject);
        const said = message.said ?? message.edited.find(({ role }) => role === name || role === null)?.said;
        const text =
          said === undefined || said === null
            ? en(inject?.textFor.find(({ role }) => role === name)?.text ?? inject?.text ?? {})
            : (session.texts(said) ?? '');
        // what placeholders stood for is another law's
        return text === '' || text.includes('{') ? [] : [marked(text.trim(), say)];
      });
      return presenceAmiss(show(`marking, screen of ${name}`, roleScreen(name)), { has: [...has, ...plain] });
    }),
  ];
};
