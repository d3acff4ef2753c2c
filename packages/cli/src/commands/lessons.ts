import { statSync } from 'node:fs';
import { join } from 'node:path';
import { asMarkdown, asPage } from '@sandtable/documents';
import {
  asLines,
  exerciseLessons,
  foundPaper,
  handbookPage,
  lessonsData,
  lessonsPaper,
  type BadSource,
  type ExerciseLessons,
  type LessonsRequest,
  type PlanKept,
} from '@sandtable/documents/improvement';
import { replayEngine } from '@sandtable/host/recorded';
import { BadRecord, RecordError, readRecord, recompute } from '@sandtable/records';
import { cleanLine, type Say } from '@sandtable/words';
import { command, type ExitCode, type Surroundings } from '../command-line/command.ts';
import { BadInput, WrongUsage } from '../command-line/problem.ts';
import { pathsEnding } from '../files/folder.ts';
import { writePieces } from '../output/pieces.ts';
import { isPlanFile, keptPlan } from '../records/live-plan.ts';
import { dayOf } from '../records/record-folder.ts';
import { recordProblem } from '../records/record-problem.ts';
import type { LookedAt } from '../records/recorded.ts';
import { reportRequest } from '../records/report-request.ts';

export const lessons = command({
  name: 'lessons',
  operand: 'SOURCE...',
  options: {
    find: { takes: 'text', value: 'WORDS' },
    handbook: { takes: 'nothing' },
    verify: { takes: 'nothing' },
    format: { takes: 'one-of', values: ['text', 'md', 'html', 'json'], presumed: 'text' },
  },
  examples: [
    'sandtable lessons a.jsonl b.jsonl a.plan',
    'sandtable lessons records --format html > lessons.html',
    'sandtable lessons records --find "second runway"',
    'sandtable lessons records --handbook --format md > handbook.md',
  ],
  async run({ operands, options }, around): Promise<ExitCode> {
    const { say, stdout } = around;
    const { find, handbook, format, verify } = options;
    if (find !== undefined && handbook) throw new WrongUsage(say('cli.lessons.one'));
    if (handbook && format === 'json') throw new WrongUsage(say('cli.lessons.no-json'));
    const request = { ...gathered(operands, verify, around), isVerified: verify };
    if (request.exercises.length + request.plans.length + request.bad.length === 0)
      throw new BadInput(say('cli.lessons.none', { sources: operands.join(', ') }));
    if (format === 'json') stdout.write(lessonsData(request, find ?? null));
    else {
      const paper = handbook
        ? handbookPage(request)
        : find === undefined
          ? lessonsPaper(request)
          : foundPaper(find, request);
      await writePieces({ text: asLines, md: asMarkdown, html: asPage }[format](paper), stdout);
    }
    return isWhole(request) ? 0 : 1;
  },
});

const isWhole = ({ bad, exercises }: LessonsRequest): boolean =>
  bad.length === 0 && exercises.every(({ doubt }) => doubt === null);

/** Reads one after another; of each only what it has to tell is kept. */
function gathered(
  sources: readonly string[],
  verify: boolean,
  around: Surroundings,
): Omit<LessonsRequest, 'isVerified'> {
  const { say } = around;
  const exercises: ExerciseLessons[] = [];
  const plans: PlanKept[] = [];
  const bad: BadSource[] = [];
  for (const source of filesOf(sources, say)) {
    try {
      const plan = isPlanFile(source) ? keptPlan(source, say) : null;
      if (plan !== null) plans.push({ source, plan });
      else {
        exercises.push(exerciseTold(source, verify ? 'again' : 'chain', around));
      }
    } catch (error) {
      bad.push({ source, problem: problemOf(error, say) });
    }
  }
  return { exercises, plans, bad, today: dayOf(new Date()), language: say.language };
}

function exerciseTold(source: string, look: LookedAt, around: Surroundings): ExerciseLessons {
  const record = readRecord(source);
  try {
    const request = reportRequest(record, () => around.say.language, around, look);
    return exerciseLessons(source, { ...request, marking: null, signedOff: null });
  } catch (error) {
    if (error instanceof RecordError || error instanceof BadInput) throw error;
    // what cannot even have happened follows from no command
    const recomputed = recompute(record, replayEngine);
    if (recomputed.is === 'different') throw new BadRecord(source, recomputed.entry, 'impossible');
    throw error;
  }
}

function problemOf(error: unknown, say: Say): string {
  if (error instanceof RecordError) return cleanLine(recordProblem(error, say));
  if (error instanceof BadInput) return cleanLine(error.message);
  throw error;
}

/** Of a folder its records and plans, and those below. */
function filesOf(sources: readonly string[], say: Say): readonly string[] {
  return [
    ...new Set(
      sources.flatMap((source) => {
        const found = statSync(source, { throwIfNoEntry: false });
        if (found === undefined) throw new BadInput(say('cli.lessons.no-source', { source }));
        if (!found.isDirectory()) return [source];
        return pathsEnding(source, ['.jsonl', '.plan']).map((path) => join(source, path));
      }),
    ),
  ];
}
