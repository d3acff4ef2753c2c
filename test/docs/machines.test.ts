/** The page of the machines shows them as they are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import * as exported from '@sandtable/core/xstate';
import { readScenario } from '@sandtable/language';
import { machineDrawing } from './machine-drawing.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/reference/machines.md'), 'utf8');
const machines = Object.values(exported).filter(
  (each): each is Extract<typeof each, AnyStateMachine> => typeof each === 'object',
);

// `npx vitest run test/docs/machines.test.ts -u` draws them anew
test('the drawings are those of the machines', async () => {
  const drawn = page.replace(
    /(<!-- machine ([a-z-]+) -->\n)[\s\S]*?(<!-- \/machine -->)/gu,
    (_, begin: string, name: string, end: string) => `${begin}\n${drawing(name)}\n\n${end}`,
  );
  await expect(drawn).toMatchFileSnapshot('../../docs/reference/machines.md');
});

test('every machine that is exported is drawn', () => {
  const named = new Set([...page.matchAll(/<!-- machine ([a-z-]+) -->/gu)].map(([, name]) => name));
  expect(named).toEqual(new Set(['course', ...machines.map(({ id }) => id)]));
});

function drawing(name: string): string {
  if (name === 'course') {
    const text = readFileSync(join(root, 'scenarios/drone-incident/scenario.yaml'), 'utf8');
    const { scenario } = readScenario(text, 'scenario.yaml');
    if (!scenario) throw new Error('drone-incident is not accepted');
    return machineDrawing(exported.courseOf(scenario), (event) => event === 'end' || event.startsWith('go.'));
  }
  const machine = machines.find(({ id }) => id === name);
  if (!machine) throw new Error(`no machine is called ${name}`);
  return machineDrawing(machine);
}
