import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explore, shows } from '../src/index.ts';
import { bridge, broken, checked, explored } from './bridge.ts';

const library = join(import.meta.dirname, '../../../scenarios');
const told = (text: string) => {
  const scenario = checked(text);
  const findings = explored(scenario);
  for (const finding of findings) expect(shows(scenario, finding), JSON.stringify(finding)).toBe(true);
  return findings.map(({ kind, path, evidence }) => `${kind} ${path} ${evidence}`);
};

test('an exercise in which everything can happen has no findings', () => {
  expect(told(bridge)).toEqual([]);
});

describe('what never happens', () => {
  test.each([
    [
      'a branch that nothing sends',
      ', { send: rumour, after: 10m }',
      '',
      'neverHappens injects.rumour proven',
    ],
    ['a trigger beyond the limits', '"trust > 55"', '"trust > 155"', 'neverTrue injects.thanks.when proven'],
    [
      'a trigger against itself',
      '"trust > 55"',
      '"trust > 55 and trust < 20"',
      'neverTrue injects.thanks.when proven',
    ],
    [
      'a trigger that no play reaches',
      '"trust > 55"',
      '"trust > 90"',
      'neverTrue injects.thanks.when searched',
    ],
    [
      'a whole number between two others',
      '"trust > 55"',
      '"crowd > 3 and crowd < 4"',
      'neverTrue injects.thanks.when proven',
    ],
    [
      'a whole number that is compared with a fraction',
      '"trust > 55"',
      '"crowd == 2.5"',
      'neverTrue injects.thanks.when proven',
    ],
    [
      'a derived whole number beyond what it is rounded to',
      '"trust > 55"',
      '"tenths > 10"',
      'neverTrue injects.thanks.when proven',
    ],
    [
      'two phases at once',
      '"trust > 55"',
      '"phase.call.active and phase.aftermath.active"',
      'neverTrue injects.thanks.when proven',
    ],
    [
      'a moment past the end',
      'at: 5m after action.look',
      'at: 300m after action.look',
      'neverHappens injects.found proven',
    ],
    [
      'an effect past the end',
      'rumour, after: 10m',
      'rumour, after: 3h',
      'neverHappens injects.rumour searched',
    ],
    [
      'a choice that nothing sets',
      `{ set: { traffic: "'stopped'" } }, `,
      '',
      'neverTrue phases.call.agenda.4.only-if proven',
    ],
    ['a fact that nobody tells', ', reveals: [old_pipe]', '', 'neverHappens facts.old_pipe proven'],
    [
      'a phase that no exit leads to',
      '{ go: aftermath }',
      '{ go: end }',
      'neverHappens phases.aftermath proven',
    ],
    [
      'an exit behind one that is always open',
      '- { go: aftermath }',
      '- { go: aftermath }\n      - { go: end }',
      'neverHappens phases.call.next.2 proven',
    ],
    [
      'an action that is never allowed',
      '"inject.first_call.delivered"',
      '"inject.first_call.times > 1"',
      'neverTrue actions.look.only-if proven',
    ],
    [
      'an outcome behind one that always holds',
      '"trust >= 50", text',
      '"trust >= 0", text',
      'neverHappens outcomes.tense proven',
    ],
    [
      'a clause of an outcome that is never told: its condition rules its outcome out',
      'text: It is calm. }',
      'text: [{ only-if: "trust >= 50", text: It is calm. }, { only-if: "trust < 40", text: Few trust you. }] }',
      'neverHappens outcomes.calm.text.2 proven',
    ],
    [
      'a clause of an outcome that is never told: no play comes to it',
      'text: It is calm. }',
      'text: [{ only-if: "trust >= 50", text: It is calm. }, { only-if: "decision.close.shut and inject.rumour.delivered", text: They talk. }] }',
      'neverHappens outcomes.calm.text.2 searched',
    ],
    [
      'an option that is always barred',
      'shut: { text: Shut it,',
      'shut: { text: Shut it, only-if: "trust > 200",',
      'neverTrue decisions.close.options.shut.only-if proven',
    ],
    [
      'an effect of what players may invent',
      '    otherwise: leave',
      '    otherwise: leave\n    if-they: [{ do: close one lane, effects: [{ add: { trust: 5 }, only-if: "trust > 200" }] }]',
      'neverTrue decisions.close.if-they.1.effects.1.only-if proven',
    ],
  ])('%s', (_name, from, to, found) => {
    expect(told(broken(from, to))).toContain(found);
  });

  test('a card for the facilitator’s hand is no finding', () => {
    expect(told(broken(', { send: rumour, after: 10m }', '').replace(' kind: branch,', ''))).toEqual([]);
  });
});

