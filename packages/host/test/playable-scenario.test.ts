// The library's scenarios lie checked beside the bundle; what is played from there is what reading the file gives.
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readScenario } from '@sandtable/language';
import { playableScenario } from '../src/recorded.ts';

const root = join(import.meta.dirname, '../../..');

test.each(globSync('scenarios/*/scenario.yaml', { cwd: root }))('%s is bundled as it reads', (file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const hash = createHash('sha256').update(text).digest('hex');
  const checked: unknown = JSON.parse(
    readFileSync(join(root, 'packages/cli/dist/checked', `${hash}.json`), 'utf8'),
  );
  expect(checked).toStrictEqual(readScenario(text, 'scenario.yaml').scenario);
});

test('any other text is read, once', () => {
  const text = readFileSync(join(root, 'scenarios/drone-incident/scenario.yaml'), 'utf8');
  const other = `${text}\n# somebody’s own copy\n`;
  const scenario = playableScenario(other);
  expect(scenario).toEqual(readScenario(text, 'scenario.yaml').scenario);
  expect(playableScenario(other)).toBe(scenario);
  expect(playableScenario('sandtable: 1\n')).toBeNull();
});
