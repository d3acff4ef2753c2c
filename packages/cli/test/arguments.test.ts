import { words } from '@sandtable/words';
import { expect, test } from 'vitest';
import { readArguments } from '../src/command-line/arguments.ts';
import { command } from '../src/command-line/command.ts';
import { commandHelp } from '../src/help.ts';

const say = words('en');
const play = command({
  name: 'play',
  operand: 'SCENARIO',
  options: {
    script: { takes: 'text', value: 'FILE', required: true },
    seed: { takes: 'text', value: 'S' },
    at: { takes: 'whole', value: 'N' },
    set: { takes: 'many', value: 'NAME=VALUE' },
    format: { takes: 'one-of', values: ['text', 'json'], presumed: 'text' },
    plain: { takes: 'nothing' },
  },
  examples: ['sandtable play drone-incident --script steps.yaml'],
  run: () => 0,
});
const read = (line: string) => readArguments(line.split(' '), play, say);

test('operands and options are read in any order, with what is presumed filled in', () => {
  expect(read('--script s.yaml drone-incident --set a=1 --set b=2 --at 12 --plain')).toEqual({
    operands: ['drone-incident'],
    options: { script: 's.yaml', set: ['a=1', 'b=2'], at: 12, plain: true, format: 'text' },
  });
  expect(read('x --script=s.yaml --format=json')).toEqual({
    operands: ['x'],
    options: { script: 's.yaml', set: [], plain: false, format: 'json' },
  });
});

test('a value that begins with a dash is written with =', () => {
  expect(read('x --script s --seed=-1').options.seed).toBe('-1');
});

test('what follows -- is no option', () => {
  expect(read('--script s -- --odd-name.yaml').operands).toEqual(['--odd-name.yaml']);
});

test.each([
  ['', 'This needs SCENARIO.'],
  ['--script s', 'This needs SCENARIO.'],
  ['x', 'This needs --script FILE.'],
  ['x y --script s', '“y” is one too many for play.'],
  ['x --sript s', 'There is no option --sript here. Did you mean --script?'],
  ['x --script s --toString', 'There is no option --toString here.'],
  ['x --script s -q', 'There is no option -q here.'],
  ['x --script', '--script needs a value: --script FILE'],
  ['x --seed --script s', '--seed needs a value: --seed S'],
  ['x --script s --at 1.5', '--at takes a whole number, not “1.5”.'],
  ['x --script s --at=-1', '--at takes a whole number, not “-1”.'],
  ['x --script s --format xml', '--format cannot be “xml”. It can be: text, json.'],
  ['x --script s --plain=yes', '--plain takes no value.'],
])('sandtable play %s: %s', (line, message) => {
  expect(() => readArguments(line === '' ? [] : line.split(' '), play, say)).toThrow(message);
});

test('the help fits the window, at 80 columns and at 30', () => {
  expect(commandHelp(play, { say, program: 'sandtable' }, 80)).toMatchInlineSnapshot(`
    "Play a scenario with no one present: same seed and script, same record.

    Usage: sandtable play SCENARIO --script FILE [--seed S] [--at N]
           [--set NAME=VALUE] [--format text|json] [--plain]

      SCENARIO            a scenario file, its folder, or the name of a scenario in
                          the library
      --script FILE       what the players decide and when, a YAML file
      --seed S            what luck is drawn from: the same seed, the same luck
      --at N              show the exercise as it stood after this entry; with
                          --fork, where to fork
      --set NAME=VALUE    a parameter of the scenario; may be given several times
      --format text|json  the form of what is printed
      --plain             lines in and lines out: for a screen reader, a pipe or a
                          log
      -h, --help          show this

    Examples:
      sandtable play drone-incident --script steps.yaml
    "
  `);
  for (const width of [30, 40, 60, 100])
    for (const line of commandHelp(play, { say, program: 'sandtable' }, width).split('\n'))
      if (!line.startsWith('  sandtable')) expect(line.length, line).toBeLessThanOrEqual(width);
});
