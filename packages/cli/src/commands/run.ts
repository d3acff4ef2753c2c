import { command, type ExitCode } from '../command-line/command.ts';
import { dayFrom } from '../command-line/day.ts';
import { facilitate, goOn, newSeed, start } from '../exercise/exercise.ts';
import { languageOf, languageOfRecord } from '../exercise/reading-language.ts';
import { openToPlay, parametersFrom } from '../files/open-scenario.ts';
import { WrongUsage } from '../command-line/problem.ts';

export const run = command({
  name: 'run',
  operand: 'SOURCE',
  options: {
    seed: { takes: 'text', value: 'TEXT' },
    set: { takes: 'many', value: 'NAME=VALUE' },
    record: { takes: 'text', value: 'FILE' },
    'retain-until': { takes: 'text', value: 'DAY' },
    language: { takes: 'text', value: 'CODE' },
    plain: { takes: 'nothing' },
    rehearse: { takes: 'nothing' },
    'chatham-house': { takes: 'nothing' },
    unattended: { takes: 'nothing' },
  },
  examples: [
    'sandtable run drone-incident',
    'sandtable run drone-incident --set agenda=short --seed 7',
    'sandtable run my-record.jsonl',
    'sandtable run drone-incident --plain',
    'sandtable run drone-incident --rehearse',
    'sandtable run drone-incident --chatham-house',
  ],
  async run({ operands: [source], options }, around): Promise<ExitCode> {
    const { seed, set, record, plain, rehearse, unattended } = options;
    const { 'retain-until': day, 'chatham-house': chathamHouse } = options;
    const retainUntil = day === undefined ? null : dayFrom('--retain-until', day, around.say);
    if (source.endsWith('.jsonl')) {
      const ofNew = {
        '--seed': seed,
        '--set': set[0],
        '--record': record,
        '--retain-until': retainUntil,
        '--rehearse': rehearse ? 'yes' : null,
        '--chatham-house': chathamHouse ? 'yes' : null,
      };
      const given = Object.entries(ofNew).find(([, value]) => (value ?? null) !== null)?.[0];
      if (given !== undefined)
        throw new WrongUsage(around.say('cli.run.not-both', { option: given, file: source }));
      const language = languageOfRecord(source, options.language, around.say);
      const isAsked = !unattended && (around.stdin.isTTY || plain);
      const session = await goOn(source, language, isAsked, around);
      return facilitate(session, { plain, unattended }, around);
    }
    const opened = openToPlay(source, around);
    const parameters = parametersFrom(set, opened.scenario, around.say);
    const session = start(
      {
        opened,
        seed: seed ?? newSeed(),
        parameters,
        record: record ?? null,
        retainUntil,
        rehearsal: rehearse,
        chathamHouse,
        ...(options.language !== undefined && {
          language: languageOf(opened.scenario, options.language, around.say),
        }),
      },
      around,
    );
    return facilitate(session, { plain, unattended }, around);
  },
});
