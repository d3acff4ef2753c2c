import { expect, test } from 'vitest';
import { run } from './run.ts';

test.each([
  [[]],
  [['--of', 'script']],
  [['--of', 'part']],
  [['--of', 'translation']],
  [['--of', 'exercise']],
])('schema %j prints a JSON Schema and nothing else', async (args) => {
  const { code, out, err } = await run('schema', ...args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
});
