// An interpreter hears in one language and passes on in another: what they put stands beside the words, which stay as they were said.
import { describeEntry, words } from '@sandtable/words';
import { expect, test } from 'vitest';
import { bilingual } from './bilingual.ts';
import { formOn, hiddenIn, letIn, letInAsStaff, linkFor, opened } from './at-the-door.ts';
import { begin, give, newTable, next, resumed, temporaryFolder, type Table } from './harbour.ts';
import { newKey } from '../src/invitations/key.ts';

const said = 'La lumière est éteinte.';
const meant = 'The light is out.';

async function table(from: Table = newTable(temporaryFolder(), bilingual)) {
  const at = opened(from);
  const ana = await letIn(at, 'harbour');
  const bo = await letIn(at, 'pilot', 'Bo');
  const kim = await letInAsStaff(at, 'interpreter');
  give(at.session, {
    kind: 'door',
    body: { guest: kim.participant, event: { did: 'watches', roles: ['harbour'] } },
  });
  begin(at.session);
  next(at.session);
  next(at.session);
  const page = async (cookie: string, path = '/') => (await at.ask('GET', path, { cookie })).text();
  const interpret = async (more: Record<string, string>) => {
    const form = hiddenIn(formOn(await page(kim.cookie), 'form-interpret'));
    return at.ask('POST', '/orders', { cookie: kim.cookie, body: { ...form, ...more } });
  };
  return { ...at, ana, bo, kim, page, interpret, french: `${ana.cookie}; language-8737=fr` };
}

test('an interpreter sees what reaches whom they interpret for in both languages side by side, and nothing of others', async () => {
  const { session, kim, page } = await table();
  give(session, { kind: 'say', body: { from: 'exercise_control', to: ['pilot'], said: { text: 0 } } }, [
    'For the pilots alone.',
  ]);
  const shown = await page(kim.cookie);
  expect(shown).toMatch(
    /<div class="both">[^]*Do you close the port\?[^]*<div lang="fr">[^]*Fermez-vous le port \?/u,
  );
  expect(shown).toContain('We see nothing ahead.');
  expect(shown).not.toContain('For the pilots alone.');
  // interpreting is all that they may do
  give(session, { kind: 'say', body: { from: 'pilot', to: ['harbour'], said: { text: 0 } } }, ['Dark here.']);
  const forms = [...(await page(kim.cookie)).matchAll(/id="form-([a-z]+)"/gu)].map(([, power]) => power);
  expect(forms).toEqual(['interpret']);
});

test('what an interpreter puts stands beside the words for who reads in that language, and changes nothing else', async () => {
  const { session, ana, bo, kim, page, interpret, french } = await table();
  give(session, { kind: 'say', body: { from: 'harbour', to: ['pilot'], said: { text: 0 } } }, [said]);
  const before = { ana: await page(french), decisions: JSON.stringify(session.control().decisions) };
  expect((await interpret({ 'f.spoken': '1', 'f.language': 'en', 'f.said': meant })).status).toBe(303);
  expect(session.entries.at(-1)).toMatchObject({
    kind: 'note',
    author: { participant: kim.participant },
    body: { interprets: { into: 'en' } },
  });
  const beside = `${said} (interpreted: ${meant})`;
  expect(await page(bo.cookie)).toContain(beside);
  expect(await page(ana.cookie)).toContain(beside);
  // who reads in French has the words alone
  expect((await page(french)).replaceAll(/value="[\w-]{22}"/gu, '')).toBe(
    before.ana.replaceAll(/value="[\w-]{22}"/gu, ''),
  );
  expect(JSON.stringify(session.control().decisions)).toBe(before.decisions);
  // it is no remark, and is told with whose it is
  expect(session.control().notes).toEqual([]);
});

test('what a record calls a language that is none is told as it stands', async () => {
  const { session } = await table();
  const [spoken] = give(
    session,
    { kind: 'say', body: { from: 'harbour', to: ['pilot'], said: { text: 0 } } },
    [said],
  );
  for (const into of ['no language at all', 'x', 'fr_FR', 'FR'])
    give(
      session,
      {
        kind: 'note',
        body: {
          said: { text: 0 },
          tag: null,
          role: null,
          about: null,
          interprets: { words: { entry: spoken?.n ?? 0, text: 0 }, into },
        },
      },
      [meant],
    );
  const { texts, entries, scenario, language, zone } = session;
  const telling = { texts, entries, scenario, language, zone, say: words('en') };
  const told = entries.slice(-4).map((entry) => describeEntry(entry, telling)?.text);
  expect(told.map((each) => each?.replace(/^entry \d+ in /u, ''))).toEqual([
    'no language at all',
    'x',
    'fr_FR',
    'français',
  ]);
});

test('words that are struck are gone in every language', async () => {
  const at = await table();
  const { session, bo, page, interpret } = at;
  const [entry] = give(
    session,
    { kind: 'say', body: { from: 'harbour', to: ['pilot'], said: { text: 0 } } },
    [said],
  );
  await interpret({ 'f.spoken': '1', 'f.language': 'en', 'f.said': meant });
  expect(await page(bo.cookie)).toContain(meant);
  expect(session.strike(entry?.n ?? 0)).toMatchObject({ entries: [{ body: { texts: [{}, {}] } }] });
  const after = await page(bo.cookie);
  expect(after).not.toContain(meant);
  expect(after).not.toContain(said);
});

test('what was interpreted stands after a crash, and an interpreter who is bound to nobody sees what all may see', async () => {
  const first = await table();
  give(first.session, { kind: 'say', body: { from: 'harbour', to: ['pilot'], said: { text: 0 } } }, [said]);
  await first.interpret({ 'f.spoken': '1', 'f.language': 'en', 'f.said': meant });
  first.session.close();
  const again = opened({ ...first, ...resumed(first.file, first.clock) });
  const shown = await (await again.ask('GET', '/', { cookie: first.bo.cookie })).text();
  expect(shown).toContain(meant);
  const device = newKey();
  const by = linkFor(again, 'Lou', { of: 'interpreter' });
  await again.ask('POST', '/enter', { body: { device, by, read: 'yes' } });
  const alone = await (await again.ask('GET', '/', { cookie: `seat-8737=${device}` })).text();
  expect(alone).toContain('exercise control says for which roles you interpret');
  expect(alone).not.toContain('form-interpret');
  expect(alone).not.toContain('We see nothing ahead.');
});
