/** Reads a scenario with all that lies in its folder once, checks it and plays it. */
import { diagnosticLines, isError, readScript, type Diagnostic } from '@sandtable/language';
import { load, play } from '@sandtable/core';
import { shownTexts } from '@sandtable/core/view';
import { textIn, type Scenario } from '@sandtable/core/scenario';
import type { Row, Watched } from '@sandtable/terminal';
import { markingLine, textReader, type RecordTelling, type Say } from '@sandtable/words';
import { diagnosticWords } from '@sandtable/words/diagnostics';
import { checkPath, type CheckedFile } from '../files/checked-file.ts';
import { BadInput } from '../command-line/problem.ts';
import { readTextFile } from '../files/text-file.ts';
import { playRows, timelineRows } from './course.ts';

export interface WatchSettings {
  /** As it was named. */
  readonly meant: string;
  readonly file: string;
  readonly script: string | null;
  readonly seed: string | null;
  readonly say: Say;
}

type Told = Pick<Row, 'text' | 'manner'> & { readonly isCode?: true };
const nothing: Watched = {
  file: '',
  marking: null,
  check: [],
  errors: 0,
  warnings: 0,
  timeline: [],
  play: [],
  stale: false,
  milliseconds: 0,
};

/** `since`: when the change was seen, for how long it took. What stood there `before` is not new. */
export function watchedNow(reading: WatchSettings, before: Watched | null, since: number): Watched {
  const { file, say } = reading;
  const was = before ?? nothing;
  const checked = checkedNow(reading);
  const scenario = checked.files.find((one) => one.scenario !== null)?.scenario ?? null;
  const course = scenario === null ? null : played(scenario, reading);
  const diagnostics = [...checked.files.flatMap((one) => one.diagnostics), ...(course?.diagnostics ?? [])];
  const errors = diagnostics.filter(isError).length + checked.troubles.length;
  const check = [
    ...checked.troubles.map((text): Told => ({ text, manner: 'bad' })),
    ...[...checked.files, ...(course?.files ?? [])].flatMap((read) => problemRows(read, say)),
  ];
  return {
    file,
    marking:
      scenario === null
        ? was.marking
        : markingLine(textIn(scenario.title, { language: say.language, scenario }), scenario.marking, say),
    check: compared(check, before?.check),
    errors,
    warnings: diagnostics.length + checked.troubles.length - errors,
    timeline: course === null ? settled(was.timeline) : compared(course.timeline, before?.timeline),
    play: course === null ? settled(was.play) : compared(course.play, before?.play),
    stale: course === null && was.timeline.length > 0,
    milliseconds: Math.max(0, Math.round(performance.now() - since)),
  };
}

function checkedNow({ meant, say }: WatchSettings): {
  readonly files: readonly CheckedFile[];
  readonly troubles: readonly string[];
} {
  try {
    return { files: checkPath(meant, { fix: false, realNames: null }, say), troubles: [] };
  } catch (error) {
    // between two steps of a save it may be gone
    if (error instanceof BadInput) return { files: [], troubles: [error.message] };
    throw error;
  }
}

type ReadFile = Pick<CheckedFile, 'text' | 'diagnostics'>;

function played(
  scenario: Scenario,
  { script, seed, say }: WatchSettings,
): {
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly ReadFile[];
  readonly timeline: readonly Told[];
  readonly play: readonly Told[];
} {
  const read = script === null ? null : scriptNow(script, scenario);
  const steps = read?.script?.play ?? [];
  const setup = {
    seed: seed ?? read?.script?.seed ?? '1',
    parameters: (read?.script?.parameters ?? []).map(({ parameter, value }) => [parameter, value] as const),
    attribution: scenario.attribution,
  };
  const course = play(load(scenario), setup, steps);
  const telling: RecordTelling = {
    entries: course.entries,
    language: say.language,
    zone: null,
    say,
    scenario,
    texts: shownTexts(
      () => course.entries,
      ({ entry, text }) => course.texts.get(entry)?.[text] ?? null,
      textReader(say.language)(scenario),
    ),
  };
  return {
    diagnostics: read?.diagnostics ?? [],
    files: read === null ? [] : [read],
    timeline: timelineRows(course, telling),
    play: playRows(course, telling),
  };
}

function scriptNow(file: string, scenario: Scenario) {
  const read = readTextFile(file);
  if ('problem' in read) return { text: '', script: null, diagnostics: [read.problem] };
  return { text: read.text, ...readScript(read.text, file, scenario) };
}

const manners = { heading: 'strong', source: 'plain', marker: 'bad', reason: 'faint', fix: 'good' } as const;

const problemRows = ({ text, diagnostics }: ReadFile, say: Say): readonly Told[] =>
  diagnostics.flatMap((diagnostic) => [
    ...diagnosticLines(diagnostic, text, diagnosticWords(say.language)).map(({ part, text: own }): Told => ({
      text: own,
      manner: manners[part],
    })),
    { text: '', manner: 'plain' },
  ]);

/** What was not there before is new; of equal lines, as many as there are more of now. On the first reading nothing is. */
function compared(rows: readonly Told[], before: readonly Row[] | undefined): readonly Row[] {
  if (before === undefined) return rows.map((row) => ({ isCode: false, ...row, isNew: false }));
  const left = new Map<string, number>();
  for (const { text } of before) left.set(text, (left.get(text) ?? 0) + 1);
  return rows.map((row) => {
    const count = left.get(row.text) ?? 0;
    left.set(row.text, count - 1);
    return { isCode: false, ...row, isNew: count <= 0 && row.text !== '' };
  });
}
const settled = (rows: readonly Row[]): readonly Row[] => rows.map((row) => ({ ...row, isNew: false }));
