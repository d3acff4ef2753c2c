import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readScenario } from '../../src/index.ts';

const file = new URL('../../../../test/fixtures/ferry-port.yaml', import.meta.url);
const text = readFileSync(file, 'utf8');

test('the example of every form is read without a word', () => {
  const { scenario, diagnostics } = readScenario(text, 'ferry-port.yaml');
  expect(diagnostics).toEqual([]);
  expect(scenario).not.toBeNull();
  // plain data: what is printed and read back is the same
  expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
});

test('the example becomes what it says', () => {
  const { scenario } = readScenario(text, 'ferry-port.yaml');
  if (scenario === null) throw new Error('not read');
  expect(scenario.story).toEqual({
    hHour: '2031-08-02T06:40',
    zone: '+02:00',
    startex: -600,
    shownAs: 'clock',
  });
  expect(scenario.duration).toBe(30 * 3600);
  expect(scenario.luck).toEqual([
    {
      name: 'patch_time',
      title: null,
      type: 'number',
      duration: true,
      distribution: { draw: 'between', low: 40, high: 95 },
    },
  ]);
  const [outage, pressure] = scenario.phases;
  expect(outage?.agenda.map((item) => item.does)).toEqual([
    'inject',
    'discuss',
    'inject',
    'decide',
    'advance',
    'brief-back',
    'break',
  ]);
  expect(pressure?.next[0]?.at).toEqual({
    at: 'event',
    event: { kind: 'phase', name: 'pressure', words: ['entered'] },
    delay: { luck: 'patch_time' },
  });
  const manual = scenario.decisions[0];
  expect(manual).toMatchObject({
    serial: 'D1',
    rule: 'lead',
    lead: 'gate',
    takes: 900,
    otherwise: { options: ['refuse'] },
  });
  expect(manual?.by).toEqual({ written: ['operators'], roles: ['gate', 'ferries'] });
  expect(scenario.decisions[2]).toMatchObject({
    answer: { form: 'amount', min: 0, max: 100 },
    otherwise: { amount: 25 },
  });
  expect(scenario.injects.map((inject) => [inject.name, inject.serial])).toEqual([
    ['first_call', '1-01'],
    ['note', '1-02'],
    ['radio', '0-01'],
    ['rumour', '2-01'],
    ['situation', '2-02'],
    ['nudge', '1-03'],
    ['second_note', '1-04'],
  ]);
  expect(scenario.tests[0]?.play[1]).toMatchObject({ step: 'do', action: 'warn', by: 'gate', at: 3000 });
  expect(scenario.variables.find((one) => one.name === 'served')?.is?.type).toBe('number');
  expect(scenario.measures[1]?.how).toMatchObject({
    by: 'sample',
    sample: 'highest',
    target: { comparison: '<', value: 1500 },
  });
});
