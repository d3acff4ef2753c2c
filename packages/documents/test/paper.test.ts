import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { effectsIn, type Scenario } from '@sandtable/core/scenario';
import { readScenario } from '@sandtable/language';
import { describe, expect, test } from 'vitest';
import { words } from '@sandtable/words';
import { wholeCards, wholePack, wholeEventsList } from './whole.ts';
import { bigScenario, ferryPort, libraryScenarios, unchangedDrone } from './conducts.ts';

function scenarioOf(more: string): Scenario {
  const { scenario, diagnostics } = readScenario(
    `
sandtable: 1
id: paper
title: On paper
summary: What is written of injects.
marking: TLP:CLEAR
fictional: All of it is invented.
duration: 2h
organisations: { town: { name: Town, sector: government } }
roles: { mayor: { name: Mayor, organisation: town } }
sources: { law: { text: A law. } }
variables: { queue: { name: Lorries, start: 0 } }
phases: { main: { title: Main } }
${more}`,
    'paper.yaml',
  );
  if (scenario === null) throw new Error(JSON.stringify(diagnostics));
  return scenario;
}

const english = (scenario: Scenario, role: string | null = null) => ({ scenario, language: 'en', role });
const visible = (html: string): string =>
  html
    .slice(html.indexOf('<body'))
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x26;', '&')
    .replaceAll('&#x3C;', '<')
    .replaceAll(/\s+/gu, ' ');
const flat = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** Everything a role may not read on paper before it is told: by what it is, and the words. */
function secretsFrom(scenario: Scenario, role: string): readonly (readonly [string, string])[] {
  const text = (of: { readonly [language: string]: string } | null) => flat(of?.['en'] ?? '');
  return [
    ...scenario.facts
      .filter((fact) => !fact.knownTo.roles.includes(role))
      .map((fact) => [`fact ${fact.name}`, text(fact.text)] as const),
    ...scenario.injects
      .filter((inject) => ![...inject.to.roles, ...inject.cc.roles].includes(role))
      .map((inject) => [`inject ${inject.name}`, text(inject.text)] as const),
    ...scenario.injects.flatMap((inject) =>
      inject.textFor
        .filter((own) => own.role !== role)
        .map((own) => [`inject ${inject.name} for ${own.role}`, text(own.text)] as const),
    ),
    ...scenario.injects.flatMap((inject) => [
      [`notes of ${inject.name}`, text(inject.notes)] as const,
      [`evaluator notes of ${inject.name}`, text(inject.evaluatorNotes)] as const,
    ]),
    ...scenario.decisions
      .filter((decision) => ![...decision.by.roles, ...decision.consult.roles].includes(role))
      .map((decision) => [`decision ${decision.name}`, text(decision.question)] as const),
    ...scenario.decisions.flatMap((decision) => [
      [`notes of ${decision.name}`, text(decision.notes)] as const,
      ...decision.options
        .filter((option) => option.onlyIf !== null)
        .map((option) => [`option ${decision.name}.${option.name}`, text(option.text)] as const),
      ...decision.ifThey.map((proposal) => [`if-they of ${decision.name}`, text(proposal.do)] as const),
    ]),
    ...scenario.expected.map((each) => [`expected ${each.name}`, text(each.text)] as const),
    ...scenario.outcomes.flatMap(({ name, clauses }) =>
      clauses.map((clause) => [`outcome ${name}`, text(clause.text)] as const),
    ),
    ...scenario.actions
      .filter((action) => action.onlyIf !== null || !action.by.roles.includes(role))
      .map((action) => [`action ${action.name}`, text(action.text)] as const),
    ...scenario.discussions.flatMap((discussion) =>
      discussion.probes.map((probe) => [`probe of ${discussion.name}`, text(probe)] as const),
    ),
  ].filter(([, words]) => words.length > 8);
}

