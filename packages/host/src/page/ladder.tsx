/** @jsxImportSource hono/jsx */
/** The delivery ladder on a page of exercise control: the injects that came last, and how far each came. */
import { type ControlSituation } from '@sandtable/powers';
import { ladderRows, ladderTitle } from '@sandtable/powers/joint';

const mostShown = 6;

export function Ladder({ situation }: { readonly situation: ControlSituation }) {
  const boards = situation.ladder(mostShown);
  if (boards.length === 0) return null;
  return (
    <>
      <h2>{situation.say('page.ladder')}</h2>
      {boards.map((board, place) => (
        <details id={`ladder-${board.entry}`} open={place === 0}>
          <summary dir="auto">{ladderTitle(board, situation)}</summary>
          <dl>
            {ladderRows(board, situation).map(({ title, words }) => (
              <>
                <dt dir="auto">{title}</dt>
                <dd dir="auto">{words}</dd>
              </>
            ))}
          </dl>
        </details>
      ))}
    </>
  );
}
