import { type PlayedRecord, eraseTexts, readRecord, summariseRecord } from '@sandtable/records';
import { coveredEntry } from '@sandtable/core/view';
import {
  type TextReference,
  inEveryLanguage,
  isOfPerson,
  namedBy,
  saidByParticipant,
  whoseWords,
} from '@sandtable/core/record';
import { fold } from '@sandtable/core/scenario';
import { cleanLine } from '@sandtable/words';
import { type Surroundings, command } from '../command-line/command.ts';
import { BadInput, WrongUsage } from '../command-line/problem.ts';
import { inShell } from '../exercise/exercise.ts';
import { namesGivenBy, saidInExercise } from '../records/exercise-people.ts';
import { leftNames } from '../records/left-names.ts';
import { planBeside } from '../records/plan-people.ts';
import { openRecorded } from '../records/recorded.ts';

export const erase = command({
  name: 'erase',
  operand: 'RECORD',
  options: {
    entry: { takes: 'many', value: 'N' },
    participant: { takes: 'many', value: 'N' },
    person: { takes: 'many', value: 'NAME' },
    people: { takes: 'nothing' },
    as: { takes: 'text', value: 'RECORD' },
    yes: { takes: 'nothing' },
  },
  examples: [
    'sandtable erase a.jsonl --entry 41',
    'sandtable erase a.jsonl --entry 41 --yes',
    'sandtable erase a.jsonl --participant 3 --yes',
    'sandtable erase a.jsonl --person "Ada Berg"',
    'sandtable erase a.jsonl --people',
    'sandtable erase backup.jsonl --as a.jsonl --yes',
  ],
  run({ operands: [file], options }, around) {
    const { say, stdout, stderr, program } = around;
    if (
      options.entry.length + options.participant.length + options.person.length === 0 &&
      !options.people &&
      options.as === undefined
    )
      throw new WrongUsage(
        say('cli.usage.needs-option', {
          option: '--entry N, --participant N, --person NAME, --people, --as RECORD',
        }),
      );
    const record = readRecord(file);
    const inPlan = (gone: readonly TextReference[]) =>
      planBeside(record, { names: options.person, gone, everybody: options.people }, around);
    const wanted = [
      ...options.entry.flatMap((entry) => ofEntry(record, whole('entry', entry, around), around)),
      ...options.participant.flatMap((number) =>
        ofParticipant(record, whole('participant', number, around), around),
      ),
      ...options.person.flatMap((name) => ofPerson(record, name, around)),
      ...(options.people ? ofPeople(record, around) : []),
      ...(options.as === undefined ? [] : asIn(options.as, record, around)),
    ];
    const texts = [
      ...new Map(
        inEveryLanguage(record.entries, wanted).map((text) => [`${text.entry}:${text.text}`, text]),
      ).values(),
    ].filter(({ entry, text }) => (record.textsOf(entry)[text] ?? null) !== null);
    const plan = inPlan(texts);
    const traces = plan?.traces ?? [];
    if (!options.yes) {
      const shown = wordsToShow(record, around);
      for (const text of texts)
        stdout.write(`${say('cli.erase.text', { entry: text.entry, text: cleanLine(shown(text)) })}\n`);
      for (const { line, words } of traces)
        stdout.write(
          `${say('cli.erase.in-plan', { file: plan?.file ?? '', line, text: cleanLine(words) })}\n`,
        );
      const asked = [
        ...options.entry.map((entry) => `--entry ${entry}`),
        ...options.participant.map((number) => `--participant ${number}`),
        ...options.person.map((name) => `--person ${inShell(name)}`),
        ...(options.people ? ['--people'] : []),
        ...(options.as === undefined ? [] : [`--as ${options.as}`]),
      ].join(' ');
      const again = `${program} erase ${file} ${asked} --yes`;
      stdout.write(`\n${say('cli.erase.asked', { texts: texts.length + traces.length, command: again })}\n`);
      tellLeft(record, texts, around);
      return 0;
    }
    if (texts.length > 0) {
      const { head, heldBy } = eraseTexts(file, texts, Date.now());
      stdout.write(
        `${say('cli.erase.done', { texts: texts.length, number: head.number, hash: head.hash })}\n`,
      );
      for (const other of heldBy) stderr.write(`${say('cli.erase.held-by', { file: other })}\n`);
    }
    if (plan !== null && traces.length > 0) {
      plan.erase();
      stdout.write(`${say('cli.erase.done-plan', { texts: traces.length, file: plan.file })}\n`);
    }
    tellLeft(record, texts, around);
    stderr.write(`${say('cli.erase.elsewhere')}\n`);
    return 0;
  },
});

