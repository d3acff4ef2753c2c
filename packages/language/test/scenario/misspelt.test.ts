import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readScenario } from '../../src/index.ts';

const ferryPort = readFileSync(new URL('../../../../test/fixtures/ferry-port.yaml', import.meta.url), 'utf8');

test('one misspelt name is one or more problems, and the first of the misspelt ones suggests the right name', () => {
  const declared = [
    'operators',
    'technician',
    'by_hand',
    'state_agrees',
    'patch_time',
    'old_server',
    'second_note',
    'who_closes',
    'early_warning',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...declared), fc.nat(10), (name, at) => {
      const places = [...ferryPort.matchAll(new RegExp(`(?<!Night )\\b${name}\\b(?!:)`, 'g'))];
      const place = places[at % places.length];
      if (place === undefined) return;
      const misspelt = `${name.slice(0, -1)}x`;
      const text = ferryPort.slice(0, place.index) + misspelt + ferryPort.slice(place.index + name.length);
      const { diagnostics } = readScenario(text, 'misspelt.yaml');
      const inText = diagnostics.find((one) => one.message.includes(misspelt));
      expect(inText?.fix).toContain(name);
    }),
    { numRuns: 100 },
  );
});
