/** An exercise that comes to no end says so: `play`, `test` and `--unattended` end with 1 and name what goes round. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandtable-circle-'));
afterAll(() => rmSync(folder, { recursive: true }));

const scenario = (phases: string, more = '') => `sandtable: 1
id: round
title: Round
summary: It goes round.
marking: TLP:CLEAR
fictional: All is invented.
duration: 2h
organisations: { town: { name: Town, sector: government } }
roles: { mayor: { name: Mayor, organisation: town } }
variables: { trust: { name: Trust, start: 50, seen-by: [mayor] } }
phases:
${phases}
${more}tests:
  one: { text: One., play: [], expect: ["trust == 50"] }
`;

const circles: readonly (readonly [what: string, text: string, named: string])[] = [
  [
    'as the exercise begins',
    scenario(
      `  one: { title: One, next: [{ go: two, when: "trust > 40" }] }
  two: { title: Two, next: [{ go: one, when: "trust > 40" }] }`,
    ),
    'phase one -> phase two',
  ],
  [
    'from agenda to agenda',
    scenario(
      `  one: { title: One, agenda: [{ say: A }], next: [{ go: two }] }
  two: { title: Two, agenda: [{ say: B }], next: [{ go: one }] }`,
    ),
    'phase one -> phase two',
  ],
  [
    'later, while the clock runs',
    scenario(
      '  one: { title: One, clock: runs, on-enter: [{ add: { trust: -20 }, after: 5m }] }',
      `injects:
  up: { when: "trust < 40", times: 9999, from: exercise_control, to: [mayor], channel: note, text: Up., on-delivery: [{ set: { trust: 45 } }] }
  down: { when: "trust == 45", times: 9999, from: exercise_control, to: [mayor], channel: note, text: Down., on-delivery: [{ set: { trust: 30 } }] }
`,
    ),
    'inject up -> inject down',
  ],
];

test.each(circles)('%s', async (what, text, named) => {
  const file = join(folder, `${what.replaceAll(/\W/g, '')}.yaml`);
  writeFileSync(file, text);
  const words = `goes round in a circle and no time passes: ${named}`;
  const played = await run('play', file);
  expect(played.err).toContain(words);
  expect(played.err).not.toContain('never ends');
  const tested = await run('test', file);
  expect(tested.out + tested.err).toContain(words);
  const unattended = await run('run', file, '--unattended', '--record', file.replace('.yaml', '.jsonl'));
  expect(unattended.err).toContain(words);
  expect([played.code, tested.code, unattended.code]).toEqual([1, 1, 1]);
});
