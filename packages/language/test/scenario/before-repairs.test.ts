/** What `check` learnt to see is seen in the scenarios as they were, where an exercise director and a lawyer had found it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reviewScenario } from '../../src/index.ts';

const folder = join(import.meta.dirname, '../../../../test/fixtures/before-repairs');
const [drone, surge, future] = ['drone-incident', 'extremist-content-surge', 'future-threats'].map((name) =>
  readFileSync(join(folder, name, 'scenario.yaml'), 'utf8'),
) as [string, string, string];

/** The lines on which a piece of advice is given, without their keys' values. */
function advised(text: string, code: string): readonly string[] {
  const lines = text.split('\n');
  return reviewScenario(text, 'scenario.yaml').diagnostics.flatMap((one) =>
    one.code === code ? [(lines[one.place.line - 1] ?? '').trim().replace(/: .*|:$/u, '')] : [],
  );
}
const messages = (text: string, code: string): readonly string[] =>
  reviewScenario(text, 'scenario.yaml').diagnostics.flatMap((one) =>
    one.code === code ? [one.message] : [],
  );

/** With something declared that prose cannot tell. Throws where it does not stand there. */
function declared(
  text: string,
  ...changes: readonly (readonly [from: string | RegExp, to: string])[]
): string {
  return changes.reduce((before, [from, to]) => {
    const after = before.replace(from, to);
    if (after === before) throw new Error(`not found: ${String(from)}`);
    return after;
  }, text);
}

test('facts that change nothing: 15 of 16, 10 of 12, 6 of 7', () => {
  expect(advised(drone, 'ST0725')).toHaveLength(15);
  expect(advised(drone, 'ST0725')).toEqual(
    expect.arrayContaining(['survey_permit', 'no_standard', 'kestria_case', 'crew_hours']),
  );
  expect(advised(surge, 'ST0725')).toHaveLength(10);
  expect(advised(surge, 'ST0725')).toEqual(expect.arrayContaining(['ridge_gap', 'old_list']));
  expect(advised(future, 'ST0725')).toHaveLength(6);
});

test('facts for one organisation only that may go to others: three, one and one', () => {
  expect([drone, surge, future].map((text) => advised(text, 'ST0726').length)).toEqual([3, 1, 1]);
});

test('a question that tells advisers of a threat which is for others only', () => {
  expect(messages(surge, 'ST0732')).toEqual([
    'That this opens tells `families`, `rights` that somebody knows `threat_seen`.',
  ]);
  expect([...messages(drone, 'ST0732'), ...messages(future, 'ST0732')]).toEqual([]);
});

test('roles that sit: without a message of their own in the modules, without a deed', () => {
  expect(messages(surge, 'ST0727')).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^`regulator` gets no message of its own in `stream`, `surge`/u),
      expect.stringMatching(
        /^`rights` gets no message[^.]*\. `rights` has nothing of its own to do in `stream`, `hour`/u,
      ),
    ]),
  );
  expect(messages(drone, 'ST0727')).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^`liaison` gets no message of its own in `sighting`, `pressure`, `reopening`/u),
      expect.stringMatching(/^`lab` .* nothing of its own to do in/u),
    ]),
  );
  expect(messages(future, 'ST0727')).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^`youth` .* nothing of its own to do in `signs`, `voices`/u),
    ]),
  );
});

test('something urgent behind a talk: an aircraft four minutes out, and ten minutes of seminar', () => {
  expect(messages(drone, 'ST0730')).toContain(
    'It is expected 5m after `first_report`, and 10 minutes of talk stand before the room may decide it.',
  );
});

test('votes of those who do not have the power: measures on the radio, a concert, a fleet that belongs to a firm', () => {
  const consent = declared(drone, [
    '- Give or refuse consent for measures on the radio',
    '- { text: Give or refuse consent for measures on the radio, decides: [counter] }',
  ]);
  expect(messages(consent, 'ST0728')).toEqual([
    '`airport`, `tower`, `police` can decide `counter` without the power for it, which `regulator` has.',
  ]);
  const concert = declared(drone, [
    '- Search around the airport with patrols',
    '- { text: Stop a gathering that is in danger, decides: [stadium] }',
  ]);
  expect(messages(concert, 'ST0728')).toEqual([
    '`airport`, `regulator`, `lab`, `passengers` can decide `stadium` without the power for it, which `police` has.',
  ]);
  const fleet = declared(future, [
    /(?<=\n {2}operator:\n(?: {4}.*\n)* {4}can:\n)/u,
    '      - { text: Stop its own vehicles, decides: [stop_fleet] }\n',
  ]);
  expect(messages(fleet, 'ST0728')).toEqual([
    expect.stringMatching(/can decide `stop_fleet` without the power for it, which `operator` has\.$/u),
  ]);
});

test('defaults that restrict: two people held, a street cleared', () => {
  const held = declared(
    drone,
    ['text: Hold them for questions with a lawyer and give no names', '$&\n        intrudes: 2'],
    ['text: Take their details and let them go', '$&\n        intrudes: 1'],
  );
  expect(messages(held, 'ST0729')).toEqual([
    'When nobody decides `suspects`, people are restricted more than `release` would.',
  ]);
  const cleared = declared(
    surge,
    ['text: The police clear the street.', '$&\n        intrudes: 3'],
    [/(?<= {6}known_voice:\n)/u, '        intrudes: 0\n'],
  );
  expect(messages(cleared, 'ST0729')).toEqual([expect.stringMatching(/more than `known_voice` would\.$/u)]);
});
