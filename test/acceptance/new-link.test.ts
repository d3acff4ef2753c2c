// A link that was asked for anew, and the sheets that bring it, where the disk is full.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { words } from '@sandtable/words';
import { expect, onTestFinished, test } from 'vitest';
import { fullAfter } from '../../packages/host/test/full-disk.ts';
import { give, newTable } from '../../packages/host/test/harbour.ts';
import { openDoor } from '../../packages/cli/src/joint/door.ts';

const reach = { origin: null, behindProxy: false, lan: false };

test('a link that the full disk does not take costs nobody what they gave, leaves no empty sheet, and is made as soon as there is room', async () => {
  const { session, file } = newTable();
  const folder = dirname(file);
  const roster = join(folder, 'people.csv');
  writeFileSync(roster, 'name,role\nAna,harbour\n');
  const listening = { host: '127.0.0.1', ports: [0] as const, reach, tls: null };
  const { place, close } = await openDoor(session, listening, { roster }, words('en'));
  onTestFinished(close);
  const papers = () => readdirSync(folder).filter((name) => /-(?:joining|links)/u.test(name));
  expect(papers()).toHaveLength(2);
  const note = () =>
    give(session, { kind: 'note', body: { said: { text: 0 }, tag: null, role: null, about: null } }, [
      'Fog.',
    ]);

  // the asking itself is taken
  const disk = fullAfter(1);
  give(session, { kind: 'door', body: { guest: 1, event: { did: 'link-asked' } } });
  expect(papers()).toHaveLength(2);
  expect(place.papers).toHaveLength(2);
  disk.free();
  note();
  expect(place.papers).toHaveLength(4);
  expect(readFileSync(join(folder, 'harbour-links-2.csv'), 'utf8')).toMatch(/"Ana",.*\/i\/[\w-]{22}/u);
  note();
  expect(papers()).toHaveLength(4);
});
