/** The short name of a role stands for it where one types it: two may not share one, and none may mean something else there. */
import { expect, test } from 'vitest';
import { readScenario } from '../../src/index.ts';
import { completed } from './example.ts';

const told = (police: string, tower: string): readonly string[] => {
  const { text } = completed(
    `roles:
  mayor: { name: Mayor, organisation: town }
  police: { name: The police of the airport, short: ${police}, organisation: town }
  tower: { name: The supervisor of the tower, short: ${tower}, organisation: town }
`,
    false,
  );
  return readScenario(text, 'scenario.yaml').diagnostics.map(({ message }) => message);
};

test.each([
  ['one that another has', 'Cops', 'COPS', '`COPS` is already the short name of a role'],
  ['the name of another role', 'Police', 'Mayor', '`Mayor` is already a role'],
  ['a word for everybody', 'Police', 'all', '`all` '],
])('%s is refused', (_, police, tower, message) => {
  expect(told(police, tower)).toEqual([expect.stringContaining(message)]);
});

test('its own name, in capitals, is let pass', () => {
  expect(told('Police', 'TWR')).toEqual([]);
});
