// The card of an activity: what stands on its wall, and the keys that write on it.
import type { Card } from '../screen/frame.ts';
import { emptyLine } from '../screen/line.ts';
import { prose } from '../screen/wrap.ts';
import { wallLines } from '../panes/wall.ts';
import type { DeskSituation } from '../wording/situation.ts';

export function activityCard(name: string, desk: DeskSituation, width: number): Card {
  const { say, scenario, language, view } = desk;
  const written = scenario.activities.find((each) => each.name === name);
  const title = written?.title[language] ?? written?.title[scenario.language] ?? name;
  const board = view.activity?.name === name ? view.activity : null;
  const kind = board?.kind ?? written?.kind;
  return {
    title: say('desk.card.activity'),
    aside: board === null || kind === undefined ? '' : say(`wall.kind.${kind}`),
    lines: [
      ...prose(title, width, 'strong'),
      ...(kind === undefined ? [] : prose(say(`desk.activity.how.${kind}`), width, 'faint')),
      ...(board === null ? [] : [emptyLine, ...wallLines(board, desk, width)]),
    ],
  };
}
