import { remarkOf, strikeBarred } from '@sandtable/core/record';
import { eraseTexts, readRecord } from '@sandtable/records';
import { cleanLine, describeEntry, refusalText } from '@sandtable/words';
import { command } from '../command-line/command.ts';
import { BadInput, WrongUsage } from '../command-line/problem.ts';
import { openRecorded } from '../records/recorded.ts';

export const strike = command({
  name: 'strike',
  operand: 'RECORD',
  options: { entry: { takes: 'whole', value: 'N', required: true }, yes: { takes: 'nothing' } },
  examples: ['sandtable strike a.jsonl --entry 41', 'sandtable strike a.jsonl --entry 41 --yes'],
  run({ operands: [file], options }, around) {
    const { say, stdout, stderr, program } = around;
    const { entry } = options;
    if (entry < 1)
      throw new WrongUsage(say('cli.usage.not-whole', { option: '--entry', value: String(entry) }));
    const record = readRecord(file);
    const { program: played, telling } = openRecorded(record, around);
    const barred = strikeBarred(played.scenario, record.entries, entry, Date.now());
    if (barred !== null) throw new BadInput(refusalText(barred, say));
    if (!options.yes) {
      const remark = record.entries.find(({ n }) => n === entry);
      const told = remark === undefined ? null : describeEntry(remark, telling);
      const text = cleanLine(told?.said ? `${told.text} “${told.said}”` : (told?.text ?? ''));
      const again = `${program} strike ${file} --entry ${entry} --yes`;
      stdout.write(`${say('cli.strike.text', { entry, text })}\n`);
      stdout.write(`\n${say('cli.strike.asked', { command: again })}\n`);
      return 0;
    }
    const gone = remarkOf(played.scenario, record.entries, entry);
    const { head, heldBy } = eraseTexts(file, gone, Date.now(), true);
    stdout.write(`${say('cli.strike.done', { entry, number: head.number, hash: head.hash })}\n`);
    for (const other of heldBy) stderr.write(`${say('cli.erase.held-by', { file: other })}\n`);
    stderr.write(`${say('cli.erase.elsewhere')}\n`);
    return 0;
  },
});
