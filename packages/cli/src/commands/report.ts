import {
  eventsListForms,
  eventsListViews,
  formatsOf,
  happenedSoFar,
  isFileFormat,
  kindsByOrganisation,
  kindsByRole,
  kindsOfRecords,
  paperFormats,
  paperKinds,
  papers,
  promised,
  type HouseStyle,
  type PaperForms,
  releasesOf,
  scenarioToday,
  type PaperFormat,
  type PaperKind,
  type PaperRequest,
  type ReportRequest,
} from '@sandtable/documents';
import { exerciseOnRecord } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import { readRecord } from '@sandtable/records';
import type { Say } from '@sandtable/words';
import { nearest, tlpLabels } from '@sandtable/core/scenario';
import {
  command,
  type CheckedArguments,
  type ExitCode,
  type Options,
  type Surroundings,
} from '../command-line/command.ts';
import { exerciseIn } from '../exercise/exercise-file.ts';
import { parametersFrom } from '../exercise/parameters.ts';
import { languageOf } from '../exercise/reading-language.ts';
import { houseStyle } from '../files/house-style.ts';
import { madeWhole } from '../files/made-whole.ts';
import { openScenario } from '../files/open-scenario.ts';
import { writeNewFile } from '../files/written-file.ts';
import { BadInput, WrongUsage } from '../command-line/problem.ts';
import { writePackage } from '../output/package.ts';
import { writePieces } from '../output/pieces.ts';
import { dayOf } from '../records/record-folder.ts';
import { reportRequest } from '../records/report-request.ts';

const reportOptions = {
  kind: { takes: 'one-of', values: paperKinds, presumed: 'aar' },
  format: { takes: 'one-of', values: paperFormats },
  role: { takes: 'text', value: 'ROLE' },
  organisation: { takes: 'text', value: 'ORGANISATION' },
  release: { takes: 'text', value: 'RELEASE' },
  exercise: { takes: 'text', value: 'FILE' },
  all: { takes: 'nothing' },
  out: { takes: 'text', value: 'FOLDER' },
  set: { takes: 'many', value: 'NAME=VALUE' },
  'every-card': { takes: 'nothing' },
  form: { takes: 'one-of', values: eventsListForms },
  view: { takes: 'one-of', values: eventsListViews },
  language: { takes: 'text', value: 'CODE' },
  marking: { takes: 'one-of', values: tlpLabels },
  'signed-off': { takes: 'text', value: 'NAME' },
  template: { takes: 'text', value: 'FILE' },
} as const satisfies Options;

