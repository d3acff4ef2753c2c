/** Generated scenarios, played by the engine and by the second interpreter, which keeps what it finds itself. */
import { soakModel } from '../model/search.ts';
import { noneFound, type Part } from './part.ts';

const count = 100;

export const model: Part = {
  about: 'generated scenarios played by a second interpreter, too: both agree on every consequence',
  rounds: null,
  usual: 20,
  round({ seed }) {
    // it counts its own seeds on by one for each hundred
    const agree = soakModel(count, seed);
    return {
      tried: count,
      found: agree ? noneFound : [{ what: 'the two differ: see test/model/found', kept: null }],
    };
  },
};
