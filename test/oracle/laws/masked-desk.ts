/** The desk while players see it: nothing stands on any of its panes that not everybody who is there was given. */
import { paneNames } from '../../../packages/terminal/src/desk/desk-state.ts';
import { presenceAmiss } from '../statement.ts';
import { secretsFromRoom } from '../told-to-players.ts';
import { narrow, type Law } from './look.ts';

export const maskedDesk: Law = ({ says, session, maskedDesk: desk, show }) => {
  const hasNot = secretsFromRoom(says, session.texts);
  return paneNames.flatMap((pane, at) => {
    desk.press('esc', String(at + 1));
    const shown = show(`masked desk, ${pane}`, desk.shown(narrow.columns, narrow.rows));
    return presenceAmiss(shown, { hasNot });
  });
};
