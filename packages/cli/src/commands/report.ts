import {
  afterActionPage,
  afterActionReport,
  printedCards,
  printedPack,
  scenarioEventsList,
} from '@sandtable/documents';
import type { Scenario } from '@sandtable/core/scenario';
import { readRecord, type PlayedRecord } from '@sandtable/records';
import { textReader, type Say } from '@sandtable/words';
import { nearest } from '@sandtable/core/scenario';
import { command, type Surroundings } from '../command-line/command.ts';
import { languageOf } from '../exercise/reading-language.ts';
import { openScenario } from '../files/open-scenario.ts';
import { BadInput, WrongUsage } from '../command-line/problem.ts';
import { openRecorded } from '../records/recorded.ts';

/** Each paper with the forms it comes in, the usual one first. */
const forms = {
  aar: ['md', 'html'],
  cards: ['html'],
  pack: ['html'],
  msel: ['html', 'md', 'csv'],
} as const;
type Kind = keyof typeof forms;

export const report = command({
  name: 'report',
  operand: 'SOURCE',
  options: {
    kind: { takes: 'one-of', values: ['aar', 'cards', 'pack', 'msel'], presumed: 'aar' },
    format: { takes: 'one-of', values: ['md', 'html', 'csv'] },
    role: { takes: 'text', value: 'ROLE' },
    language: { takes: 'text', value: 'CODE' },
  },
  examples: [
    'sandtable report a.jsonl --kind aar > report.md',
    'sandtable report a.jsonl --kind aar --format html > report.html',
    'sandtable report drone-incident --kind pack > pack.html',
    'sandtable report drone-incident --kind cards --role police > police.html',
  ],
  run({ operands: [source], options }, around) {
    const { say, stdout } = around;
    const { kind, role = null } = options;
    checkForm(kind, options.format, say);
    if (role !== null && kind !== 'cards') throw new WrongUsage(say('cli.report.only-cards'));
    stdout.write(
      kind === 'aar'
        ? aar(source, options.format, options.language, around)
        : paper(kind, source, options.format, role, options.language, around),
    );
    return 0;
  },
});

const isRecord = (source: string): boolean => source.endsWith('.jsonl');

function checkForm(kind: Kind, format: string | undefined, say: Say): void {
  const known: readonly string[] = forms[kind];
  if (format !== undefined && !known.includes(format))
    throw new WrongUsage(say('cli.report.form', { kind, format, formats: known.join(', ') }));
}

function aar(
  source: string,
  format: string | undefined,
  asked: string | undefined,
  around: Surroundings,
): string {
  const record = readRecord(source);
  const { program, setup, telling } = openRecorded(record, around);
  const language = languageOf(program.scenario, asked, around.say);
  const write = format === 'html' ? afterActionPage : afterActionReport;
  return write({
    program,
    setup,
    entries: record.entries,
    texts: telling.texts,
    reader: textReader(language)(program.scenario),
    language,
    head: record.head,
    parent: record.header.parent,
  });
}

/** From a scenario, or from the one on a record. */
function paper(
  kind: Exclude<Kind, 'aar'>,
  source: string,
  format: string | undefined,
  role: string | null,
  wanted: string | undefined,
  around: Surroundings,
): string {
  const { scenario } = isRecord(source)
    ? { scenario: asPromised(readRecord(source), around) }
    : openScenario(source, around);
  const language = languageOf(scenario, wanted, around.say);
  if (kind === 'msel') return scenarioEventsList({ scenario, language, role: null }, listForm(format));
  if (kind === 'pack') return printedPack({ scenario, language, role: null });
  if (role !== null) checkRole(scenario, role, around.say);
  return printedCards({ scenario, language, role });
}

/** The scenario on a record, with what that record promises of people. */
function asPromised(record: PlayedRecord, around: Surroundings): Scenario {
  const { scenario } = openRecorded(record, around).program;
  const { attribution, chathamHouse } = openRecorded(record, around).control(record.head.number).people;
  return { ...scenario, attribution, chathamHouse };
}

const listForm = (format: string | undefined): 'html' | 'md' | 'csv' =>
  format === 'md' || format === 'csv' ? format : 'html';

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
