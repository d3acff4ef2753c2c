// The lobby on Ink.
import { type Showing, show } from '../screen/show.tsx';
import type { Streams } from '../screen/terminal.ts';
import { themeFor } from '../screen/theme.ts';
import { createLobby } from './headless-lobby.ts';
import type { LobbyChoice, LobbyOffer } from './lobby-state.ts';

export interface LobbyOptions {
  readonly streams: Streams;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Of the interface. */
  readonly language?: string;
}

/** Shows what there is to play until something is chosen; the terminal is given back before it resolves. */
export async function openLobby(offer: LobbyOffer, options: LobbyOptions): Promise<LobbyChoice> {
  let showing: Showing | null = null;
  let made: LobbyChoice = { choice: 'leave' };
  const lobby = createLobby(offer, options.language ?? 'en', (choice) => {
    made = choice;
    showing?.leave();
  });
  showing = show(lobby, options.streams, themeFor(options.env ?? {}, options.streams.far?.colours));
  await showing.done;
  return made;
}