describe('a fact that is shared because something waits for it', () => {
  const waits = 'at: 5m after fact.old_pipe.mayor';
  test.each([
    [
      'an inject',
      '  thanks:',
      `  divers: { ${waits}, from: caller, to: [mayor], channel: phone, text: We found it. }\n  thanks:`,
    ],
    [
      'a decision',
      'decisions:\n',
      `decisions:\n  press: { ${waits}, by: [mayor], within: 10m, question: Tell the press?, options: { tell: { text: Tell, effects: [{ add: { trust: 3 } }] }, wait: { text: Wait, effects: [{ add: { trust: -3 } }] } }, otherwise: wait }\n`,
    ],
    [
      'a legal clock',
      'measures:\n',
      `clocks:\n  duty: { name: Duty, ${waits}, within: 10m, done: "trust < 45", on-missed: [{ send: late }] }\nmeasures:\n`,
    ],
    [
      'a chance',
      'measures:\n',
      `chances:\n  press: { name: Press, ${waits}, odds: 50%, effects: [{ send: late }] }\nmeasures:\n`,
    ],
  ])('%s', (_, from, to) => {
    const more = to.includes('send: late')
      ? [
          '  thanks:',
          '  late: { at: reserve, kind: branch, from: caller, to: [mayor], channel: phone, text: Late. }\n  thanks:',
        ]
      : ['', ''];
    const text = broken(from, to).replace(more[0] ?? '', more[1] ?? '');
    expect(told(text)).toEqual([]);
  });
});

describe('what follows from what people say', () => {
  const late = 'late: { at: reserve, kind: branch, from: caller, to: [mayor], channel: phone, text: Late. }';
  test.each([
    [
      'nothing given with an answer, and something',
      'otherwise:',
      'ask: [legality]\n    otherwise:',
      'rules:\n  without: { name: W, when: "decision.close.made and not decision.close.given.legality", effects: [{ add: { trust: -1 } }] }\n  with_it: { name: W, when: "decision.close.given.legality", effects: [{ send: late }] }\n',
    ],
    [
      'a breach',
      'tlp: TLP:GREEN }',
      'tlp: TLP:RED, known-to: [mayor], on-breach: [{ send: late }] }',
      'rules:\n  breach: { name: B, when: "fact.old_pipe.breached", effects: [{ add: { trust: -1 } }] }\n',
    ],
  ])('%s', (_, from, to, rules) => {
    const text = broken(from, to).replace('  thanks:', `  ${late}\n  thanks:`);
    expect(told(text.replace('measures:\n', `${rules}measures:\n`))).toEqual([]);
  });
});

test('a tower of derived variables takes no longer for being high', () => {
  const tower = Array.from(
    { length: 60 },
    (_, at) =>
      `  v${at}: { name: V, is: "${at === 0 ? 'trust' : `v${at - 1} + v${at - 1}`}" }\n  b${at}: { name: B, is: "${at === 0 ? 'trust > 50' : `b${at - 1} and b${at - 1}`}" }\n`,
  ).join('');
  const text = broken('facts:\n', `${tower}facts:\n`).replace(
    '"trust > 55"',
    '"trust > 55 and b59 and v59 > 5"',
  );
  expect(told(text)).toEqual([]);
});

