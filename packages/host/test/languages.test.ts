// Each reads in the language that they chose: the words of the interface from the catalogue, the scenario's texts where it has them, the rest marked.
import { textReader } from '@sandtable/words';
import { expect, test } from 'vitest';
import { openSeats, startSession } from '../src/index.ts';
import { bilingual } from './bilingual.ts';
import { newKey } from '../src/invitations/key.ts';
import { letIn, opened } from './at-the-door.ts';
import { begin, harbour, morning, newTable, next, temporaryFolder, testClock, text } from './harbour.ts';

const asked = async (scenario: string) => {
  const at = opened(newTable(temporaryFolder(), scenario));
  const people = [await letIn(at, 'harbour'), await letIn(at, 'pilot', 'Bo')];
  begin(at.session);
  next(at.session);
  next(at.session);
  return { ...at, people };
};

test('what the scenario has in the language is read in it, the rest is marked; nobody else’s page changes', async () => {
  const { ask, people } = await asked(bilingual);
  const [ana, bo] = people.map(({ cookie }) => cookie);
  const page = async (cookie: string, path = '/') => (await ask('GET', path, { cookie })).text();
  const english = await page(ana ?? '');
  expect(english).toContain('Do you close the port?');
  expect(english).not.toMatch(/ lang="(?!en"|fr")/u);
  const others = (await page(bo ?? '')).replaceAll(/name="order" value="[^"]*"/gu, '');
  const chosen = await ask('POST', '/language', { cookie: ana ?? '', body: { language: 'fr' } });
  expect(chosen.status).toBe(303);
  const [language = ''] = (chosen.headers.get('set-cookie') ?? '').split(';');
  const french = await page(`${ana}; ${language}`);
  // the interface is not spoken in French yet: the page says which language its own words are in
  expect(french).toContain('<html lang="en" dir="ltr">');
  expect(french).toContain('<h3 dir="auto" lang="fr">Fermez-vous le port ?</h3>');
  expect(french).toContain('<span dir="auto" lang="fr">Le fermer</span>');
  expect(french).toContain('<h1 dir="auto" lang="fr">Capitaine du port</h1>');
  expect(french).not.toContain('Do you close the port?');
  // what its author has not put into French says so, to who reads and to a screen reader
  expect(french).toContain('<span dir="auto">[en] Wait</span>');
  expect(await page(`${ana}; ${language}`, '/room')).toContain('Fermez-vous');
  expect((await page(bo ?? '')).replaceAll(/name="order" value="[^"]*"/gu, '')).toBe(others);
});

test('whoever is on the roster reads in the language that it says from the link on, until they choose another', async () => {
  const at = await asked(bilingual);
  const { ask, reception, session, clock } = at;
  const invited = (name: string, language: string) =>
    reception.invite(name, { of: 'role', role: 'harbour' }, clock.now() + 3_600_000, { language });
  const link = invited('Cloé', 'FR-CA');
  expect(await (await ask('GET', `/i/${link}`)).text()).toContain('Capitaine du port');
  const device = newKey();
  await ask('POST', '/enter', { body: { device, by: link, read: 'yes' } });
  const cookie = `seat-8737=${device}`;
  expect(await (await ask('GET', '/', { cookie })).text()).toContain('Fermez-vous le port ?');
  const chosen = `${cookie}; language-8737=en`;
  expect(await (await ask('GET', '/', { cookie: chosen })).text()).toContain('Do you close the port?');
  // a program that says another with a request gets it
  const headers = { accept: 'application/json', 'accept-language': 'en', authorization: `Bearer ${device}` };
  expect(await (await ask('GET', '/', { headers })).text()).toContain('Do you close the port?');
  // it is asked for by nobody else, and what nobody speaks here changes nothing
  const other = await (await ask('GET', `/i/${invited('Dov', 'tlh')}`)).text();
  expect(other).toContain('Harbour master');
  expect(session.language).toBe('en');
});

test('what is answered in one language is the same on the record as in another', async () => {
  const { session, people } = await asked(bilingual);
  const seats = openSeats(session.readIn('fr'));
  const capacity = { of: 'role', role: 'harbour' } as const;
  const participant = people[0]?.participant ?? 0;
  const offer = seats.look(capacity, participant).offers.find(({ power }) => power.id === 'answer');
  const order = {
    id: 'en-francais',
    power: 'answer',
    subject: 'close_port',
    on: offer?.mark ?? '',
    filled: { answer: ['close'], rationale: ['Brume.'] },
    sure: false,
  };
  expect(seats.give(capacity, participant, order)).toEqual({ is: 'done' });
  // sent once more where English is read, it is known
  expect(openSeats(session).give(capacity, participant, order)).toEqual({ is: 'done' });
  expect(session.entries.flatMap((entry) => (entry.kind === 'answer' ? [entry.body.answer] : []))).toEqual([
    { form: 'options', options: ['close'] },
  ]);
});

test('a language that is not spoken here, and a cookie that claims one, change nothing', async () => {
  const { ask, people } = await asked(text);
  const { cookie = '' } = people[0] ?? {};
  for (const language of ['tlh', '../fr', '', 'x'.repeat(5000)])
    expect((await ask('POST', '/language', { cookie, body: { language } })).status).toBe(400);
  const page = await ask('GET', '/', { cookie: `${cookie}; language-8737=tlh` });
  expect(await page.text()).toContain('<html lang="en"');
});

test('no word of the interface on a participant’s page or on the wall is written anywhere but in the catalogue', async () => {
  const clock = testClock();
  const session = startSession({
    file: `${temporaryFolder()}/pseudo.jsonl`,
    clock,
    reader: textReader('en-XA'),
    scenario: harbour(),
    text,
    seed: '7',
    parameters: [],
    attribution: 'role',
    engine: 'test',
  });
  const at = opened({ session, clock, file: session.record.file });
  const { cookie } = await letIn(at, 'harbour', 'Ana');
  const stages = [
    () => {},
    () => begin(session),
    () => next(session),
    () => next(session),
    () => session.give({ kind: 'pause', body: { reason: 'break', until: morning + 600_000 } }),
  ];
  for (const go of stages) {
    go();
    for (const path of ['/', '/room', '/i/nothing']) {
      const html = await (await at.ask('GET', path, { cookie })).text();
      expect(plainWords(html), path).toEqual([]);
    }
  }
  expect(plainWords(await (await at.ask('GET', '/', {})).text())).toEqual([]);
});

/** Words in plain letters that are neither the author's nor of the page's code. */
function plainWords(html: string): readonly string[] {
  const authors = new Set(
    text
      .toLowerCase()
      .replaceAll(/[\w-]+:/gu, ' ')
      .match(/[a-z]+/gu),
  );
  const shown = html
    .replaceAll(/<(script|style|title)[^]*?<\/\1>/gu, ' ')
    // languages are called as those call them who speak them
    .replaceAll(/<option[^>]* lang=[^]*?<\/option>/gu, ' ')
    // what is read out of an element, and not only in it
    .replaceAll(
      /<[^>]*?(?:aria-label|alt|placeholder|data-(?:live|sure|sent|sent-answer|unsent|gone|answered|unanswered|asks|not-live|in-steps))="([^"]*)"[^>]*>/gu,
      ' $1 ',
    )
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/&#?\w+;/gu, ' ');
  const words: readonly string[] = shown.match(/(?<![\p{L}\d])[A-Za-z]{3,}(?![\p{L}\d])/gu) ?? [];
  return words.filter((word) => !authors.has(word.toLowerCase()) && !['Ana', 'TLP', 'time'].includes(word));
}