describe.each([ferryPort(), ...libraryScenarios()].map((scenario) => [scenario.id, scenario] as const))(
  '%s',
  (_, scenario) => {
    const everyRole = scenario.roles.map((role) => role.name);

    test.each(everyRole)('nothing on the paper of %s that this role may not know', (role) => {
      const paper = visible(wholeCards(english(scenario, role)));
      const leaks = secretsFrom(scenario, role).filter(([, words]) => paper.includes(words));
      // a fact may stand word for word in the message by which the role learns it: then it proves nothing
      const told = allowedWords(scenario, role);
      const isTold = (words: string) => told.some((each) => each.includes(words));
      expect(leaks.filter(([, words]) => !isTold(words)).map(([what]) => what)).toEqual([]);
    });

    test('every recipient of every inject has a card, every answerer a sheet, every role a tent', () => {
      for (const role of everyRole) {
        const paper = visible(wholeCards({ ...english(scenario, role), all: true }));
        // what is told as a call or about the exercise itself is on no paper unless it is asked for
        const handed = visible(wholeCards(english(scenario, role)));
        const said = scenario.injects.filter(
          ({ kind, delivery, attach }) =>
            attach.length === 0 &&
            (kind === 'administrative' || delivery === 'phone' || delivery === 'spoken'),
        );
        expect(said.filter(({ serial }) => handed.includes(`${serial}, to `))).toEqual([]);
        const cards = scenario.injects.filter((inject) =>
          [...inject.to.roles, ...inject.cc.roles].includes(role),
        );
        for (const inject of cards) expect(paper).toContain(`${inject.serial}, to `);
        expect(paper).toContain('Name tent');
      }
      const pack = visible(wholePack(english(scenario)));
      for (const decision of scenario.decisions) expect(pack).toContain(flat(decision.question['en'] ?? ''));
    });

    test('the page needs nothing from elsewhere and runs nothing', () => {
      const pack = wholePack(english(scenario));
      expect(/<script|<link|<img|<iframe|@import|url\(|\son\w+=/iu.exec(pack)?.[0]).toBeUndefined();
      expect(pack.includes('http-equiv="Content-Security-Policy"')).toBe(true);
    });

    test('every sheet is marked before and after', () => {
      for (const sheet of wholePack(english(scenario)).split('<table class="sheet').slice(1)) {
        expect(sheet.split('EXERCISE EXERCISE EXERCISE').length - 1).toBeGreaterThanOrEqual(2);
        expect(sheet.split(`>${scenario.marking}<`).length - 1).toBeGreaterThanOrEqual(2);
      }
    });
  },
);

test('the words that stop everything are the same on every paper, screen and page of the guides, and no others are', () => {
  const say = words('en');
  const guides = ['facilitator', 'participant'].map((name) =>
    readFileSync(join(import.meta.dirname, `../../../docs/guides/${name}.md`), 'utf8'),
  );
  const told = [
    visible(wholeCards(english(ferryPort(), 'gate'))),
    visible(wholePack(english(ferryPort()))),
    say('desk.rules.stop'),
    say('room.briefing.stop'),
    say('format.pause.real-world'),
    say('power.warn.stop'),
    ...guides,
  ];
  for (const each of told) {
    expect(each.toLowerCase()).toContain('real world, not exercise');
    expect(each).not.toMatch(/real[- ]world emergency|no duff/iu);
  }
});

/** What the role may read after all, because the same words stand in something of its own. */
function allowedWords(scenario: Scenario, role: string): readonly string[] {
  const own = [
    ...scenario.injects.filter((inject) => [...inject.to.roles, ...inject.cc.roles].includes(role)),
    ...scenario.facts.filter((fact) => fact.knownTo.roles.includes(role)),
    ...scenario.actions.filter((action) => action.onlyIf === null && action.by.roles.includes(role)),
  ];
  const alone = scenario.injects.flatMap(({ textFor }) => textFor.filter((each) => each.role === role));
  return [...own, ...alone].map((each) => flat(each.text['en'] ?? ''));
}

test('the planners’ part comes before the players’ part, and cards of one role hold no planners’ page', () => {
  const pack = visible(wholePack(english(ferryPort())));
  expect(pack.indexOf('Run sheet')).toBeGreaterThan(pack.indexOf('Planners’ part'));
  expect(pack.indexOf('Master scenario events list')).toBeLessThan(pack.indexOf('Players’ part'));
  expect(pack.indexOf('Role card')).toBeGreaterThan(pack.indexOf('Players’ part'));
  expect(visible(wholeCards(english(ferryPort(), 'gate')))).not.toMatch(/exercise control only/u);
});

test('a sheet has the options that today’s setting opens, and none that hangs on what is done', () => {
  const scenario = scenarioOf(`parameters:
  mode: { name: Mode, values: [drill, night], start: night }
actions: { ask: { by: [mayor], text: Ask } }
decisions:
  gate:
    at: 5m
    by: [mayor]
    rule: single
    question: What about the gate?
    otherwise: wait
    options:
      wait: { text: Wait until morning }
      lamps: { text: Light the lamps, only-if: "parameter.mode == 'night'" }
      bells: { text: Ring the bells, only-if: "parameter.mode == 'drill'" }
      told: { text: Tell what you know, only-if: "action.ask.taken" }
`);
  const options = /<ul class="options">.*?<\/ul>/su.exec(wholePack(english(scenario)))?.[0] ?? '';
  expect(options.match(/Wait until|Light the|Ring the|Tell what/gu)).toEqual(['Wait until', 'Light the']);
});

test('another language where the scenario has it', () => {
  const paper = wholeCards({ scenario: ferryPort(), language: 'fr', role: 'rights', all: true });
  expect(paper).toContain('Chaos à Selmark');
  expect(paper).toContain('lang="fr"');
});

test('whatever a scenario says is words on the page, never markup', () => {
  const scenario = ferryPort();
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const nasty = { en: `<img src=x onerror=alert(1)>${typed}</style><script>` };
      const html = wholePack(
        english({
          ...scenario,
          title: nasty,
          roles: scenario.roles.map((role) => ({ ...role, title: nasty, brief: nasty })),
          injects: scenario.injects.map((inject) => ({ ...inject, text: nasty, title: nasty })),
        }),
      );
      expect(html).not.toMatch(/<img|<script|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u);
    }),
    { numRuns: 15 },
  );
});

