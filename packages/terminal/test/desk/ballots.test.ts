// Sealed and secret ballots: nothing that anybody sees of a live exercise tells an answer before its time.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readScenario } from '@sandtable/language';
import type { Command } from '@sandtable/core/record';
import { startSession, type Session, type WallClock } from '@sandtable/host';
import { textReader } from '@sandtable/words';
import { everyView } from '../every-view.ts';

process.env['TZ'] = 'UTC';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
const clock: WallClock = { now: () => Date.UTC(2031, 5, 8, 8, 0), every: () => () => {} };

const scenarioWith = (ballot: string, rule = 'majority'): string => `
sandtable: 1
id: council
title: Council
summary: Three vote.
marking: TLP:CLEAR
fictional: All of it is invented.
duration: 1h
organisations: { town: { name: Town, sector: government } }
roles:
  mayor: { name: Mayor, organisation: town }
  police: { name: Police, organisation: town }
  radio: { name: Radio, organisation: town }
phases: { main: { title: Main, agenda: [{ decide: d }, { say: Thank you. }] } }
decisions:
  d:
    question: What do you do?
    by: [mayor, police, radio]
    rule: ${rule}
    ballot: ${ballot}
    otherwise: stay
    options:
      stay: { text: Let everybody remain inside }
      move: { text: Walk to the upper hall }
`;

function start(source: string): Session {
  const { scenario } = readScenario(source, 'council.yaml');
  if (scenario === null) throw new Error('the scenario has errors');
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-ballot-'));
  folders.push(folder);
  const session = startSession({
    scenario,
    text: source,
    seed: '7',
    parameters: [],
    attribution: 'role',
    engine: '0.0.0',
    file: join(folder, 'exercise.jsonl'),
    clock,
    reader: textReader('en'),
  });
  for (const kind of ['brief', 'start', 'next'] as const) give(session, { kind, body: {} });
  return session;
}

function give(session: Session, command: Command, texts: readonly string[] = []): number {
  const result = session.give(command, texts);
  if ('refused' in result) throw new Error(JSON.stringify(result));
  return result.entries[0]?.n ?? 0;
}

const options = (option: string) => ({ form: 'options', options: [option] }) as const;

function answer(session: Session, by: string, option: string, reason: string): number {
  const body = { decision: 'd', by, saidAt: null, added: [], instead: false } as const;
  const grounds = { rationale: { text: 0 } };
  return give(session, { kind: 'answer', body: { ...body, answer: options(option), grounds } }, [reason]);
}

const ownWords = [
  'the stairs are dark',
  'the hall is dry',
  'my mother lives there',
  'nobody asked the school',
];

/** All that can be done with an answer before the decision is closed. */
function vote(session: Session): void {
  answer(session, 'mayor', 'stay', 'the stairs are dark');
  const wrong = answer(session, 'police', 'stay', 'the hall is dry');
  give(session, {
    kind: 'correct',
    body: { entry: wrong, instead: { of: 'answer', answer: options('move'), by: 'police' } },
  });
  answer(session, 'radio', 'move', 'my mother lives there');
  const more = { decision: 'd', by: 'radio', grounds: { dissent: { text: 0 } }, saidAt: null };
  give(session, { kind: 'amend', body: more }, ['nobody asked the school']);
}

/** Sentences that tell who answered what: an option stands in many places, but beside a role only in an answer. */
function tells(view: string): readonly string[] {
  const role = '(?:Mayor|Police|Radio|mayor|police|radio)';
  const option = '(?:Let everybody remain inside|Walk to the upper hall)';
  const beside = [
    new RegExp(`${role}[^\\n]{0,12}answers[^\\n]*`, 'u'),
    new RegExp(`${role}(?:,? [a-z]+)?: (?:[ab] )?${option}`, 'u'),
    new RegExp(`${option}, by ${role}`, 'u'),
    /dissents/u,
    new RegExp(`"answer":\\{[^}]*${option}`, 'u'),
  ];
  return [
    ...beside.flatMap((pattern) => pattern.exec(view)?.[0] ?? []),
    ...ownWords.filter((said) => view.includes(said)),
  ];
}

/** Views that tell something, each with what it tells; a role's own screen shows its own answer. */
async function telling(session: Session): Promise<readonly string[]> {
  const views = [...(await everyView(session))].filter(([name]) => !name.startsWith('role: '));
  return views.flatMap(([name, view]) => tells(view).map((told) => `${name}: ${told}`));
}

const othersSeen = (session: Session): number =>
  session.scenario.roles
    .flatMap(({ name }) => session.role(name).decisions)
    .flatMap(({ others }) => others.filter((each) => each.answer !== null)).length;

test('the search finds an open answer', async () => {
  const session = start(scenarioWith('open'));
  vote(session);
  const told = await telling(session);
  expect(told.some((each) => each.startsWith('desk: log'))).toBe(true);
  expect(told.some((each) => each.startsWith('desk: decisions'))).toBe(true);
  expect(told.some((each) => each.startsWith('plain: again'))).toBe(true);
});

describe.each(['majority', 'each'])('under the rule %s', (rule) => {
  test('a sealed ballot is told when it is closed, and not before', async () => {
    const session = start(scenarioWith('sealed', rule));
    vote(session);
    expect(await telling(session)).toEqual([]);
    expect(othersSeen(session)).toBe(0);
    const views = await everyView(session);
    expect(views.get('desk: log')).toContain('Mayor has answered, sealed.');
    expect(views.get('plain: again 500')).toContain('Mayor has answered, sealed.');
    give(session, { kind: 'settle', body: { decision: 'd', byDefault: false } });
    const told = await telling(session);
    expect(told.filter((each) => each.startsWith('desk: log'))).not.toEqual([]);
    expect(othersSeen(session)).toBe(6);
  });

  test('a decision that is open again covers the answers that come then', async () => {
    const session = start(scenarioWith('sealed', rule));
    vote(session);
    give(session, { kind: 'settle', body: { decision: 'd', byDefault: false } });
    give(session, { kind: 'recall', body: { decision: 'd' } });
    answer(session, 'mayor', 'move', 'a reason of the second round');
    const second = [...(await everyView(session))].filter(([, view]) => view.includes('the second round'));
    expect(second.map(([name]) => name).filter((name) => name !== 'role: mayor')).toEqual([]);
  });

  test('a secret ballot never tells whose an answer was', async () => {
    const session = start(scenarioWith('secret', rule));
    vote(session);
    expect(await telling(session)).toEqual([]);
    give(session, { kind: 'settle', body: { decision: 'd', byDefault: false } });
    expect(await telling(session)).toEqual([]);
    expect(othersSeen(session)).toBe(0);
    const log = (await everyView(session)).get('plain: again 500') ?? '';
    expect(log).toContain('Mayor has answered; the ballot is secret.');
    expect(log).toMatch(/D1 is made: .*Walk to the upper hall/u);
  });
});
