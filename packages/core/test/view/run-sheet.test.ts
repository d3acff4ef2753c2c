// The run sheet and what dropping an item would lose, on a real scenario and on a small scenario made for it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { begin, decide, evolveAll, isRefusal, load } from '../../src/index.ts';
import { plainReader, runSheet, type SheetRow } from '../../src/view.ts';
import { readScenario } from '@sandtable/language';
import type { Command, Pairs } from '../../src/record.ts';
import { unchangedText } from '../engine/library.ts';

const author = { participant: null, role: 'exercise_control', organisation: null };

function sheetOf(text: string, parameters: Pairs = [], ...commands: readonly Command[]): readonly SheetRow[] {
  const { scenario, diagnostics } = readScenario(text, 'scenario.yaml');
  if (scenario === null) throw new Error(JSON.stringify(diagnostics, null, 2));
  const program = load(scenario);
  let state = begin(program, { seed: '7', parameters, attribution: 'role' });
  for (const command of commands) {
    const decided = decide(program, state, { command, author, wall: 1000, texts: [] });
    if (isRefusal(decided)) throw new Error(decided.refused);
    state = evolveAll(program, state, decided.entries);
  }
  return runSheet(program, state, () => null, plainReader(program.scenario));
}

const prelude = readFileSync(join(import.meta.dirname, '../../../../test/conformance/prelude.yaml'), 'utf8');
const small = `${prelude
  .split(/^(?=[a-z-]+:)/m)
  .filter((part) => !/^(phases|injects|objectives|facts|decisions|discussions)/.test(part))
  .join('')}
phases:
  first:
    title: First
    clock: stands
    agenda:
      - { inject: alarm, minutes: 3 }
      - { inject: rumour, minutes: 2, priority: may-drop }
      - { discuss: q, minutes: 10 }
      - { break: 15m }
    next: [{ go: second }]
  second:
    title: Second
    clock: stands
    agenda: [{ inject: echo, minutes: 4 }, { decide: move }]
    next: [{ go: end }]
injects:
  alarm: { from: exercise_control, to: [mayor], channel: note, text: "A.", serves: [hear], reveals: [fire] }
  rumour: { from: exercise_control, to: [mayor], channel: note, text: "R.", serves: [hear, quiet] }
  echo: { from: exercise_control, to: [mayor], channel: note, text: "E.", only-if: "inject.alarm.delivered" }
  nothing: { from: exercise_control, to: [mayor], channel: note, text: "N.", at: 2h, only-if: "not inject.rumour.delivered" }
discussions:
  q: { ask: "What now?", listen-for: [plan] }
decisions:
  move:
    by: [mayor]
    rule: single
    question: Do you move?
    options: { yes_now: { text: "Yes" }, no_stay: { text: "No" } }
    otherwise: no_stay
    minutes: 8
facts:
  fire: { text: "It burns.", tlp: "TLP:GREEN" }
objectives:
  listen:
    text: Listen
    capability: Planning
    targets: { one: { text: Within an hour, tasks: { hear: Hear it, quiet: Stay calm } } }
  plan_it:
    text: Plan
    capability: Planning
    targets: { one: { text: Soon, tasks: { plan: Make a plan } } }
`;
const lossOf = (rows: readonly SheetRow[], name: string): readonly string[] =>
  (rows.find((row) => row.name === name)?.loses ?? []).map(({ loses, name: what }) => `${loses} ${what}`);

const drop = (phase: string, item: number, dropped = true): Command => ({
  kind: 'drop',
  body: { phase, item, dropped },
});
const start: readonly Command[] = [
  { kind: 'brief', body: {} },
  { kind: 'start', body: {} },
];

describe('what dropping loses', () => {
  test('what is served, revealed or waited for only there', () => {
    const rows = sheetOf(small);
    expect(lossOf(rows, 'alarm')).toEqual(['inject echo', 'fact fire']);
    expect(lossOf(rows, 'rumour')).toEqual(['task quiet']);
    expect(lossOf(rows, 'q')).toEqual(['objective plan_it']);
    expect(lossOf(rows, 'echo')).toEqual([]);
  });

  test('what was dropped before serves nothing any more', () => {
    expect(lossOf(sheetOf(small, [], drop('first', 0)), 'rumour')).toEqual(['objective listen']);
  });

  test('what is known, or came already, is not lost', () => {
    const next: Command = { kind: 'next', body: {} };
    const rows = sheetOf(small, [], ...start, next);
    expect(rows.map(({ name, status }) => [name, status]).slice(0, 2)).toEqual([
      ['alarm', 'done'],
      ['rumour', 'now'],
    ]);
    expect(lossOf(rows, 'alarm')).toEqual([]);
  });
});

describe('the run sheet', () => {
  test('goes on through the phases that may come, with planned minutes of every kind', () => {
    expect(sheetOf(small).map(({ phase, minutes, mayDrop }) => [phase, minutes, mayDrop])).toEqual([
      ['first', 3, false],
      ['first', 2, true],
      ['first', 10, false],
      ['first', 15, false],
      ['second', 4, false],
      ['second', 8, false],
    ]);
  });

  test('says what is dropped, also when its turn has gone, and what was put back', () => {
    const next: Command = { kind: 'next', body: {} };
    const statuses = (rows: readonly SheetRow[]) => rows.map(({ status }) => status).slice(0, 3);
    expect(statuses(sheetOf(small, [], ...start, drop('first', 1)))).toEqual(['now', 'dropped', 'to-come']);
    expect(statuses(sheetOf(small, [], ...start, drop('first', 1), next, next))).toEqual([
      'done',
      'dropped',
      'now',
    ]);
    expect(statuses(sheetOf(small, [], ...start, drop('first', 1), drop('first', 1, false)))).toEqual([
      'now',
      'to-come',
      'to-come',
    ]);
  });

  test('minutes that were added count for what is under way', () => {
    const next: Command = { kind: 'next', body: {} };
    const more: Command = { kind: 'more-time', body: { of: 'item', minutes: 2 } };
    expect(sheetOf(small, [], ...start, next, next, next, more)[2]).toMatchObject({
      status: 'now',
      minutes: 12,
    });
  });

  test('leaves out what the parameters of this evening rule out', () => {
    const items = (agenda: string): number =>
      sheetOf(unchangedText('drone-incident'), [['agenda', agenda]]).filter(
        ({ phase }) => phase === 'sighting',
      ).length;
    expect([items('full'), items('short')]).toEqual([10, 6]);
    // a second visit has its own items: they are no part of the first
    expect(
      sheetOf(unchangedText('drone-incident'), [['agenda', 'full']]).some(
        ({ phase, name }) => phase === 'pressure' && name === 'again',
      ),
    ).toBe(false);
  });
});
