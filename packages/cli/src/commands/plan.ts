import { basename } from 'node:path';
import {
  cellAddress,
  changeText,
  changedPlan,
  planFile,
  planFormats,
  planJson,
  planLines,
  planOfRecord,
  takeBackPlan,
  type LivePlan,
  type PlanProblem,
} from '@sandtable/documents/improvement';
import { readRecord } from '@sandtable/records';
import { cleanLine, type Say } from '@sandtable/words';
import { command, type ExitCode, type Surroundings } from '../command-line/command.ts';
import { BadInput, WrongUsage } from '../command-line/problem.ts';
import { languageOf } from '../exercise/reading-language.ts';
import { bytesOf } from '../files/file-bytes.ts';
import { writeNewFile } from '../files/written-file.ts';
import { isPlanFile, keepPlan, keptPlan, planFileOf } from '../records/live-plan.ts';
import { dayOf } from '../records/record-folder.ts';
import { reportRequest } from '../records/report-request.ts';

export const plan = command({
  name: 'plan',
  operand: 'RECORD|PLAN',
  options: {
    out: { takes: 'text', value: 'FILE' },
    in: { takes: 'text', value: 'FILE' },
    by: { takes: 'text', value: 'NAME' },
    format: { takes: 'one-of', values: ['text', 'json'], presumed: 'text' },
    language: { takes: 'text', value: 'CODE' },
  },
  examples: [
    'sandtable plan a.jsonl',
    'sandtable plan a.jsonl --out plan.xlsx',
    'sandtable plan a.jsonl --in plan.xlsx --by "Harbour police"',
  ],
  async run({ operands: [source], options }, around): Promise<ExitCode> {
    const { say, stdout, stderr, program } = around;
    const { out, in: back, by } = options;
    if (out !== undefined && back !== undefined) throw new WrongUsage(say('cli.plan.one-way'));
    if (back !== undefined && (by ?? '').trim() === '') throw new WrongUsage(say('cli.plan.whose'));
    if (back === undefined && by !== undefined) throw new WrongUsage(say('cli.plan.nobody'));
    const format = planFormats.find((each) => out?.toLowerCase().endsWith(`.${each}`) === true);
    if (out !== undefined && format === undefined) throw new WrongUsage(say('cli.plan.out', { file: out }));

    const file = isPlanFile(source) ? source : planFileOf(source);
    const kept = keptPlan(file, say);
    const now = new Date();
    const current = isPlanFile(source) ? kept : ofRecord(source, kept, now, options.language, around);
    if (current === null)
      throw new BadInput(
        say('cli.plan.no-plan', { file, command: `${program} plan ${file.replace(/\.plan$/u, '.jsonl')}` }),
      );
    // to look at a plan writes nothing; a copy that is to come back needs the plan that it is a copy of
    const begin = (): void => {
      const more = current.actions.length - (kept?.actions.length ?? 0);
      if (kept !== null && more === 0) return;
      keepPlan(file, current, say);
      stderr.write(`${say(kept === null ? 'cli.plan.begun' : 'cli.plan.more', { file, count: more })}\n`);
    };
    if (out !== undefined && format !== undefined) {
      const bytes = await planFile(current, format, say);
      writeNewFile(out, bytes, say);
      begin();
      const again = `${program} plan ${source} --in ${out} --by NAME`;
      stderr.write(
        `${say('cli.plan.written', { file: out, count: current.actions.length, command: again })}\n`,
      );
      return 0;
    }
    if (back !== undefined) {
      const answer = await takeBackPlan({
        plan: current,
        file: { name: basename(back), bytes: bytesOf(back, say), encoding: null },
        by: cleanLine(by ?? '').trim(),
        at: now,
        say,
      });
      if ('problems' in answer) throw new BadInput(refusal(back, answer.problems, say));
      const { changes, left, unknown } = answer;
      begin();
      if (changes.length > 0) keepPlan(file, changedPlan(current, changes), say);
      const lines = [
        ...changes.map((change) => changeText(change, say)),
        say('cli.plan.taken', { count: changes.length, file }),
      ];
      stdout.write(`${lines.map(cleanLine).join('\n')}\n`);
      if (left.length > 0) stderr.write(`${say('cli.plan.left', { numbers: left.join(', ') })}\n`);
      if (unknown.length > 0)
        stderr.write(`${cleanLine(say('cli.plan.unknown', { headings: unknown.join(', ') }))}\n`);
      return 0;
    }
    const today = dayOf(now);
    stdout.write(
      options.format === 'json'
        ? planJson(current, today)
        : `${planLines(current, today, say).map(cleanLine).join('\n')}\n`,
    );
    return 0;
  },
});

function ofRecord(
  source: string,
  kept: LivePlan | null,
  now: Date,
  language: string | undefined,
  around: Surroundings,
): LivePlan {
  const { say } = around;
  const reading = reportRequest(
    readRecord(source),
    (scenario) => languageOf(scenario, language, say),
    around,
  );
  return planOfRecord({ ...reading, marking: null, signedOff: null }, kept, now, say('plan.from-record'));
}

/** Each problem with its sheet, row and column. */
function refusal(file: string, problems: readonly PlanProblem[], say: Say): string {
  const told = problems.map(({ place, text }) =>
    cleanLine(
      place === null
        ? text
        : say('cli.plan.at', {
            sheet: place.sheet,
            cell: cellAddress(place),
            row: place.row,
            text,
          }),
    ),
  );
  return [cleanLine(file), ...told, say('cli.plan.refused', { count: told.length })].join('\n');
}
