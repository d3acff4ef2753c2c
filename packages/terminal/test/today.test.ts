// What is still to be made for today: told in the lobby and before play begins, and no longer once it is there.
import { PassThrough } from 'node:stream';
import { exerciseCommand } from '@sandtable/core/record';
import { expect, test } from 'vitest';
import { createDesk } from '../src/desk/headless-desk.ts';
import { createLobby } from '../src/lobby/headless-lobby.ts';
import { runPlain } from '../src/plain/run.ts';
import { runPlainLobby } from '../src/plain/lobby.ts';
import { frameText } from '../src/screen/frame.ts';
import { typed } from '../src/screen/key.ts';
import type { ForToday } from '../src/wording/today.ts';
import { unhurried } from './desk-at-hand.ts';
import { droneSession } from './drone-session.ts';

const command = 'sandtable doctor drone-incident --folder papers';
const makeExercise = 'sandtable new exercise.yaml --exercise drone-incident';
const today: ForToday = {
  papers: { folder: 'papers', needed: 13, missing: 2, older: 1, command },
  makeExercise,
};
const count = 'Papers for today: 2 of 13 missing in papers, 1 older than the scenario: ';
const oneLine = (shown: string): string => shown.replaceAll(/\s+/gu, ' ');

/** What it said until its input ended. */
async function heard(
  talk: (input: PassThrough, output: PassThrough) => unknown,
  lines = '',
): Promise<string> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let said = '';
  output.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  input.end(lines);
  await talk(input, output);
  return said;
}

test('the desk and plain mode say at set-up how many papers are missing and what lists them, and how to say what the exercise is', async () => {
  const session = droneSession();
  const shown = (): string => {
    const desk = createDesk(session, { resume: null, sinceBoot: unhurried(), today }, () => {});
    desk.key(typed('n'));
    return oneLine(frameText(desk.frame({ columns: 160, rows: 60 })));
  };
  const plain = (): Promise<string> =>
    heard((input, output) => runPlain(session, { input, output, resume: null, today }));
  expect(shown()).toContain('2 of 13 missing');
  expect(shown()).toContain('^K “exercise”, or');
  const told = await plain();
  for (const words of [count, command, '“exercise”, or', makeExercise]) expect(told).toContain(words);
  expect(told).not.toContain('^K');
  // said at the desk: no file is asked for any more
  const nothing = {
    sponsor: null,
    purpose: null,
    missionArea: null,
    threat: null,
    scope: null,
    handling: null,
  };
  const lists = { days: [], sites: [], organisations: [], contacts: [], staff: [], participation: null };
  const entered = exerciseCommand({ title: 'Low Tide', version: '1', state: 'draft', ...nothing, ...lists });
  session.give(entered.command, entered.texts);
  expect(await plain()).not.toContain(makeExercise);
  expect(shown()).toContain('2 of 13 missing');
  session.give({ kind: 'start', body: {} });
  expect(shown()).not.toContain('2 of 13 missing');
});

test('the lobby says it with the scenario', async () => {
  const offer = {
    scenarios: [{ file: 's.yaml', name: 'drone-incident', scenario: droneSession().scenario, today }],
    records: [],
    seed: '7',
  };
  const lobby = createLobby(offer, 'en', () => {}, unhurried());
  const shown = oneLine(frameText(lobby.frame({ columns: 200, rows: 70 })));
  expect(shown).toContain('2 of 13 missing');
  expect(shown).toContain('No paper says yet which exercise this is: sandtable new');
  const told = await heard(
    (input, output) => runPlainLobby(offer, { input, output, language: 'en' }),
    'drone-incident\n',
  );
  for (const words of [count, command, makeExercise]) expect(told).toContain(words);
});
