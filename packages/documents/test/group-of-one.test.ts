/** Anonymity has a count: where nobody may be traced, no number in a report is so small that who was there knows whose it is, and no words name anybody. */
import { expect, test } from 'vitest';
import type { Attribution } from '@sandtable/core/scenario';
import { evening, spokenWords, voted } from './conducts.ts';
import { wholeData, wholePage, wholeReport } from './whole.ts';

const untraced = ['sector', 'none'] as const satisfies readonly Attribution[];

test.each(['each', 'majority'] as const)('of a decision by %s no answer of one or two is counted', (rule) => {
  for (const attribution of untraced) {
    const told = wholeReport(voted(rule, ['go', 'stay', 'stay', 'stay', 'stay'], attribution));
    expect(told).toContain(
      'Go; Stay (how many gave each is not told: of one answer it was fewer than three)',
    );
    expect(told).not.toMatch(/[14] × /u);
    const two = wholeReport(voted(rule, ['stay', 'stay', 'stay', 'go', 'go'], attribution));
    expect(two).toContain('Go; Stay (how many gave each is not told');
    const other = wholeReport(voted(rule, ['stay', 'stay', 'stay', 'go', 'go', 'go'], attribution));
    expect(other).toContain('3 × Go; 3 × Stay');
    expect(wholeReport(voted(rule, ['go', 'go', 'go'], attribution))).toContain('3 × Go');
  }
  // where roles are told, all is counted
  expect(wholeReport(voted(rule, ['go', 'stay', 'stay', 'stay', 'stay'], 'role'))).toMatch(
    /1 × Go; 4 × Stay/u,
  );
});

test('in what order they answered is no trace of them either, nor in a secret ballot', () => {
  const one = ['go', 'go', 'go', 'stay', 'stay', 'stay'] as const;
  for (const given of [one, one.toReversed()]) {
    for (const attribution of untraced)
      expect(wholeReport(voted('each', given, attribution))).toContain('3 × Go; 3 × Stay');
    expect(wholeReport(voted('majority', given, 'role', 'secret'))).toContain('3 × Go; 3 × Stay');
  }
});

const named = {
  ...spokenWords,
  strength: `Marisol said no. “Duty manager of the port” she said, QUINT.`,
  gap: 'The manager said no.',
  artefact: 'It was too warm.',
};

test('what exercise control noted names nobody: names where none are promised, titles where no roles are', () => {
  for (const attribution of untraced) {
    const request = evening(attribution, named, true);
    for (const told of [wholeReport(request), wholePage(request), wholeData(request)]) {
      expect(told).not.toMatch(/Marisol|QUINT/u);
      expect(told).not.toContain('Duty manager of the port');
      expect(told).toContain('(somebody)');
    }
    // a word of a title is left, and whoever signs the report off is asked about it until then
    const asked = 'The manager said no. (in this draft: does a reader know from it who it was?)';
    expect(wholeReport(request)).toContain(asked);
    expect(wholeReport(request)).toContain('It was too warm.');
    expect(wholeReport(request)).not.toContain('It was too warm. (in this draft');
    expect(wholeReport({ ...request, signedOff: 'A. Mori' })).not.toContain('in this draft');
  }
  const byRole = wholeReport(evening('role', named));
  expect(byRole).not.toMatch(/Marisol|QUINT/u);
  expect(byRole).toContain('Duty manager of the port');
  expect(byRole).not.toContain('in this draft');
  expect(wholeReport(evening('person', named, true))).toContain('Marisol said no.');
});

test.each([
  ['with its accents apart', 'José Núñez', 'Jose\u0301 Nu\u0301n\u0303ez was late.'],
  ['without them', 'José Núñez', 'Nunez was late.'],
  ['with them, where the seat has none', 'Jose Nunez', 'Núñez was late.'],
  ['with a no-break space and another apostrophe', "Siobhán O'Neill", 'Siobhán\u00a0O’Neill was late.'],
  ['with another hyphen', 'Anne-Marie Roy', 'ANNE\u2011MARIE ROY was late.'],
])('a name is hidden however it was typed in a note: %s', (_how, name, gap) => {
  for (const attribution of ['role', 'none'] as const) {
    const told = wholeReport(evening(attribution, { ...spokenWords, name, gap }));
    expect(told).toMatch(/person 1 was late\./u);
  }
  // and words around it stay as they were
  const words = 'Zoe\u0308 and Nuria were late.';
  expect(wholeReport(evening('role', { ...spokenWords, name, gap: words }))).toContain(words);
});
