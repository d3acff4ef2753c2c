// The lobby without a terminal.
import { words } from '@sandtable/words';
import type { ScreenProgram } from '../screen/screen-program.ts';
import { isTooSmall } from '../screen/frame.ts';
import { leastLobby, lobbyFrame } from './lobby-frame.ts';
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
  let small = false;
  return {
    frame(size) {
      small = isTooSmall(size, leastLobby);
      return lobbyFrame(state, offer, tongue, size);
    },
    key(key) {
      // nothing is started that nobody sees
      if (small && key.id !== 'ctrl+c') {
        if (key.id === 'q') chosen({ choice: 'leave' });
        return;
      }
      const step = pressInLobby(state, key, offer, sinceBoot());
      state = step.state;
      if (step.choice !== null) chosen(step.choice);
    },
    paste(text) {
      if (!small) state = pasteInLobby(state, text);
    },
  };
}
