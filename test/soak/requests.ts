/** A hundred thousand requests that no page sends, over every address of the page's door: answered in words, and nothing changes. */
import type { Part } from './part.ts';
import { testedWith } from './tested-with.ts';

export const requests: Part = {
  about: 'requests that no page sends, over every address: each round ten thousand',
  rounds: null,
  usual: 10,
  round({ seed }) {
    const { tried: _files, found } = testedWith(seed, ['packages/host/test/bad-requests.test.ts']);
    return { tried: 10_000, found };
  },
};
