/** The options of whatever plays an exercise with people, and the session that a line with them asks for. */
import type { Session } from '@sandtable/host';
import type { CheckedArguments, Options, Surroundings } from '../command-line/command.ts';
import { dayFrom } from '../command-line/day.ts';
import { WrongUsage } from '../command-line/problem.ts';
import { newSeed, start } from './exercise.ts';
import { openToPlay } from './open-to-play.ts';
import { parametersFrom } from './parameters.ts';
import { languageOf } from './reading-language.ts';

export const sessionOptions = {
  seed: { takes: 'text', value: 'TEXT' },
  set: { takes: 'many', value: 'NAME=VALUE' },
  record: { takes: 'text', value: 'FILE' },
  'retain-until': { takes: 'text', value: 'DAY' },
  language: { takes: 'text', value: 'CODE' },
  'chatham-house': { takes: 'nothing' },
  exercise: { takes: 'text', value: 'FILE' },
} as const satisfies Options;

/** Begins the scenario, or goes on with the record. `isAsked`: there is somebody to be asked whether a lock is taken over. */
export async function openedSession(
  source: string,
  options: CheckedArguments<typeof sessionOptions>['options'] & { readonly rehearse?: boolean },
  isAsked: boolean,
  around: Surroundings,
): Promise<Session> {
  const { seed, set, record, rehearse = false, language, exercise } = options;
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
    const { goOn, languageOfRecord } = await import('./going-on.ts');
    const session = await goOn(source, languageOfRecord(source, language, around.say), isAsked, around);
    if (exercise === undefined) return session;
    try {
      const { enterExercise, exerciseIn } = await import('./exercise-file.ts');
      enterExercise(session, exerciseIn(exercise, session.scenario, around));
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }
  const opened = await openToPlay(source, around);
  // before anything is begun: a mistake in it leaves no record behind
  const said = exercise === undefined ? null : await import('./exercise-file.ts');
  const file =
    said === null || exercise === undefined ? null : said.exerciseIn(exercise, opened.scenario, around);
  const session = start(
    {
      opened,
      seed: seed ?? newSeed(),
      parameters: parametersFrom(set, opened.scenario, around.say),
      record: record ?? null,
      retainUntil,
      rehearsal: rehearse,
      chathamHouse,
      ...(language !== undefined && { language: languageOf(opened.scenario, language, around.say) }),
    },
    around,
  );
  said?.enterExercise(session, file);
  return session;
}
