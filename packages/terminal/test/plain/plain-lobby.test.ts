// The lobby as lines.
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { LobbyChoice, LobbyOffer } from '../../src/lobby/lobby-state.ts';
import { lobbyLines, runPlainLobby } from '../../src/plain/lobby.ts';
import { scenario } from '../fixture-view.ts';

const offer: LobbyOffer = {
  scenarios: [
    {
      file: '/library/drone-incident/scenario.yaml',
      name: 'drone-incident',
      scenario: {
        ...scenario,
        parameters: [
          {
            name: 'length',
            title: { en: 'How long it is' },
            type: 'choice',
            start: 'full',
            values: ['full', 'short'],
          },
          { name: 'fog', title: { en: 'There is fog' }, type: 'boolean', start: false, values: [] },
        ],
      },
    },
    { file: '/library/broken/scenario.yaml', name: 'broken', problem: 'line 3: a key is written twice' },
  ],
  records: [
    {
      file: '/data/a.jsonl',
      title: 'Drones over Vessmar Airport',
      written: 0,
      zone: null,
      entries: 57,
      state: 'Sunday 07:27',
      problem: null,
    },
    {
      file: '/data/b.jsonl',
      title: 'Drones over Vessmar Airport',
      written: 0,
      zone: null,
      entries: 9,
      state: '',
      problem: 'line 4 was changed',
    },
  ],
  seed: '7005',
};

async function chosen(
  ...typed: readonly string[]
): Promise<{ choice: LobbyChoice; lines: readonly string[] }> {
  const input = new PassThrough();
  const output = new PassThrough();
  let text = '';
  output.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  input.end(typed.map((line) => `${line}\n`).join(''));
  return { choice: await runPlainLobby(offer, { input, output, language: 'en' }), lines: text.split('\n') };
}

test('what can be played comes first, then what can be resumed; what cannot says why', () => {
  const lines = lobbyLines(offer, 'en');
  expect(lines).toContain(
    '1. Drones over Vessmar Airport (drone-incident). 8 roles. Themes: drones, critical-infrastructure.',
  );
  expect(lines).toContain('2. Drones over Vessmar Airport, Sunday 07:27, 57 entries, /data/a.jsonl');
  expect(lines).toContain('Cannot be played: /library/broken/scenario.yaml. line 3: a key is written twice');
  expect(lines).toContain('Cannot be played: /data/b.jsonl. line 4 was changed');
});

test('a scenario is started with the seed and the parameters that are presumed, or others', async () => {
  const file = '/library/drone-incident/scenario.yaml';
  expect((await chosen('1', '', '', '')).choice).toEqual({
    choice: 'start',
    file,
    seed: '7005',
    parameters: [
      ['length', 'full'],
      ['fog', false],
    ],
  });
  expect((await chosen('drone-incident', '7', 'shrot', 'short', 'yes')).choice).toEqual({
    choice: 'start',
    file,
    seed: '7',
    parameters: [
      ['length', 'short'],
      ['fog', true],
    ],
  });
});

test('a record is resumed; a wrong word is asked again; the end of the input leaves', async () => {
  expect((await chosen('2')).choice).toEqual({ choice: 'resume', file: '/data/a.jsonl' });
  const { choice, lines } = await chosen('drone-incidnt', '');
  expect(choice).toEqual({ choice: 'leave' });
  expect(lines).toContain('“drone-incidnt” is not one of these. Did you mean drone-incident?');
  expect((await chosen()).choice).toEqual({ choice: 'leave' });
});
