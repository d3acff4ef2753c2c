import { asFarAsTold } from '@sandtable/core/view';
import { replayEngine } from '@sandtable/host/recorded';
import { forkRecord, readRecord, verifyRecord, type PlayedRecord } from '@sandtable/records';
import { eventTimes } from '@sandtable/core';
import { eventLine } from '@sandtable/words';
import { withEventTime } from '@sandtable/words/room-time';
import { command, type Surroundings } from '../command-line/command.ts';
import { json } from '../output/json.ts';
import { BadInput, WrongUsage } from '../command-line/problem.ts';
import { badLine } from '../records/record-problem.ts';
import { openRecorded } from '../records/recorded.ts';

export const replay = command({
  name: 'replay',
  operand: 'RECORD',
  options: {
    verify: { takes: 'nothing' },
    head: { takes: 'text', value: 'HASH' },
    at: { takes: 'whole', value: 'N' },
    fork: { takes: 'text', value: 'FILE' },
    format: { takes: 'one-of', values: ['text', 'json'], presumed: 'text' },
  },
  examples: [
    'sandtable replay a.jsonl',
    'sandtable replay a.jsonl --verify',
    'sandtable replay a.jsonl --at 40',
    'sandtable replay a.jsonl --at 40 --fork b.jsonl',
  ],
  run({ operands: [file], options }, around) {
    const { say } = around;
    if (options.head !== undefined && !options.verify)
      throw new WrongUsage(say('cli.usage.needs-option', { option: '--verify' }));
    if (options.verify) return verify(file, options.head ?? null, around);
    if (options.fork !== undefined) {
      if (options.at === undefined) throw new WrongUsage(say('cli.usage.needs-option', { option: '--at N' }));
      return fork(file, options.at, options.fork, around);
    }
    return show(readRecord(file), options.at ?? null, options.format, around);
  },
});

function verify(file: string, head: string | null, { say, stdout, stderr }: Surroundings): 0 | 1 {
  const found = verifyRecord(file, replayEngine, head);
  if (!found.sound) {
    stderr.write(`${badLine(file, found.bad, say)}\n`);
    return 1;
  }
  stdout.write(`${say('cli.replay.chain', { entries: found.head.number, hash: found.head.hash })}\n`);
  if (found.erased > 0) stdout.write(`${say('cli.replay.erased', { erased: found.erased })}\n`);
  if (found.consequences?.checked)
    stdout.write(
      `${say('cli.replay.consequences', { causes: found.consequences.causes, derived: found.consequences.derived })}\n`,
    );
  else if (found.consequences)
    stdout.write(
      `${say('cli.replay.other-rules', { semantics: found.consequences.semantics, engine: found.consequences.engine })}\n`,
    );
  if (head === null) return 0;
  if (found.headAt === null) {
    stderr.write(`${say('cli.replay.no-such-head', { head })}\n`);
    return 1;
  }
  stdout.write(
    `${found.headAt === found.head.number ? say('cli.replay.head-is-end') : say('cli.replay.head-before-end', { number: found.headAt, more: found.head.number - found.headAt })}\n`,
  );
  return 0;
}

function fork(file: string, at: number, to: string, { say, stdout, program }: Surroundings): 0 {
  const forked = forkRecord(file, at, to, Date.now());
  stdout.write(`${say('cli.replay.forked', { file, at: forked.at, to, command: `${program} run ${to}` })}\n`);
  return 0;
}

/** The story so far, line by line; with `at` also how things stood then. */
function show(record: PlayedRecord, at: number | null, format: 'text' | 'json', around: Surroundings): 0 {
  const { say, stdout } = around;
  if (at !== null && (at < 0 || at > record.head.number))
    throw new BadInput(say('cli.replay.no-entry', { number: at, last: record.head.number }));
  const last = at ?? record.head.number;
  const recorded = openRecorded(record, around);
  const entries = record.entries.filter((entry) => entry.n <= last);
  if (format === 'json') {
    const told = entries.map((entry) => asFarAsTold(recorded.program.scenario, record.entries, entry));
    stdout.write(json({ version: 1, header: record.header, entries: told, view: recorded.control(last) }));
    return 0;
  }
  const times = eventTimes(recorded.control(last));
  for (const entry of entries) {
    const line = eventLine(entry, recorded.telling);
    if (line !== null) stdout.write(`${entry.n}  ${withEventTime(entry, line, times, recorded.telling)}\n`);
  }
  stdout.write(`\n${recorded.standing(last).join('\n')}\n`);
  if (record.torn > 0) around.stderr.write(`${say('cli.replay.torn')}\n`);
  return 0;
}