export const report = command({
  name: 'report',
  operand: 'SOURCE',
  options: reportOptions,
  examples: [
    'sandtable report a.jsonl --kind aar > report.md',
    'sandtable report a.jsonl --kind aar --format html > report.html',
    'sandtable report a.jsonl --out report.docx --template letterhead.docx',
    'sandtable report a.jsonl --marking TLP:GREEN --signed-off "A. Mori, evaluator" > final.md',
    'sandtable report a.jsonl --kind part --organisation ministry --out part.docx',
    'sandtable report drone-incident --kind pack > pack.html',
    'sandtable report drone-incident --kind pack --set agenda=short > pack.html',
    'sandtable report drone-incident --kind cards --role police > police.html',
    'sandtable report drone-incident --kind sitman --release 2 > module-2.html',
    'sandtable report drone-incident --all --out papers',
    'sandtable report drone-incident --kind guide --exercise exercise.yaml > guide.html',
    'sandtable report a.jsonl --kind msel --view actual > list.html',
  ],
  async run({ operands: [source], options }, around): Promise<ExitCode> {
    const { say, stdout } = around;
    const { kind, role = null } = options;
    const { out, template } = options;
    if (options.all) {
      if (out === undefined) throw new WrongUsage(say('cli.report.all-and-out'));
      const reading = (scenario: Scenario) => languageOf(scenario, options.language, say);
      const request = ofScenario(
        source,
        reading,
        { role: null, set: options.set, exercise: options.exercise },
        around,
      );
      await writePackage(request, out, around);
      return 0;
    }
    const paper = papers[kind];
    const form = formOf(kind, options.format ?? endingOf(kind, out), say);
    mustFitOptions(source, options, form, around);
    const house = template === undefined ? null : houseStyle(template, say);
    const language = (scenario: Scenario) => languageOf(scenario, options.language, say);
    const { marking = null, 'signed-off': signedOff = null } = options;
    const { form: columns, view, set, exercise, organisation } = options;
    const content =
      paper.from === 'record'
        ? written(
            paper.forms,
            form,
            {
              ...partOf(organisation, reportRequest(readRecord(source), language, around), say),
              marking,
              signedOff,
            },
            house,
          )
        : written(
            paper.forms,
            form,
            {
              ...releasedFrom(
                ofScenario(source, language, { role, set, exercise }, around),
                options.release,
                say,
              ),
              all: options['every-card'],
              ...(columns === undefined ? {} : { form: columns }),
              ...(view === undefined ? {} : { view }),
            },
            house,
          );
    const made = await madeWhole(content, say);
    if (out !== undefined) writeNewFile(out, made, say);
    else if (made instanceof Uint8Array) stdout.write(made);
    else await writePieces(made, stdout);
    return 0;
  },
});

/** Throws `WrongUsage` for an option that this paper has no use for, and says to which it belongs. */
function mustFitOptions(
  source: string,
  given: CheckedArguments<typeof reportOptions>['options'],
  form: PaperFormat,
  { say, stdout }: Surroundings,
): void {
  const { kind, role, organisation, release, exercise, out, set, view, template } = given;
  const { from } = papers[kind];
  const wrong = (is: boolean, why: () => string): void => {
    if (is) throw new WrongUsage(why());
  };
  wrong(isFileFormat(form) && out === undefined && stdout.isTTY, () =>
    say('cli.report.to-a-file', { format: form, file: `${kind}.${form}` }),
  );
  wrong(template !== undefined && form !== 'docx', () => say('cli.report.template-for-word'));
  wrong(role !== undefined && !kindsByRole.includes(kind), () =>
    say('cli.report.only-by-role', { kinds: kindsByRole.join(', ') }),
  );
  wrong((organisation !== undefined) !== kindsByOrganisation.includes(kind), () =>
    say('cli.report.only-by-organisation', { kinds: kindsByOrganisation.join(', ') }),
  );
  wrong(release !== undefined && kind !== 'sitman', () => say('cli.report.only-by-release'));
  wrong(from === 'record' && exercise !== undefined, () => say('cli.report.exercise-on-record'));
  wrong(from === 'scenario' && (given.marking !== undefined || given['signed-off'] !== undefined), () =>
    say('cli.report.only-of-record', { kinds: kindsOfRecords.join(', ') }),
  );
  wrong(kind !== 'msel' && (given.form !== undefined || view !== undefined), () =>
    say('cli.report.only-of-list'),
  );
  wrong(given['every-card'] && kind !== 'cards' && kind !== 'pack', () => say('cli.report.every-card'));
  wrong(view === 'actual' && !isRecord(source), () => say('cli.report.actual-of-record'));
  wrong(set.length > 0 && (from === 'record' || isRecord(source)), () => say('cli.report.set-of-scenario'));
}

/** In one of its forms: as pieces of a text, or as the bytes of a file. */
const written = <Request>(
  forms: PaperForms<Request>,
  form: PaperFormat,
  request: Request,
  house: HouseStyle | null,
): Iterable<string> | Promise<Uint8Array> =>
  (isFileFormat(form) ? forms[form]?.(request, house) : forms[form]?.(request)) ?? [];

