import { statSync } from 'node:fs';
import { join } from 'node:path';
import { asMarkdown, asPage, type Document, type HouseStyle } from '@sandtable/documents';
import {
  asLines,
  exerciseLessons,
  foundPaper,
  handbookPage,
  lessonsData,
  lessonsPaper,
  wordFile,
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
import { houseStyle } from '../files/house-style.ts';
import { madeWhole } from '../files/made-whole.ts';
import { writeNewFile } from '../files/written-file.ts';
import { writePieces } from '../output/pieces.ts';
import { isPlanFile, keptPlan } from '../records/live-plan.ts';
import { dayOf } from '../records/record-folder.ts';
import { recordProblem } from '../records/record-problem.ts';
import type { LookedAt } from '../records/recorded.ts';
import { reportRequest } from '../records/report-request.ts';

const endings = { text: '.txt', md: '.md', html: '.html', docx: '.docx', json: '.json' } as const;
const forms = ['text', 'md', 'html', 'docx', 'json'] as const satisfies readonly (keyof typeof endings)[];

export const lessons = command({
  name: 'lessons',
  operand: 'SOURCE...',
  options: {
    find: { takes: 'text', value: 'WORDS' },
    handbook: { takes: 'nothing' },
    verify: { takes: 'nothing' },
    format: { takes: 'one-of', values: forms },
    out: { takes: 'text', value: 'FILE' },
    template: { takes: 'text', value: 'FILE' },
  },
  examples: [
    'sandtable lessons a.jsonl b.jsonl a.plan',
    'sandtable lessons records --format html > lessons.html',
    'sandtable lessons records --find "second runway"',
    'sandtable lessons records --handbook --format md > handbook.md',
    'sandtable lessons records --handbook --out handbook.docx',
  ],
  async run({ operands, options }, around): Promise<ExitCode> {
    const { say, stdout } = around;
    const { find, handbook, verify, out, template } = options;
    const ending = forms.find((each) => out?.toLowerCase().endsWith(endings[each]) === true);
    if (out !== undefined && options.format === undefined && ending === undefined)
      throw new WrongUsage(say('cli.lessons.out', { file: out }));
    const format = options.format ?? ending ?? 'text';
    if (find !== undefined && handbook) throw new WrongUsage(say('cli.lessons.one'));
    if (handbook && format === 'json') throw new WrongUsage(say('cli.lessons.no-json'));
    if (format === 'docx' && out === undefined && stdout.isTTY)
      throw new WrongUsage(say('cli.report.to-a-file', { format, file: 'lessons.docx' }));
    if (template !== undefined && format !== 'docx')
      throw new WrongUsage(say('cli.report.template-for-word'));
    const house = template === undefined ? null : houseStyle(template, say);
    const request = { ...gathered(operands, verify, around), isVerified: verify };
    if (request.exercises.length + request.plans.length + request.bad.length === 0)
      throw new BadInput(say('cli.lessons.none', { sources: operands.join(', ') }));
    const made =
      format === 'json'
        ? [lessonsData(request, find ?? null)]
        : await madeWhole(
            written(
              handbook
                ? handbookPage(request)
                : find === undefined
                  ? lessonsPaper(request)
                  : foundPaper(find, request),
              format,
              house,
            ),
            say,
          );
    if (out !== undefined) writeNewFile(out, made, say);
    else if (made instanceof Uint8Array) stdout.write(made);
    else await writePieces(made, stdout);
    return isWhole(request) ? 0 : 1;
  },
});

const written = (
  paper: Document,
  format: Exclude<(typeof forms)[number], 'json'>,
  house: HouseStyle | null,
): Iterable<string> | Promise<Uint8Array> =>
  format === 'docx' ? wordFile(paper, house) : { text: asLines, md: asMarkdown, html: asPage }[format](paper);

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
