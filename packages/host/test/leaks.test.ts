// Every byte that goes to every seat, page and data, while scenarios of the library are played: nothing that its view does not hold.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, play } from '@sandtable/core';
import { staffFunctions, type Command } from '@sandtable/core/record';
import { readScenario } from '@sandtable/language';
import { textReader } from '@sandtable/words';
import { expect, onTestFinished, test } from 'vitest';
import { controlFunctions, openSeats, startSession, type LetInAs, type Session } from '../src/index.ts';
import { openReception, pageApp } from '../src/page-door.ts';
import { newKey } from '../src/invitations/key.ts';
import { temporaryFolder, testClock } from './harbour.ts';

const library = join(import.meta.dirname, '../../../scenarios');

/** Words of the scenario by which one would know that something leaked: long enough to stand nowhere else. */
function secretsOf({ scenario }: Session): readonly string[] {
  const texts = [
    ...scenario.injects.flatMap(({ text, textFor }) => [text, ...textFor.map((each) => each.text)]),
    ...scenario.facts.map(({ text }) => text),
    ...scenario.decisions.flatMap(({ question, options }) => [question, ...options.map(({ text }) => text)]),
    ...scenario.outcomes.flatMap(({ clauses }) => clauses.map(({ text }) => text)),
    ...scenario.actions.map(({ text }) => text),
    ...scenario.roles.flatMap(({ brief }) => (brief === null ? [] : [brief])),
  ];
  const plain = texts.map((text) => (text['en'] ?? '').trim().split('\n')[0] ?? '');
  return [...new Set(plain.map((text) => text.slice(0, 60).trim()))].filter((text) => text.length >= 25);
}

const withoutMarkup = (html: string): string =>
  html.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll(/\s+/gu, ' ');

test.each(['drone-incident', 'extremist-content-surge'])(
  'in %s no page holds a word that its view does not',
  async (name) => {
    const text = readFileSync(join(library, name, 'scenario.yaml'), 'utf8');
    const { scenario } = readScenario(text, 'scenario.yaml');
    if (scenario === null) throw new Error(`${name} has errors`);
    const clock = testClock();
    const setup = { seed: '7', parameters: [], attribution: scenario.attribution } as const;
    const session = startSession({
      ...setup,
      scenario,
      text,
      engine: 'test',
      file: join(temporaryFolder(), 'a.jsonl'),
      clock,
      reader: textReader('en'),
    });
    onTestFinished(() => session.close());
    const seats = openSeats(session);
    const reception = openReception(session);
    const reach = { origin: null, behindProxy: false, lan: false };
    const { app } = pageApp({ session, seats, reception, reach });
    const capacities: readonly LetInAs[] = [
      ...scenario.roles.map(({ name: role }): LetInAs => ({ of: 'role', role })),
      ...staffFunctions.filter((of) => !controlFunctions.some((each) => each === of)).map((of) => ({ of })),
    ];
    const secrets = secretsOf(session);
    expect(secrets.length).toBeGreaterThan(40);
    const people = await Promise.all(
      capacities.map(async (capacity) => {
        const by = reception.invite(null, capacity, clock.now() + 1e9);
        const device = newKey();
        reception.enter({ device, address: '', by, alone: false, read: true });
        const get = async (accept: string): Promise<string> => {
          const reply = await app.request('http://127.0.0.1:8737/', {
            headers: { host: '127.0.0.1:8737', cookie: `seat-8737=${device}`, accept },
          });
          return withoutMarkup(await reply.text());
        };
        return { capacity, get };
      }),
    );
    const leaks: string[] = [];
    let looked = 0;
    const look = async (): Promise<void> => {
      for (const { capacity, get } of people) {
        const { view, offers } = seats.look(capacity, 0);
        const may = withoutMarkup(
          JSON.stringify([view, offers]).replaceAll(/\\["n]/gu, (each) => (each === '\\n' ? ' ' : '"')),
        );
        const watched = capacity.of === 'role' ? '' : JSON.stringify(scenario.objectives);
        for (const page of [await get('text/html'), await get('application/json')]) {
          looked += 1;
          for (const secret of secrets)
            if (page.includes(secret) && !may.includes(secret) && !watched.includes(secret))
              leaks.push(`${JSON.stringify(capacity)}: ${secret}`);
        }
      }
    };
    await look();
    const played = play(load(scenario), setup, []).entries.filter(({ cause }) => cause === null);
    for (const [step, { kind, body, author }] of played.entries()) {
      session.give({ kind, body } as Command, [], author);
      if (step % Math.ceil(played.length / 12) === 0) await look();
    }
    await look();
    expect(session.entries.length).toBeGreaterThan(50);
    expect(looked).toBeGreaterThan(100);
    expect([...new Set(leaks)]).toEqual([]);
  },
  120_000,
);