test.each([
  ['another phase', '{ go: aftermath }', 'injects.thanks.when'],
  ['the end', '{ go: end }', 'outcomes.calm.only-if'],
])('a phase that only an effect leaves, to go to %s, is left', (_, go, path) => {
  const text = bridge
    .replace('{ add: { trust: 10 } }]', `{ add: { trust: 10 } }, ${go}]`)
    .replace(
      '    next:\n      - { go: aftermath }\n',
      '    next:\n      - { go: aftermath, when: "trust < 0" }\n',
    )
    .replace('"trust > 55"', '"phase.call.left"')
    .replace('"trust >= 50", text', '"phase.call.left", text');
  expect(told(text).filter((one) => one.includes(path))).toEqual([]);
});

test('a guard that always holds', () => {
  expect(told(broken('"queue > 20"', '"queue >= 0"'))).toContain(
    'alwaysTrue phases.call.agenda.4.only-if proven',
  );
});

describe('what a script shows', () => {
  test('a dead end, with the shortest script that leads into it', () => {
    const scenario = checked(broken('- { go: end }', '- { go: end, when: "trust > 55" }'));
    const [found] = explored(scenario).filter(({ kind }) => kind === 'deadEnd');
    expect(found).toMatchObject({ path: 'phases.aftermath', evidence: 'shown' });
    // the default alone leads there: nobody need do anything
    expect(found?.script).toMatch(/play: \[\]\n$/);
    expect(found && shows(scenario, found)).toBe(true);
    // the same claim of a play that does come to its end is not believed
    const shut =
      found?.script?.replace('play: []', 'play: [{ decide: close, answer: shut, by: mayor }]') ?? '';
    expect(found && shows(scenario, { ...found, script: shut })).toBe(false);
  });

  test('a phase that waits for something that players may do is no dead end', () => {
    expect(told(broken('- { go: end }', '- { go: end, when: "action.look.taken" }'))).toEqual([]);
  });

  test('things that set each other off', () => {
    // both exits are open as soon as the bridge is shut
    const text = broken(
      '- { go: aftermath }',
      '- { go: aftermath, when: "trust >= 60" }\n      - { go: aftermath }',
    ).replace(
      'next:\n      - { go: end }',
      'next:\n      - { go: call, when: "trust >= 60" }\n      - { go: end }',
    );
    const [found] = explored(checked(text)).filter(({ kind }) => kind === 'turnsInCircles');
    expect(found?.path).toMatch(/^phases\./);
    expect(found?.script).toContain('decide: close, answer: shut, by: mayor');
    expect(found && shows(checked(text), found)).toBe(true);
  });

  test('an end without an outcome', () => {
    expect(told(broken('  tense: { text: It is tense. }\n', ''))).toContain('noOutcome outcomes shown');
  });

  test('a promise that a play does not keep, and none where every branch keeps it', () => {
    const promising = (promised: string) =>
      checked(broken('text: They hide something.', `text: She speaks at nine., promises: [${promised}]`));
    const scenario = promising('thanks');
    const [found] = explored(scenario).filter(({ kind }) => kind === 'brokenPromise');
    expect(found).toMatchObject({
      path: 'injects.rumour.promises',
      subject: { name: 'rumour', other: 'thanks' },
    });
    expect(found && shows(scenario, found)).toBe(true);
    expect(explored(promising('first_call')).filter(({ kind }) => kind === 'brokenPromise')).toEqual([]);
  });

  test('an option that is never the better one, with both plays', () => {
    const scenario = checked(
      broken(`{ set: { traffic: "'stopped'" } }, `, '').replace('only-if: "queue > 20"', 'priority: core'),
    );
    const [found] = explored(scenario).filter(({ kind }) => kind === 'neverBetter');
    expect(found).toMatchObject({ path: 'decisions.close.options.leave', subject: { other: 'shut' } });
    expect(found?.script).not.toBe(found?.instead);
    expect(found && shows(scenario, found)).toBe(true);
    expect(found && shows(scenario, { ...found, script: found.instead, instead: found.script })).toBe(false);
  });
});

