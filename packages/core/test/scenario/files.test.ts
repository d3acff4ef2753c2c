import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filesIn, filesWanted, oneText, readScenario } from '../../src/index.ts';
import { completed } from './example.ts';

const line = fc.oneof(
  fc.string(),
  fc.constantFrom('#! file a.yaml', '#!! file b.yaml', '#! missing x', '#!', '#!!! other c', '', '\r'),
);
const text = fc.array(line).map((lines) => lines.join('\n'));
const path = fc.constantFrom('a.yaml', 'shared/b.yaml', 'the msel.csv', 'é/x.yaml');

test('files come out of one text as they went in, whatever stands in them', () => {
  const beside = fc.oneof(
    fc.record({ path, text, why: fc.constant(null) }),
    fc.record({
      path,
      text: fc.constant(null),
      why: fc.constantFrom('missing' as const, 'outside' as const),
    }),
  );
  fc.assert(
    fc.property(text, fc.array(beside), (own, files) => {
      expect(filesIn(oneText(own, files))).toEqual({ own, beside: files });
    }),
  );
});

test('a scenario of one file is its text', () => {
  fc.assert(
    fc.property(
      text.filter((one) => !one.includes('#!')),
      (own) => {
        expect(oneText(own, [])).toBe(own);
      },
    ),
  );
});

test('what is wanted is what is named and not there, step by step', () => {
  const { text: own } = completed('include: [a.yaml, ../b.yaml]\n', false);
  expect(filesWanted(own)).toEqual(['a.yaml']);
  const first = { path: 'a.yaml', text: 'include: [c.yaml]\nhot-wash: [Why?]\n', why: null };
  expect(filesWanted(oneText(own, [first]))).toEqual(['c.yaml']);
  expect(filesWanted(oneText(own, [first, { path: 'c.yaml', text: null, why: 'missing' }]))).toEqual([]);
});

test('sections of the scenario come first, then those of its files as they are named, each once', () => {
  const { text: own } = completed('include: [b.yaml, a.yaml, b.yaml]\nhot-wash: [One?]\n', false);
  const files = [
    {
      path: 'a.yaml',
      text: 'roles:\n  clerk: { name: Clerk, organisation: town }\nhot-wash: [Four?]\n',
      why: null,
    },
    { path: 'b.yaml', text: 'include: [c.yaml]\nhot-wash: [Two?]\n', why: null },
    { path: 'c.yaml', text: 'hot-wash: [Three?]\n', why: null },
  ];
  const { scenario, diagnostics } = readScenario(oneText(own, files), 'scenario.yaml');
  expect(diagnostics).toEqual([]);
  expect(scenario?.hotWash.map((one) => one['en'])).toEqual(['One?', 'Two?', 'Three?', 'Four?']);
  expect(scenario?.roles.map(({ name }) => name)).toEqual(['mayor', 'police', 'clerk']);
});
