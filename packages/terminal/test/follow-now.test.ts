// A robot that knows nothing but the NOW line comes through every exercise of the library. Nothing is left unread, unasked or undone by that.
import { describe, expect, test } from 'vitest';
import { followAtDesk, followByEar } from './follow-now.ts';
import { librarySession } from './library-session.ts';

process.env['TZ'] = 'UTC';

// `npm run soak -- desk` follows it with more seeds, and holds every screen against the record after every key
const scenarios = ['drone-incident', 'extremist-content-surge', 'future-threats'] as const;
describe.each(scenarios)('%s', (name) => {
  describe.each(['full', 'short'])('the %s agenda', (agenda) => {
    test('is led by the NOW line alone, at the desk', async () => {
      expect(await followAtDesk(librarySession(name, agenda, '3'))).toEqual([]);
    });

    test('is led by the NOW line alone, by ear', async () => {
      expect(await followByEar(librarySession(name, agenda, '3'))).toEqual([]);
    });
  });
});
