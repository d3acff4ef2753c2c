/** `test`: what it tells of a scenario's own tests, in words, as JSON and as JUnit XML; and side by side in workers. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readScenario } from '@sandtable/language';
import type { Scenario } from '@sandtable/core/scenario';
import { afterAll, describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { trialsOf } from '../src/trial/side-by-side.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandtable-trial-'));
afterAll(() => rmSync(folder, { recursive: true }));
const root = join(import.meta.dirname, '../../..');
const smallest = readFileSync(join(root, 'test/fixtures/smallest.yaml'), 'utf8');

const file = join(folder, 'town.yaml');
writeFileSync(
  file,
  `${smallest}facts:
  leak: { text: The pipe leaks., known-to: [mayor] }
actors: { caller: { name: Caller } }
outcomes:
  calm: { only-if: "mode == 'closed'", text: It is calm. }
  wet: { text: It is wet. }
injects:
  call: { at: 20m, from: caller, to: [police], channel: phone, text: The pipe leaks. }
  letter: { at: reserve, from: caller, to: [mayor], channel: post, text: A letter. }
decisions:
  shut:
    at: 30m
    by: [mayor]
    within: 1h
    question: Do you shut it?
    options: { now: { text: Now, effects: [{ set: { mode: "'closed'" } }] }, later: { text: Later } }
    otherwise: later
tests:
  holds:
    text: Who shuts it has it shut
    play: [{ decide: shut, answer: now, by: mayor, at: 40m }]
    expect: ["mode == 'closed'"]
  fails:
    text: Nobody & "nothing" is < shut
    play: []
    expect:
      - "mode == 'closed'"
      - { happens: inject.call.delivered, before: 15m }
      - { happens: inject.letter.delivered, latest: 2h }
      - { fact: leak, known-to: [police], not-known-to: [mayor] }
      - { outcome: calm }
`,
);

const luckless = join(folder, 'luckless.yaml');
writeFileSync(
  luckless,
  `${readFileSync(file, 'utf8').slice(0, -1).split('tests:')[0]}  plead: { when: "mode == 'closed' and story.minutes > 300", by: [mayor], question: Do you plead?, options: { now: { text: Now }, later: { text: Later } }, otherwise: later }
actions:
  ring: { text: Ring, by: [police], only-if: "mode == 'closed'" }
chances:
  rain: { name: Rain, at: 10m after decision.shut.opened, odds: 50%, only-if: "mode == 'closed'", effects: [{ set: { mode: "'open'" } }] }
  snow: { name: Snow, at: 10m after inject.letter.delivered, odds: 50%, effects: [{ set: { mode: "'open'" } }] }
  hail: { name: Hail, per-hour: "mode == 'closed' ? 1 : 0", effects: [{ set: { mode: "'open'" } }] }
tests:
  chances:
    text: No weather
    chances: { rain: fires, snow: fires, hail: 20m }
    play: []
    expect: ["mode == 'open'"]
  late:
    text: Too late
    play: [{ do: ring, by: police, at: 95m }, { decide: shut, answer: now, by: mayor }]
    expect: ["mode == 'open'"]
  ended:
    text: Over
    play: [{ note: Late, at: 95m }, { decide: shut, answer: now, by: mayor }]
    expect: [{ happens: inject.call.delivered, before: decision.shut.made }]
  twice:
    text: Decided already
    play: [{ decide: shut, answer: now, by: mayor }, { do: ring, by: police }, { decide: shut, answer: later, by: mayor }]
    expect: ["mode == 'closed'"]
  unput:
    text: Never put
    play: [{ decide: plead, answer: now, by: mayor }]
    expect: ["mode == 'open'"]
`,
);

describe('test', () => {
  test('tells what was expected, what came instead, and where in the play', async () => {
    const { code, out, err } = await run('test', file);
    expect({ code, err }).toEqual({ code: 1, err: '1 passed, 1 failed\n' });
    expect(out.replaceAll(file, 'town.yaml')).toMatchInlineSnapshot(`
      "town.yaml
        passed  holds: Who shuts it has it shut
        FAILED  fails: Nobody & "nothing" is < shut
          town.yaml:44:9
            expected  "mode == 'closed'"
            got       mode is open
            where     at the end, in “first”, after this:
              +1 h 30 min DECISION: D1 closes with its default: Later.
              +2 h 00 min EXERCISE: EndEx. What is said now is not play.
              +2 h 00 min EXERCISE: The outcome is reached.
          town.yaml:45:9
            expected  { happens: inject.call.delivered, before: 15m }
            got       it happened first at +20 min; wanted before +15 min
            where     +20 min, in “first”, after this:
              +0 s EXERCISE: Play is on.
              +0 s MODULE: First.
              +20 min INJECT: 0-01 from Caller to Police, phone.
          town.yaml:46:9
            expected  { happens: inject.letter.delivered, latest: 2h }
            got       it never happened; wanted at +2 h 00 min at the latest
            where     at the end, in “first”, after this:
              +1 h 30 min DECISION: D1 closes with its default: Later.
              +2 h 00 min EXERCISE: EndEx. What is said now is not play.
              +2 h 00 min EXERCISE: The outcome is reached.
          town.yaml:47:9
            expected  { fact: leak, known-to: [police], not-known-to: [mayor] }
            got       police does not know it
                      mayor knows it since +0 s
            where     at the end, in “first”, after this:
              +1 h 30 min DECISION: D1 closes with its default: Later.
              +2 h 00 min EXERCISE: EndEx. What is said now is not play.
              +2 h 00 min EXERCISE: The outcome is reached.
          town.yaml:48:9
            expected  { outcome: calm }
            got       the outcome told is wet
                      mode is open
            where     at the end, in “first”, after this:
              +1 h 30 min DECISION: D1 closes with its default: Later.
              +2 h 00 min EXERCISE: EndEx. What is said now is not play.
              +2 h 00 min EXERCISE: The outcome is reached.
        covered 1 of 2 injects, 2 of 2 options, 1 of 1 phase
          never delivered: letter
      "
    `);
  });

  test('says why a chance did not come about, and why a step could not be done', async () => {
    const { out } = await run('test', luckless);
    expect(out.replaceAll(luckless, 'town.yaml')).toMatchInlineSnapshot(`
      "town.yaml
        FAILED  chances: No weather
          The chance “rain” did not come about: its moment came at +40 min, and its \`only-if\` did not hold: mode == 'closed'
            mode is open
          The chance “snow” did not come about: its moment counts from inject.letter.delivered, and that never happened.
          The chance “hail” did not come about: from +20 min to the end its \`per-hour\` was never above 0: mode == 'closed' ? 1 : 0. At the end:
            mode is open
        FAILED  late: Too late
          town.yaml:50:12: this step (do) could not be done. The \`only-if\` of “ring” did not hold, or not any more, when the step had its turn: mode == 'closed'
          town.yaml:50:47: this step (decide) could not be done. Its turn never came: the exercise ended before its time, or the step before it waits for something that does not come.
        FAILED  ended: Over
          town.yaml:54:37: this step (decide) could not be done. D1 had closed with its default at +1 h 30 min, when its time was over. Let this step come before that.
          town.yaml:55:14
            expected  { happens: inject.call.delivered, before: decision.shut.made }
            got       there is no such time: decision.shut.made never happened
            where     at the end, in “first”, after this:
              +1 h 30 min DECISION: D1 closes with its default: Later.
              +2 h 00 min EXERCISE: EndEx. What is said now is not play.
              +2 h 00 min EXERCISE: The outcome is reached.
        FAILED  twice: Decided already
          town.yaml:58:80: this step (decide) could not be done. D1 was decided at +30 min, by the answers before this step. Who is to answer together stands in one step, or in steps that follow each other.
          town.yaml:59:14
            expected  "mode == 'closed'"
            got       mode is open
                        +30 min mode went from open to closed: option shut now
                        +31 min mode went from closed to open: chance hail
            where     at the end, in “first”, after this:
              +31 min WORLD: Mode goes from closed to open.
              +2 h 00 min EXERCISE: EndEx. What is said now is not play.
              +2 h 00 min EXERCISE: The outcome is reached.
        FAILED  unput: Never put
          town.yaml:62:12: this step (decide) could not be done. D2 was never put. What has to hold before: mode == 'closed' and story.minutes > 300
        covered 1 of 2 injects, 2 of 4 options, 1 of 1 phase
          never delivered: letter
          never chosen: plead.now, plead.later
      "
    `);
  });

  test('as JSON, with the coverage', async () => {
    const { code, out } = await run('test', file, '--format', 'json');
    expect(code).toBe(1);
    const { version, files } = JSON.parse(out) as {
      version: number;
      files: { tests: unknown[]; coverage: unknown }[];
    };
    expect(version).toBe(1);
    expect(files[0]?.coverage).toEqual({
      inject: { reached: 1, of: 2, missing: ['letter'] },
      option: { reached: 2, of: 2, missing: [] },
      phase: { reached: 1, of: 1, missing: [] },
    });
    expect(files[0]?.tests).toMatchObject([
      { name: 'holds', passed: true, failures: [] },
      {
        name: 'fails',
        passed: false,
        failures: [
          {
            expected: `"mode == 'closed'"`,
            place: `${file}:44:9`,
            at: null,
            got: 'values',
            readings: [{ name: 'mode', value: 'open' }],
          },
          { at: 1200, got: 'time', wanted: { by: 'before', time: 900 } },
          { at: null, got: 'time', wanted: { by: 'latest', time: 7200 } },
          {
            got: 'knowledge',
            lacking: [{ role: 'police', since: null }],
            knowing: [{ role: 'mayor', since: 0 }],
          },
          { got: 'outcome', outcome: 'wet', readings: [{ name: 'mode', value: 'open' }] },
        ],
      },
    ]);
  });

  test('as JUnit XML that the schema of Jenkins takes', async () => {
    const results = join(folder, 'results.xml');
    const hard = join(folder, 'hard.yaml');
    writeFileSync(hard, readFileSync(file, 'utf8').replace('text: Later', "text: 'Later ]]>'"));
    expect((await run('test', hard, 'drone-incident', '--junit', results)).code).toBe(1);
    const xml = readFileSync(results, 'utf8');
    const schema = readFileSync(join(root, 'test/fixtures/schema/junit-10.xsd'), 'utf8');
    const judged = await validateXML({ xml: [{ fileName: 'results.xml', contents: xml }], schema: [schema] });
    expect(judged.errors).toEqual([]);
    expect(xml).toContain('<testsuite name="' + hard + '" tests="2" failures="1" errors="0"');
    expect(xml).toContain('<failure message="Nobody &#x26; &#x22;nothing&#x22; is &#x3C; shut">');
    expect(xml).toContain('got       mode is open');
    const broken = xml.replace(' errors="0"', '').replace('<testcase', '<test');
    expect((await validateXML({ xml: broken, schema: [schema] })).errors).not.toEqual([]);
  });

  test('a file for the results that cannot be written: exit 1, said in words', async () => {
    const { code, err } = await run('test', file, '--junit', join(folder, 'none', 'results.xml'));
    expect({ code, err: err.split('\n')[0] }).toEqual({
      code: 1,
      err: expect.stringContaining('results.xml'),
    });
  });
});

test('workers come to the same results in the same order', async () => {
  const scenarios = ['drone-incident', 'future-threats', 'extremist-content-surge'].map((name): Scenario => {
    const path = join(root, 'scenarios', name, 'scenario.yaml');
    const { scenario } = readScenario(readFileSync(path, 'utf8'), path);
    if (scenario === null) throw new Error(`${path} has errors`);
    return scenario;
  });
  const alone = await trialsOf(scenarios, 0);
  expect(alone.map((trials) => trials.map((trial) => trial.test.name))).toEqual(
    scenarios.map(({ tests }) => tests.map(({ name }) => name)),
  );
  expect(await trialsOf(scenarios, 3)).toEqual(alone);
});
