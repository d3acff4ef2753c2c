/** What the room made in its activities, in the after-action report, under each attribution. */
import { expect, test } from 'vitest';
import { begin, load, openTable } from '@sandtable/core';
import { readScenario } from '@sandtable/language';
import type { Attribution } from '@sandtable/core/scenario';
import type { Command } from '@sandtable/core/record';
import { textReader } from '@sandtable/words';
import { wholeReport } from './whole.ts';

const text = `
sandtable: 1
id: wall
title: A morning of ideas
summary: Three activities.
kind: workshop
marking: TLP:GREEN
fictional: All of it is invented.
duration: 1h
organisations: { town: { name: Town hall, sector: government }, forum: { name: Forum, sector: civil } }
roles: { mayor: { name: Mayoress, organisation: town }, youth: { name: Youth speaker, organisation: forum } }
phases:
  only: { title: Only, agenda: [{ activity: signs }, { activity: asked }, { activity: failed }] }
activities:
  signs: { kind: brainstorm, title: Signs of ten years }
  asked: { kind: survey, title: How ready are we?, items: [We notice early., We are believed.] }
  failed: { kind: premortem, title: It failed }
`;

function report(attribution: Attribution, ends = true): string {
  const { scenario } = readScenario(text, 'wall.yaml');
  if (!scenario) throw new Error('the scenario has errors');
  const program = load(scenario);
  const setup = { seed: '7', parameters: [], attribution };
  const table = openTable(program, begin(program, setup));
  const texts = new Map<number, readonly string[]>();
  const give = (command: Command, said: readonly string[] = [], role: string | null = null) => {
    texts.set(table.state().entries + 1, said);
    const author = { participant: null, role, organisation: null };
    const refusal = table.give({ command, author, wall: null, texts: said });
    if (refusal) throw new Error(refusal.refused);
  };
  const card = (activity: string, of: 'idea' | 'reason' | 'mitigation', said: string, about: number | null) =>
    give({ kind: 'contribute', body: { activity, of, said: { text: 0 }, by: 'youth', about } }, [said]);
  const next = () => give({ kind: 'next', body: {} });
  give({ kind: 'start', body: {} });
  next();
  card('signs', 'idea', 'Old radios', null);
  const own = { activity: 'signs', of: 'idea', said: { text: 0 }, by: 'mayor', about: null } as const;
  give({ kind: 'contribute', body: own }, ['Typed at her own screen'], 'mayor');
  give({ kind: 'vote', body: { activity: 'signs', for: 1, votes: 3, by: 'youth' } });
  next();
  next();
  give({ kind: 'rate', body: { activity: 'asked', by: 'mayor', ratings: [4, 2] } });
  give({ kind: 'rate', body: { activity: 'asked', by: 'youth', ratings: [4, null] } });
  if (ends) {
    next();
    next();
    card('failed', 'reason', 'Nobody paid', null);
    card('failed', 'mitigation', 'Name an owner', 1);
    give({ kind: 'end', body: {} });
  }
  return wholeReport({
    program,
    setup,
    entries: table.entries(),
    texts: ({ entry, text: slot }) => texts.get(entry)?.[slot] ?? null,
    reader: textReader('en')(program.scenario),
    language: 'en',
    head: null,
    parent: null,
    zone: null,
    recomputed: { is: 'same' },
    marking: null,
    signedOff: null,
  });
}

test('each activity has its section, with votes, mitigations and how the answers lie', () => {
  const made = report('role');
  expect(made).toContain('### Signs of ten years');
  expect(made).toContain('- Old radios (3 votes)');
  expect(made).toContain('- Nobody paid; then: Name an owner');
  expect(made).toMatch(/\| We notice early\. +\| 0 +\| 0 +\| 0 +\| 2 +\| 0 +\|/);
  expect(made).toMatch(/\| We are believed\. +\| 0 +\| 1 +\| 0 +\| 0 +\| 0 +\|/);
  // who brought an idea stands in the timeline where roles may be named
  expect(made).toContain('Youth speaker: An idea for “Signs of ten years”');
});

test('where nothing may be traced, ideas of the recorder stand without whose, and typed words are withheld', () => {
  for (const attribution of ['sector', 'none'] as const) {
    const made = report(attribution);
    expect(made).toContain('Old radios');
    expect(made).not.toContain('Typed at her own screen');
    expect(made).not.toMatch(/Youth speaker|Mayoress/);
    expect(made).not.toMatch(/: An idea for|has answered/);
  }
});

test('a report in the middle of a survey keeps it sealed', () => {
  const made = report('role', false);
  expect(made).toContain('How the answers lie is shown when it is closed');
  expect(made).not.toMatch(/\| We notice early/);
});

test('of fewer than three who answered a survey nobody is told apart where nobody may be traced', () => {
  for (const attribution of ['sector', 'none'] as const) {
    const told = report(attribution);
    expect(told).not.toMatch(/\| We notice early\. +\|/u);
    expect(told).toContain('Of fewer than three it is not shown how their answers lie');
  }
});
