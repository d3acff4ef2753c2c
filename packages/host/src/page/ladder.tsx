/** @jsxImportSource hono/jsx */
/** The delivery ladder on a page of exercise control: the injects that came last, and how far each came. */
import { ladderRows, ladderTitle, type ControlSituation } from '@sandtable/powers';

const mostShown = 6;

export function Ladder({ situation }: { readonly situation: ControlSituation }) {
  const boards = situation.ladder().slice(0, mostShown);
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