test('the pack of an exercise of 300 injects stays under five mebibytes', () => {
  const pack = wholePack({ ...english(bigScenario(300)), all: true });
  expect(Buffer.byteLength(pack)).toBeLessThan(5 * 1024 * 1024);
  expect(pack.split('<section class="card"').length - 1).toBeGreaterThan(600);
});

describe('the master scenario events list', () => {
  const formula = { en: '=HYPERLINK("http://a.example","b")' };
  const scenario = ferryPort();
  const list = (format: 'html' | 'md' | 'csv') =>
    wholeEventsList(
      english({
        ...scenario,
        injects: scenario.injects.map((inject, at) => (at === 0 ? { ...inject, text: formula } : inject)),
      }),
      format,
    );

  test('has every inject in every form, marked before and after', () => {
    for (const format of ['html', 'md', 'csv'] as const) {
      const text = list(format);
      expect(scenario.injects.filter((inject) => !text.includes(inject.serial))).toEqual([]);
      // a table carries its markings in each row, so that it can be filtered and sorted
      const rows = [scenario.injects, scenario.decisions, scenario.expected, scenario.clocks].flat().length;
      const marks = format === 'csv' ? rows : 2;
      expect(text.split('EXERCISE EXERCISE EXERCISE').length - 1).toBe(marks);
      expect(text.split(scenario.marking).length - 1).toBeGreaterThanOrEqual(2);
    }
  });

  test('tells of what stands in an agenda in which module, and what that asks for', () => {
    const drone = unchangedDrone();
    const rows = wholeEventsList(english(drone), 'csv').split('\r\n');
    const row = (serial: string) => rows.find((each) => each.startsWith(`"No. ${serial}"`));
    expect(row('1-01')).toContain('"in the agenda of “Module 1, one report”",');
    expect(row('2-01')).toContain('"in the agenda of “Module 2, everybody asks”, the first time",');
    // and what the inject itself asks for
    expect(row('4-04')).toMatch(/two days later”, only if [^"]*Strength of [^"]*full",/u);
    expect(row('4-06')).toContain(
      '"after “Send the safety report” was missed, unless enough has come already (',
    );
  });

  test('what an effect sends is no reserve: it says what sends it, when, and under which condition', () => {
    for (const of of libraryScenarios()) {
      const rows = wholeEventsList(english(of), 'csv').split('\r\n');
      const sent = effectsIn(of).flatMap(({ effect }) => (effect.verb === 'send' ? [effect.inject] : []));
      const reserve = of.injects.filter(({ serial }) =>
        /","in reserve: /u.test(rows.find((row) => row.startsWith(`"No. ${serial}"`)) ?? ''),
      );
      expect(reserve.filter(({ name }) => sent.includes(name))).toEqual([]);
      const forTheHand = of.injects.filter(({ at, name }) => at?.at === 'reserve' && !sent.includes(name));
      expect(reserve).toEqual(forTheHand);
    }
    const drone = unchangedDrone();
    expect(wholeEventsList(english(drone), 'csv')).toMatch(
      /"No. 1-05",[^\r]*" ?[^"]* after D1 is “Stop all flights and look again every fifteen minutes”/u,
    );
  });

  test('what sends it may be another inject, a duty or a module; what comes again says how often; a value has its name', () => {
    const list = wholeEventsList(
      english(
        scenarioOf(`
injects:
  one: { at: reserve, from: exercise_control, to: [mayor], channel: note, text: One., on-delivery: [{ send: two, after: 5m }] }
  two: { at: reserve, from: exercise_control, to: [mayor], channel: note, text: "Now {queue} wait." }
  three: { at: 10m, every: 20m, times: 3, from: exercise_control, to: [mayor], channel: note, text: Three. }
  four: { at: reserve, from: exercise_control, to: [mayor], channel: note, text: Four. }
  five: { at: reserve, from: exercise_control, to: [mayor], channel: note, text: Five. }
clocks:
  tell: { name: Tell the ministry, law: law, owed-by: mayor, at: 1m, within: 5m, done: "queue > 9", on-missed: [{ send: four }] }
`),
      ),
      'csv',
    );
    expect(list).toMatch(/","in reserve: [^\r]*","One\./u);
    expect(list).toMatch(/","5 min after [^"]*was delivered",[^\r]*","Now \[Lorries\] wait\./u);
    expect(list).toContain(', then every 20 min, 3 times in all"');
    expect(list).toContain('"after “Tell the ministry” was missed"');
  });

  test('tells what luck draws by its span and its name, never by its id', () => {
    const drone = unchangedDrone();
    const told = (of: Scenario) => wholeEventsList(english(of), 'md');
    const event = 'after “Module 2, everybody asks” has begun, as luck draws it';
    expect(told(drone)).toContain(`55 min to 2 h 30 min ${event} (How long the laboratory works)`);
    const nameless = { ...drone, luck: drone.luck.map((each) => ({ ...each, title: null })) };
    expect(told(nameless)).toContain(`55 min to 2 h 30 min ${event}, only if`);
    const unbounded = {
      ...drone,
      luck: drone.luck.map((each) => ({
        ...each,
        distribution: { draw: 'normal', mean: 90, deviation: 10 } as const,
      })),
    };
    expect(told(unbounded)).toContain(`about 1 h 30 min ${event} (How long the laboratory works)`);
    for (const of of [drone, nameless, unbounded]) expect(told(of)).not.toMatch(/lab_time|crew_time/u);
  });

  test('a spreadsheet that opens it shows what was written: letters, numbers, times, headings', () => {
    for (const of of libraryScenarios()) {
      const text = wholeEventsList(english(of), 'csv');
      // the mark by which a spreadsheet knows UTF-8
      expect(text.startsWith('\ufeff"No.","Kind",')).toBe(true);
      const cells = text
        .slice(1)
        .split('\r\n')
        .flatMap((row) => row.split('","'));
      expect(cells.filter((cell) => /^"?\d{1,2}-\d{1,2}"?$/u.test(cell))).toEqual([]);
      expect(cells.filter((cell) => /^"?'/u.test(cell))).toEqual([]);
    }
  });

  test('a spreadsheet calculates nothing of it', () => {
    const rows = list('csv').split('\r\n');
    expect(rows.some((row) => row.includes(`"'=HYPERLINK(""http://a.example"",""b"")"`))).toBe(true);
    expect(rows.filter((row) => /(?:^|,)"\s*[=+\-@]/u.test(row))).toEqual([]);
    expect(rows.at(-1)).toBe('');
  });
});
