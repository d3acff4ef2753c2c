// The lobby without a terminal.
import { words } from '@sandtable/words';
import type { ScreenProgram } from '../screen/screen-program.ts';
import { lobbyFrame } from './lobby-frame.ts';
import {
  type LobbyChoice,
  type LobbyOffer,
  openingLobby,
  pasteInLobby,
  pressInLobby,
} from './lobby-state.ts';

export function createLobby(
  offer: LobbyOffer,
  language: string,
  chosen: (choice: LobbyChoice) => void,
  sinceBoot = () => performance.now(),
): ScreenProgram {
  const tongue = { language, say: words(language) };
  let state = openingLobby;
  return {
    frame: (size) => lobbyFrame(state, offer, tongue, size),
    key(key) {
      const step = pressInLobby(state, key, offer, sinceBoot());
      state = step.state;
      if (step.choice !== null) chosen(step.choice);
    },
    paste(text) {
      state = pasteInLobby(state, text);
    },
  };
}
