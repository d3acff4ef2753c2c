/** The wall of an activity that is under way: all that was put on it stands there, for exercise control and for whoever takes part, and nothing that was taken down. */
import { lifeOf } from '../../model/world.ts';
import { presenceAmiss } from '../statement.ts';
import { en } from '../words-of-record.ts';
import { narrow, type Law } from './look.ts';

export const walls: Law = ({ says, session, desk, show, roleScreen }) => {
  const { scenario, talks } = says.world;
  if (says.pause?.reason === 'real-world') return [];
  const now = scenario.activities.find(({ name }) => lifeOf(talks, name).now);
  if (now === undefined || now.kind === 'survey') return [];
  const { has, hasNot } = onTheWall(now.name, session);
  desk.press('esc', '1');
  const board = desk.shown(narrow.columns, narrow.rows);
  const takePart = scenario.roles.filter(
    ({ name }) => now.with.roles.length === 0 || now.with.roles.includes(name),
  );
  return [
    // what is more urgent may stand on the card instead
    ...(board.includes(en(now.title)) && says.sent.every(({ hand }) => hand !== 'due') && isOnCard(board)
      ? presenceAmiss(show('walls, desk', board), { has, hasNot })
      : []),
    ...takePart.flatMap(({ name }) =>
      presenceAmiss(show(`walls, screen of ${name}`, roleScreen(name)), {
        has: [en(now.title), ...has],
        hasNot,
      }),
    ),
  ];
};

const isOnCard = (board: string): boolean => /^ NOW +Under way: /mu.test(board);

function onTheWall(activity: string, { entries, texts }: Parameters<Law>[0]['session']) {
  const stands = new Map<number, string>();
  const drawn = new Map<string, readonly string[]>();
  const gone: string[] = [];
  for (const { n, kind, body } of entries) {
    if (kind === 'contribute' && body.activity === activity)
      stands.set(n, texts({ entry: n, text: body.said.text }) ?? '');
    if (kind === 'draw' && body.activity === activity)
      drawn.set(
        body.part,
        [body.name, body.low, body.high, body.story].flatMap((slot) =>
          slot === undefined ? [] : [texts({ entry: n, text: slot.text }) ?? ''],
        ),
      );
    if (kind === 'take-down' && body.activity === activity) {
      gone.push(stands.get(body.entry) ?? '');
      stands.delete(body.entry);
    }
  }
  const has = [...stands.values(), ...[...drawn.values()].flat()].filter((text) => text.trim() !== '');
  // the same words may stand there once more
  return { has, hasNot: gone.filter((text) => text.length > 20 && !has.some((own) => own.includes(text))) };
}
