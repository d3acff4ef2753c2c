/** All that records keep of one person: a copy of their data, for whoever asks for their own. */
import { isOfPerson, namedBy, rosterDetails, type Entry, type TextReference } from '@sandtable/core/record';
import { fold } from '@sandtable/core/scenario';
import { readRecord, type PlayedRecord } from '@sandtable/records';
import { cleanLine, describeEntry, type Say } from '@sandtable/words';
import { wallDate } from '@sandtable/words/room-time';
import type { Surroundings } from '../command-line/command.ts';
import { BadInput, WrongUsage } from '../command-line/problem.ts';
import { namesGivenBy, saidInExercise } from './exercise-people.ts';
import { keptRecord } from './kept-record.ts';
import { leftNames } from './left-names.ts';
import { keptRecords } from './record-folder.ts';
import { planBeside, type PlanBeside } from './plan-people.ts';
import { openRecorded } from './recorded.ts';

/**
 * Prints it, of the records that are named or of all that are kept. `person` is a name as it was given, or a participant's number, which says
 * who they are in one record only. What a secret ballot or the Chatham House Rule withholds from everybody is withheld here, too: whoever
 * prints it is not the person.
 */
export function printPerson(person: string, files: readonly string[], around: Surroundings): void {
  const { say, stdout } = around;
  const number = /^\d{1,9}$/u.test(person) ? Number(person) : null;
  if (number !== null && files.length === 0) throw new WrongUsage(say('cli.records.of.number', { number }));
  // of those that are only kept here, one that cannot be read is nobody's data
  const read =
    files.length > 0 ? files : keptRecords().filter((file) => keptRecord(file, around).problem === null);
  const named: { readonly record: PlayedRecord; readonly said: readonly TextReference[] }[] = [];
  const plans: PlanBeside[] = [];
  const found = read.flatMap((file) => {
    const record = readRecord(file);
    const names = number === null ? [person] : namesGivenBy(record, number);
    const said = saidInExercise(record, names);
    const plan = planBeside(record, { names, gone: said }, around);
    if (plan !== null && plan.traces.length > 0) plans.push(plan);
    if (said.length > 0) named.push({ record, said });
    const numbers = number === null ? numbersOf(record, person) : [number];
    return numbers.flatMap((each) => {
      const entries = record.entries.filter((entry) => isOfPerson(each, entry));
      return entries.length === 0 ? [] : [{ record, number: each, entries }];
    });
  });
  if (found.length + named.length + plans.length === 0)
    throw new BadInput(say('cli.records.of.nothing', { person }));
  for (const { record, number: participant, entries } of found) {
    const { title, zone } = keptRecord(record.file, around);
    stdout.write(`${say('cli.records.of.record', { file: record.file, title, number: participant })}\n`);
    const { telling } = openRecorded(record, around);
    for (const entry of entries) {
      const told = describeEntry(entry, telling);
      const text = told === null ? '' : told.said === null ? told.text : `${told.text} “${told.said}”`;
      const when = entry.wall === null ? '' : wallDate(entry.wall, { language: say.language, say, zone });
      for (const each of [text, ...rosterWords(record, entry, say)])
        stdout.write(`${say('cli.records.of.entry', { entry: entry.n, when, text: cleanLine(each) })}\n`);
    }
    tellElsewhere(record, entries, around);
    stdout.write('\n');
  }
  for (const { record, said } of named)
    for (const each of said)
      stdout.write(
        `${say('cli.records.of.in-exercise', { file: record.file, entry: each.entry, text: cleanLine(record.texts(each) ?? '') })}\n`,
      );
  for (const { file, traces } of plans)
    for (const { line, words } of traces)
      stdout.write(`${say('cli.erase.in-plan', { file, line, text: cleanLine(words) })}\n`);
  stdout.write(`${say('cli.records.of.not-here')}\n`);
}

/** What the roster said of them: no paper tells it. */
const rosterWords = ({ texts }: PlayedRecord, { n, kind, body }: Entry, say: Say): readonly string[] =>
  kind !== 'door'
    ? []
    : rosterDetails.flatMap((detail) => {
        const slot = body.about?.[detail];
        const words = slot === undefined ? null : texts({ entry: n, text: slot.text });
        return words === null ? [] : [`${say(`paper.detail.${detail}`)}: ${words}`];
      });

/** The numbers of those who gave this name; letters may be large or small. */
function numbersOf(record: PlayedRecord, person: string): readonly number[] {
  const wanted = spelled(person);
  const numbers = record.entries.flatMap((entry) => {
    const named = namedBy(entry);
    const name = named === null ? null : record.texts(named.name);
    return named !== null && name !== null && spelled(name) === wanted ? [named.participant] : [];
  });
  return [...new Set(numbers)];
}

const spelled = (name: string): string => fold(name);

/** Where others wrote of them, and what lies beside the record. */
function tellElsewhere(record: PlayedRecord, own: readonly Entry[], { say, stdout }: Surroundings): void {
  const names = own.flatMap((entry) => namedBy(entry)?.name ?? []);
  const ours = new Set(own.map(({ n }) => n));
  const { entries, beside } = leftNames(record, names);
  const others = entries.filter((entry) => !ours.has(entry));
  if (others.length > 0) stdout.write(`${say('cli.records.of.named-in', { entries: others.join(', ') })}\n`);
  for (const file of beside) stdout.write(`${say('cli.records.of.beside', { file })}\n`);
}