/** The other places where an erased name still stands: whoever erases it would think that it is gone. */
function tellLeft(
  record: PlayedRecord,
  texts: readonly TextReference[],
  { say, stderr, program }: Surroundings,
): void {
  const { entries, namesakes, fixed, header, beside } = leftNames(record, texts);
  const command = `${program} erase ${record.file} ${entries.map((n) => `--entry ${n}`).join(' ')}`;
  if (entries.length > 0)
    stderr.write(`${say('cli.erase.named-in', { entries: entries.join(', '), command })}\n`);
  if (namesakes.length > 0)
    stderr.write(
      `${say('cli.erase.namesakes', { participants: namesakes.join(', '), count: namesakes.length })}\n`,
    );
  if (fixed.length > 0) stderr.write(`${say('cli.erase.named-fixed', { entries: fixed.join(', ') })}\n`);
  if (header) stderr.write(`${say('cli.erase.named-header')}\n`);
  for (const file of beside) stderr.write(`${say('cli.erase.named-beside', { file })}\n`);
}

function whole(option: string, value: string, { say }: Surroundings): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new WrongUsage(say('cli.usage.not-whole', { option: `--${option}`, value }));
}

/** The texts of an entry that are still there. Throws `BadInput` when there are none. */
function ofEntry(record: PlayedRecord, entry: number, { say }: Surroundings): readonly TextReference[] {
  if (entry < 1 || entry > record.head.number)
    throw new BadInput(say('cli.replay.no-entry', { number: entry, last: record.head.number }));
  const texts = textsOf(record, entry);
  if (texts.length === 0) throw new BadInput(say('cli.erase.none-there', { entry }));
  return texts;
}

/** A participant's name, and all that this person typed. */
function ofParticipant(
  record: PlayedRecord,
  number: number,
  { say }: Surroundings,
): readonly TextReference[] {
  const texts = [
    ...record.entries.flatMap((entry) => (isOfPerson(number, entry) ? textsOf(record, entry.n) : [])),
    ...saidInExercise(record, namesGivenBy(record, number)),
  ];
  if (texts.length === 0) throw new BadInput(say('cli.erase.nothing-of', { participant: number }));
  return texts;
}

/** Whoever is called so: all of theirs if they took part, and what the exercise file says of them. */
function ofPerson(record: PlayedRecord, person: string, around: Surroundings): readonly TextReference[] {
  const wanted = fold(person.trim());
  const numbers = record.entries.flatMap((entry) => {
    const named = namedBy(entry);
    return named !== null && fold(record.texts(named.name)?.trim() ?? '\n') === wanted
      ? [named.participant]
      : [];
  });
  const texts = [
    ...[...new Set(numbers)].flatMap((number) => ofParticipant(record, number, around)),
    ...saidInExercise(record, [person]),
  ];
  const plan = texts.length > 0 ? null : planBeside(record, { names: [person] }, around);
  if (texts.length + (plan?.traces.length ?? 0) === 0)
    throw new BadInput(around.say('cli.erase.nobody-called', { person }));
  return texts;
}

/** All names, and all that participants said. */
function ofPeople(record: PlayedRecord, around: Surroundings): readonly TextReference[] {
  const { scenario } = openRecorded(record, around).program;
  const roles = new Set(scenario.roles.map(({ name }) => name));
  const texts = record.entries.flatMap((entry) =>
    textsOf(record, entry.n).filter(
      ({ text }) => whoseWords(entry, text) === 'name' || saidByParticipant(entry, text, roles),
    ),
  );
  const plan = texts.length > 0 ? null : planBeside(record, { names: [], everybody: true }, around);
  if (texts.length + (plan?.traces.length ?? 0) === 0)
    throw new BadInput(around.say('cli.erase.nothing-of-people'));
  return texts;
}

/** What was erased from another record of the same exercise and still stands in this one: a copy from before was put back. */
function asIn(other: string, record: PlayedRecord, { say }: Surroundings): readonly TextReference[] {
  if (summariseRecord(other).record !== summariseRecord(record.file).record)
    throw new BadInput(say('cli.erase.another-exercise', { file: record.file, other }));
  const gone = readRecord(other).entries.flatMap((entry) =>
    entry.kind === 'erased' ? entry.body.texts : [],
  );
  const texts = gone.filter(({ entry, text }) => (record.textsOf(entry)[text] ?? null) !== null);
  if (texts.length === 0) throw new BadInput(say('cli.erase.nothing-more', { other }));
  return texts;
}

/** The words as they may be shown: none of a secret ballot, and none under the Chatham House Rule. */
function wordsToShow(record: PlayedRecord, around: Surroundings): (text: TextReference) => string {
  const { program, telling } = openRecorded(record, around);
  const covered = new Set(
    record.entries.flatMap((entry) =>
      coveredEntry(program.scenario, record.entries, entry) === null ? [] : [entry.n],
    ),
  );
  return (text) => (covered.has(text.entry) ? around.say('format.withheld') : (telling.texts(text) ?? ''));
}

const textsOf = (record: PlayedRecord, entry: number): readonly TextReference[] =>
  record.textsOf(entry).flatMap((words, text) => (words === null ? [] : [{ entry, text }]));