describe('effects that lead back to themselves are followed to their end', () => {
  test.each([
    [
      'an inject and the phase that sends it',
      'text: They hide something.',
      'text: They hide something., times: 2000, on-delivery: [{ go: call }]',
      '    title: The call\n',
      '    title: The call\n    on-enter: [{ send: rumour }]\n',
    ],
    [
      'two injects',
      'text: They hide something.',
      'text: They hide something., times: 2000, on-delivery: [{ send: thanks }]',
      'text: Thank you.',
      'text: Thank you., times: 2000, on-delivery: [{ send: rumour }]',
    ],
    [
      'a decision that opens itself by an inject',
      'text: They hide something.',
      'text: They hide something., times: 2000, on-delivery: [{ open: close }]',
      'effects: [{ add: { trust: -10 } }, { send: rumour, after: 10m }]',
      'effects: [{ send: rumour }]',
    ],
  ])('%s', (_what, one, other, third, fourth) => {
    const text = broken(one, other).replace(third, fourth);
    expect(text).toContain(fourth);
    // what is proven before anything is played: to play a circle a thousand times round takes seconds
    const proven = explore(checked(text), '1')
      .findings()
      .filter(({ evidence }) => evidence === 'proven');
    expect(proven.map(({ path }) => path)).not.toContain('injects.rumour');
  });
});

describe('a decision that changes nothing', () => {
  const start = bridge.indexOf('      shut:');
  const end = bridge.indexOf('    otherwise:');
  const options = (shut: string, leave: string) =>
    `${bridge.slice(0, start)}      shut: { text: Shut it${shut} }\n      leave: { text: Leave it open${leave} }\n${bridge.slice(end)}`;
  test.each([
    ['no effects at all', '', ''],
    ['the same effects', ', effects: [{ add: { trust: 3 } }]', ', effects: [{ add: { trust: 3 } }]'],
  ])('%s', (_name, shut, leave) => {
    expect(told(options(shut, leave))).toContain('changesNothing decisions.close proven');
  });
  test('effects that come to the same', () => {
    expect(
      told(options(', effects: [{ add: { trust: 3 } }]', ', effects: [{ add: { trust: "1 + 2" } }]')),
    ).toContain('changesNothing decisions.close searched');
  });

  test('a value that only something attached prints is no nothing: who gets it can notice', () => {
    const text = options(', effects: [{ add: { hidden: 3 } }]', '')
      .replace('  traffic: {', '  hidden: { name: Hidden, start: 0 }\n$&')
      .replace(
        'text: We stand in a queue. }',
        'text: We stand in a queue., attach: [{ title: A list, text: "{hidden} cars" }] }',
      )
      .replace('angry, only-if: "queue > 20"', 'angry');
    expect(told(text).filter((one) => one.startsWith('changesNothing'))).toEqual([]);
    expect(told(text.replace('{hidden} cars', 'cars'))).toContain('changesNothing decisions.close proven');
  });
});

describe('the library', () => {
  test.each(['drone-incident', 'extremist-content-surge'])('every option of %s is reached', (name) => {
    const scenario = checked(readFileSync(join(library, name, 'scenario.yaml'), 'utf8'));
    const search = explore(scenario, '1');
    let progress = search.progress();
    for (let slices = 0; slices < 25 && progress.optionsReached < progress.options; slices += 1)
      progress = search.step();
    expect(progress.optionsReached).toBe(progress.options);
    // what is proven never to happen did not happen
    expect(progress.never).toBe(0);
  });
});

test('the same seed explores the same', () => {
  const scenario = checked(broken('"trust > 55"', '"trust > 90"'));
  const one = explore(scenario, '7');
  const other = explore(scenario, '7');
  for (let slices = 0; slices < 4; slices += 1) expect(one.step()).toEqual(other.step());
  expect(one.findings()).toEqual(other.findings());
});

test('a story of months is searched in slices as short as any', () => {
  const years = bridge
    .replace('duration: 4h', 'duration: 150d')
    .replace('title: Afterwards', 'title: Afterwards\n    clock: runs')
    .replace('      - { advance: 1h }\n    next:\n      - { go: end }', '      - { advance: 1h }');
  const search = explore(checked(years), '1');
  const usual = explore(checked(bridge), '1');
  expect(usual.step().plays).toBeGreaterThan(20);
  // one play of many ticks of each kind, and no more
  expect(search.step().plays).toBeLessThan(5);
});