/** The form that a file's name asks for, if the paper has one of that name. */
const endingOf = (kind: PaperKind, file: string | undefined): PaperFormat | undefined =>
  formatsOf(kind).find((format) => file?.toLowerCase().endsWith(`.${format}`) === true);

const isRecord = (source: string): boolean => source.endsWith('.jsonl');

function formOf(kind: PaperKind, wanted: PaperFormat | undefined, say: Say): PaperFormat {
  const formats = formatsOf(kind);
  const [usual] = formats;
  const form = wanted ?? usual;
  if (form === undefined || !formats.includes(form))
    throw new WrongUsage(say('cli.report.form', { kind, format: String(form), formats: formats.join(', ') }));
  return form;
}

type Reading = (scenario: Scenario) => string;

interface Wanted {
  readonly role: string | null;
  readonly set: readonly string[];
  readonly exercise: string | undefined;
}

/** From a scenario, or from the one on a record; what cannot come in its setting is left out. */
function ofScenario(source: string, reading: Reading, wanted: Wanted, around: Surroundings): PaperRequest {
  if (isRecord(source)) return ofRecordedScenario(source, reading, wanted, around);
  const { role, set, exercise } = wanted;
  const { scenario } = openScenario(source, around);
  if (role !== null) checkRole(scenario, role, around.say);
  const setting = parametersFrom(set, scenario, around.say);
  return {
    ...(exercise !== undefined && { exercise: exerciseIn(exercise, scenario, around) }),
    scenario: scenarioToday(scenario, setting),
    language: reading(scenario),
    role,
    printed: dayOf(new Date()),
  };
}

function ofRecordedScenario(
  source: string,
  reading: Reading,
  { role, exercise: file }: Wanted,
  around: Surroundings,
): PaperRequest {
  const record = readRecord(source);
  const conduct = reportRequest(record, reading, around);
  const { language, zone } = conduct;
  // with what that record promises of people
  const scenario = { ...conduct.program.scenario, ...promised(conduct) };
  if (role !== null) checkRole(scenario, role, around.say);
  const exercise =
    file === undefined
      ? exerciseOnRecord(record.entries, record.texts, around.say('format.erased-text'))
      : exerciseIn(file, scenario, around);
  return {
    ...(exercise !== null && { exercise }),
    scenario: scenarioToday(scenario, conduct.setup.parameters),
    language,
    role,
    printed: dayOf(new Date()),
    played: happenedSoFar(conduct, language, zone),
    ...(record.header.wall === null ? {} : { zone }),
  };
}

/** What is asked for now of a paper that is handed out piece by piece. */
function releasedFrom(request: PaperRequest, wanted: string | undefined, say: Say): PaperRequest {
  if (wanted === undefined) return request;
  const releases = releasesOf(request.scenario);
  const release = releases.find((each) => String(each) === wanted);
  if (release === undefined)
    throw new BadInput(say('cli.report.no-release', { release: wanted, releases: releases.join(', ') }));
  return { ...request, release };
}

/** Of one organisation, where one is named: by its name in the scenario. */
function partOf<Request extends Pick<ReportRequest, 'program'>>(
  organisation: string | undefined,
  request: Request,
  say: Say,
): Request & Pick<ReportRequest, 'partOf'> {
  if (organisation === undefined) return request;
  const names = request.program.scenario.organisations.map(({ name }) => name);
  if (!names.includes(organisation))
    throw new BadInput(
      say('cli.report.no-organisation', {
        organisation,
        near: nearest(organisation, names) ?? 'none',
        organisations: names.join(', '),
      }),
    );
  return { ...request, partOf: organisation };
}

function checkRole({ roles }: Scenario, role: string, say: Say): void {
  const names = roles.map(({ name }) => name);
  if (names.includes(role)) return;
  const near = nearest(role, names);
  const all = names.join(', ');
  throw new BadInput(
    near === null
      ? say('cli.report.no-role', { role, roles: all })
      : say('cli.report.no-role-but', { role, near, roles: all }),
  );
}
