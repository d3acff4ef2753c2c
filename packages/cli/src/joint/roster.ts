/** Who is expected: a list with a name and a role or function each, as CSV from a spreadsheet or as YAML. */
import {
  rosterDetails,
  staffFunctions,
  type Details,
  type RosterDetail,
  type StaffFunction,
} from '@sandtable/core/record';
import { fold, nearest, shortTitleOf, titleOf, type Scenario } from '@sandtable/core/scenario';
import type { LetInAs } from '@sandtable/host';
import { readTable, textFaults, type TableRow } from '@sandtable/language';
import type { Say } from '@sandtable/words';
import { parse as parseYaml } from 'yaml';
import { BadInput } from '../command-line/problem.ts';
import { badFile } from '../files/open-scenario.ts';
import { readTextFile } from '../files/text-file.ts';

export interface ExpectedPerson {
  readonly name: string;
  readonly to: LetInAs;
  readonly about: Details<string>;
  /** Roles for which an interpreter interprets. */
  readonly watches?: readonly string[];
}

/** What a column may be called. */
const columns: Readonly<Record<RosterDetail, readonly string[]>> = {
  organisation: ['organisation', 'organization'],
  site: ['site', 'location'],
  language: ['language'],
  contact: ['contact', 'phone', 'telephone'],
  needs: ['access needs', 'needs'],
};
const longestDetail = 200;

function detailsIn(cells: ReadonlyMap<string, string>): Details<string> {
  const told = rosterDetails.flatMap((detail) => {
    const cell = columns[detail].map((column) => cells.get(column)?.trim() ?? '').find((each) => each !== '');
    return cell === undefined ? [] : [[detail, cell.slice(0, longestDetail)] as const];
  });
  return Object.fromEntries(told);
}

const longestName = 80;
/** More people than any room or call holds. */
const mostPeople = 500;

/** Reads a roster; everything that is wrong with it is told at once, by line or place. */
export function readRoster(
  file: string,
  told: { readonly scenario: Scenario; readonly language: string },
  say: Say,
): readonly ExpectedPerson[] {
  const read = readTextFile(file);
  if ('problem' in read) throw new BadInput(say('cli.roster.unreadable', { file }));
  const rows = rowsOf(file, read.text, say);
  if (rows.length === 0 || rows.length > mostPeople)
    throw new BadInput(say('cli.roster.length', { file, count: rows.length, most: mostPeople }));
  const problems: string[] = [];
  const expected = rows.flatMap(({ place, cells }): ExpectedPerson[] => {
    // as long as the record keeps a name, so that it is known again
    const name = (cells.get('name') ?? '').replaceAll(/\s+/gu, ' ').trim().slice(0, longestName);
    const [role = '', serves = ''] = [cells.get('role'), cells.get('function')];
    const as = role || serves;
    if (name === '') problems.push(say('cli.roster.no-name', { place }));
    const to = capacityCalled(as, told, say);
    if ('problem' in to) problems.push(say('cli.roster.line', { place, problem: to.problem }));
    if ('problem' in to || name === '') return [];
    const aide = ['aide', say('common.aide')];
    const interpreter = ['interpreter', say('common.staff.interpreter')];
    const isOneOf = (words: readonly string[]): boolean =>
      role !== '' && words.map(fold).includes(fold(serves.trim()));
    // whatever else stands beside a role is left alone, but for a slip that would give an aide or an interpreter the powers of the principal
    const slip =
      role === '' || isOneOf(aide) || isOneOf(interpreter)
        ? null
        : nearest(serves, [...aide, ...interpreter]);
    if (slip !== null)
      problems.push(
        say('cli.roster.line', {
          place,
          problem: say('cli.roster.nobody-near', { as: serves, near: slip, all: 'aide, interpreter' }),
        }),
      );
    const { capacity } = to;
    const about = detailsIn(cells);
    if (capacity.of !== 'role') return [{ name, to: capacity, about }];
    if (isOneOf(interpreter)) return [{ name, to: { of: 'interpreter' }, about, watches: [capacity.role] }];
    return [{ name, to: isOneOf(aide) ? { ...capacity, aide: true } : capacity, about }];
  });
  for (const [at, { name }] of expected.entries())
    if (expected.findIndex((each) => fold(each.name) === fold(name)) < at)
      problems.push(say('cli.roster.twice', { name }));
  if (problems.length > 0) throw new BadInput([say('cli.roster.problems', { file }), ...problems].join('\n'));
  return expected;
}

interface Row {
  /** As it is told: a line of a spreadsheet, or the place in a list. */
  readonly place: number;
  readonly cells: ReadonlyMap<string, string>;
}

function rowsOf(file: string, text: string, say: Say): readonly Row[] {
  const isYaml = /\.ya?ml$/u.test(file);
  const { rows, diagnostics } = isYaml
    ? { rows: [], diagnostics: textFaults(text, file) }
    : readTable(text, file);
  if (diagnostics.length > 0) throw badFile(diagnostics, text, say);
  try {
    return isYaml ? yamlRows(text) : personRows(rows);
  } catch {
    throw new BadInput(say('cli.roster.ill-formed', { file }));
  }
}

/** The columns are called in the first row that has one of names: a spreadsheet may have a title above. */
function personRows(rows: readonly TableRow[]): readonly Row[] {
  const calls = rows.map(({ cells }) => cells.map((each) => each.toLowerCase()));
  const head = calls.findIndex((names) => names.includes('name'));
  if (head === -1) throw new TypeError('no column of names');
  return rows.slice(head + 1).map(({ line, cells }) => ({
    place: line,
    cells: new Map(calls[head]?.map((name, column) => [name, cells[column] ?? ''])),
  }));
}

function yamlRows(text: string): readonly Row[] {
  const list: unknown = parseYaml(text, { maxAliasCount: 0 });
  if (!Array.isArray(list)) throw new TypeError('no list');
  return list.map((each: unknown, at) => {
    if (typeof each !== 'object' || each === null) throw new TypeError('no person');
    const cells = Object.entries(each).map(
      ([name, value]) => [name.toLowerCase(), String(value ?? '')] as const,
    );
    return { place: at + 1, cells: new Map(cells) };
  });
}

/** By its name in the scenario or by what it is called, whatever its capitals and accents. */
function capacityCalled(
  as: string,
  told: { readonly scenario: Scenario; readonly language: string },
  say: Say,
): { readonly capacity: LetInAs } | { readonly problem: string } {
  const called = new Map<string, LetInAs>();
  for (const { name } of told.scenario.roles) {
    for (const each of [titleOf('roles', name, told), shortTitleOf(name, told), name])
      called.set(fold(each), { of: 'role', role: name });
  }
  const functions = staffFunctions.map((of): readonly [StaffFunction, string] => [
    of,
    say(`common.staff.${of}`),
  ]);
  for (const [of, title] of functions)
    for (const each of [of, title]) if (!called.has(fold(each))) called.set(fold(each), { of });
  const capacity = called.get(fold(as.trim()));
  if (capacity !== undefined) return { capacity };
  const near = nearest(as, [...called.keys()]);
  const all = [...told.scenario.roles.map(({ name }) => name), ...staffFunctions].join(', ');
  return {
    problem:
      near === null
        ? say('cli.roster.nobody', { as, all })
        : say('cli.roster.nobody-near', { as, near, all }),
  };
}
