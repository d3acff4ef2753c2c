import { type Say } from '@sandtable/words';
import { ownZone, wallDate } from '@sandtable/words/room-time';
import { command } from '../command-line/command.ts';
import { json } from '../output/json.ts';
import { copyTold } from '../records/copied-record.ts';
import { keptRecord } from '../records/kept-record.ts';
import { WrongUsage } from '../command-line/problem.ts';
import { printPerson } from '../records/of-person.ts';
import { purge } from '../records/purge.ts';
import { dayOf, keptRecords, recordFolder } from '../records/record-folder.ts';

export const records = command({
  name: 'records',
  operand: '[purge|of]...',
  options: {
    format: { takes: 'one-of', values: ['text', 'json'], presumed: 'text' },
    yes: { takes: 'nothing' },
  },
  examples: [
    'sandtable records',
    'sandtable records --format json',
    'sandtable records purge --yes',
    'sandtable records of "Ana Zupanc"',
    'sandtable records of 3 a.jsonl',
  ],
  run({ operands, options }, around) {
    const { say, stdout } = around;
    const [action, person, ...files]: readonly (string | undefined)[] = operands;
    switch (action) {
      case undefined:
        break;
      case 'purge':
        if (person !== undefined)
          throw new WrongUsage(say('cli.usage.too-much', { command: 'records purge', extra: person }));
        return purge(options.yes, dayOf(new Date()), around) ? 0 : 1;
      case 'of':
        if (person === undefined) throw new WrongUsage(say('cli.records.of.whom'));
        printPerson(
          person,
          files.filter((file) => file !== undefined),
          around,
        );
        return 0;
      default:
        throw new WrongUsage(say('cli.records.only-these', { action }));
    }
    const folder = recordFolder();
    const found = keptRecords().map((file) => keptRecord(file, around));
    const copies = new Map(found.map((kept) => [kept.file, copyTold(kept, found, say)]));
    if (options.format === 'json') {
      const listed = found.map(({ file, title, written, entries, stage, problem }) => ({
        file,
        title,
        written: written === 0 ? null : new Date(written).toISOString(),
        entries,
        stage,
        problem,
        copy: copies.get(file) ?? null,
      }));
      // the documented form: `version` rises when a program that reads it would have to change
      stdout.write(json({ version: 1, folder, records: listed }, 2));
      return 0;
    }
    stdout.write(`${say('cli.records.folder', { folder })}\n`);
    if (found.length === 0) stdout.write(`${say('cli.records.none')}\n`);
    for (const { file, title, written, zone, entries, state, problem } of found) {
      const when = written === 0 ? say('cli.records.unattended') : writtenWords(written, zone, say);
      const told =
        problem === null
          ? say('cli.records.one', { file, title, written: when, entries, stage: state })
          : say('cli.records.bad', { file, problem });
      stdout.write(`\n${told}\n`);
      const copy = copies.get(file);
      if (copy) stdout.write(`  ${copy}\n`);
    }
    return 0;
  },
});

/** In the time of the room; its zone is named where it is not that of this computer. */
function writtenWords(written: number, zone: string | null, say: Say): string {
  const date = wallDate(written, { language: say.language, say, zone });
  return zone === null || zone === ownZone() ? date : say('format.in-zone', { date, zone });
}
