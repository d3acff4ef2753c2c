/** An exercise as an XState actor: it plays, is watched, is put away and goes on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createActor, type InspectionEvent } from 'xstate';
import { play, type Played } from '../../src/index.ts';
import { readScript } from '@sandtable/language';
import type { Entry } from '../../src/record.ts';
import { exerciseLogic, type ExerciseEvent } from '../../src/xstate.ts';
import { unchangedProgram } from './library.ts';

const program = unchangedProgram('drone-incident');
const { scenario } = program;
const logic = exerciseLogic(scenario);
const input = { seed: 'harbour' };

describe('a whole scenario, played through createActor', () => {
  let played: Played;
  let events: readonly ExerciseEvent[];
  beforeAll(() => {
    const file = join(
      import.meta.dirname,
      '../../../../test/fixtures/before-repairs/drone-incident/scripts/one-runway.yaml',
    );
    const { script } = readScript(readFileSync(file, 'utf8'), file, scenario);
    if (!script) throw new Error('the script is not accepted');
    played = play(program, { ...input, parameters: [], attribution: scenario.attribution }, script.play);
    events = played.entries.flatMap(({ n, cause, author, kind, body }) =>
      cause === null
        ? [{ type: kind, body, by: author, texts: played.texts.get(n) ?? [] } as ExerciseEvent]
        : [],
    );
  });

  test('comes to the same entries and the same state, and whoever subscribed has seen every step', () => {
    const actor = createActor(logic, { input });
    const seen: Entry[] = [];
    const emitted: Entry[] = [];
    const delivered: string[] = [];
    actor.subscribe(({ context }) => seen.push(...context.entries));
    actor.on('*', ({ entry }) => emitted.push(entry));
    actor.on('inject.delivered', ({ entry }) => delivered.push(entry.body.inject));
    actor.start();
    for (const event of events) actor.send(event);
    expect(seen).toEqual(played.entries);
    expect(emitted).toEqual(played.entries);
    expect(delivered.length).toBeGreaterThan(5);
    expect(actor.getSnapshot().context.state).toEqual(played.state);
    expect(actor.getSnapshot().context.state.stage).toBe('end-ex');
  });

  test('put away as JSON in the middle and restored, it goes on to the same end', () => {
    const half = Math.floor(events.length / 2);
    const first = createActor(logic, { input }).start();
    for (const event of events.slice(0, half)) first.send(event);
    const kept = JSON.stringify(first.getPersistedSnapshot());
    first.stop();
    const second = createActor(logic, { input, snapshot: JSON.parse(kept) }).start();
    for (const event of events.slice(half)) second.send(event);
    expect(second.getSnapshot().context.state).toEqual(played.state);
  });

  test('every command and every state can be inspected', () => {
    const inspected: InspectionEvent[] = [];
    const actor = createActor(logic, { input, inspect: (event) => inspected.push(event) }).start();
    for (const event of events) actor.send(event);
    const commands = inspected.flatMap((each) => (each.type === '@xstate.event' ? [each.event] : []));
    expect(commands.slice(1)).toEqual(events);
    const snapshots = inspected.filter(({ type }) => type === '@xstate.snapshot');
    expect(snapshots.length).toBe(events.length + 1);
  });
});

test('what is refused changes nothing, and the snapshot says why', () => {
  const actor = createActor(logic, { input }).start();
  const { state } = actor.getSnapshot().context;
  actor.send({ type: 'advance', body: { to: 600 } });
  const { context } = actor.getSnapshot();
  expect(context.refusal?.refused).toBe('stage');
  expect(context.entries).toEqual([]);
  expect(context.state).toBe(state);
  actor.send({ type: 'start', body: {} });
  expect(actor.getSnapshot().context.refusal).toBe(null);
});

test('a role gives its commands by its name', () => {
  const actor = createActor(logic, { input }).start();
  actor.send({ type: 'start', body: {} });
  actor.send({ type: 'next', body: {}, by: scenario.roles[0]?.name ?? '' });
  expect(actor.getSnapshot().context.refusal?.refused).toBe('not-yours');
});
