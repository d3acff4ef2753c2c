/** An exercise file against the scenario that is exercised. */
import { type ExerciseFile, headcounts } from '@sandtable/core/record';
import { type Scenario, tlpLabels } from '@sandtable/core/scenario';
import { noneOf } from '../diagnostics/diagnostic.ts';
import {
  anotherScenario,
  calledTwice,
  endsBefore,
  markingAsHandling,
  notPlayed,
  notWatched,
  unknownSite,
} from '../diagnostics/exercise.ts';
import { unknownReference, unknownRole } from '../diagnostics/reference.ts';
import { keyIn } from '../forms/form.ts';
import type { SourceExercise } from '../schema/exercise-file.ts';
import type { Located, TextReader } from '../text/reader.ts';

/** What of a scenario an exercise file can name. */
type Exercised = Pick<Scenario, 'id' | 'roles' | 'objectives'>;

export function exerciseOf(reader: TextReader, of: Exercised, source: SourceExercise): ExerciseFile {
  if (source.scenario !== null && source.scenario.value !== of.id)
    reader.report(anotherScenario, source.scenario.spot, { found: source.scenario.value, id: of.id });
  distinct(reader, source.sites, 'a site');
  distinct(reader, source.organisations, 'an organisation');
  const siteAt = siteIn(reader, source);
  const handling = handlingOf(reader, source);
  const file: ExerciseFile = {
    title: source.name.value,
    sponsor: words(source.sponsor),
    version: source.version.value,
    state: source.state,
    purpose: words(source.purpose),
    missionArea: words(source['mission-area']),
    threat: words(source.threat),
    scope: words(source.scope),
    handling,
    days: source.days.map(({ date, from, to, site, what }) => {
      // both have two digits each
      if (from !== null && to !== null && to.value < from.value)
        reader.report(endsBefore, to.spot, { from: from.value, to: to.value });
      return { date: date.value, from: words(from), to: words(to), site: siteAt(site), what: words(what) };
    }),
    sites: source.sites.map(({ name, address, zone }) => ({
      name: name.value,
      address: words(address),
      zone: words(zone),
    })),
    organisations: source.organisations.map((each) => ({
      name: each.name.value,
      sector: words(each.sector),
      people: Object.fromEntries(headcounts.map((kind) => [kind, each[kind]])) as Record<
        (typeof headcounts)[number],
        number | null
      >,
      plays: rolesOf(reader, of, each.plays),
      done: each.done.map(({ value }) => value),
      simulated: each.simulated.map(({ value }) => value),
      leftOut: each['left-out'].map(({ value }) => value),
    })),
    contacts: [
      ...source.contacts.map(({ name, for: about, organisation, telephone, email }) => ({
        name: name.value,
        for: words(about),
        organisation: words(organisation),
        telephone: words(telephone),
        email: words(email),
        site: null,
      })),
      ...source.sites.flatMap(({ contact, telephone }, site) =>
        contact === null && telephone === null
          ? []
          : [
              {
                name: words(contact),
                for: null,
                organisation: null,
                telephone: words(telephone),
                email: null,
                site,
              },
            ],
      ),
    ],
    staff: source.staff.map(({ name, as, organisation, site, telephone, email, watches }) => ({
      name: name.value,
      as,
      organisation: words(organisation),
      telephone: words(telephone),
      email: words(email),
      site: siteAt(site),
      watches: objectivesOf(reader, of, watches),
    })),
    participation: source.participation && {
      sectors: source.participation.sectors.map(({ sector, people }) => ({ sector: sector.value, people })),
      women: source.participation.women,
      youth: source.participation.youth,
      how: source.participation.how.map(({ value }) => value),
    },
  };
  advise(reader, of, source, file);
  return file;
}

const words = (line: Located<string> | null): string | null => line?.value ?? null;

function handlingOf(reader: TextReader, { handling }: SourceExercise): ExerciseFile['handling'] {
  if (handling === null) return null;
  const { line, instructions } = handling;
  if (tlpLabels.some((label) => line.value.toUpperCase().startsWith(label)))
    reader.report(markingAsHandling, line.spot, { found: line.value });
  return { line: line.value, instructions: instructions.map(({ value }) => value) };
}

/** Where a site that is named stands among the sites. */
function siteIn(
  reader: TextReader,
  { sites }: SourceExercise,
): (site: Located<string> | null) => number | null {
  const possible = sites.map(({ name }) => name.value);
  return (site) => {
    if (site === null) return null;
    const at = possible.indexOf(site.value);
    if (at < 0) reader.report(unknownSite, site.spot, noneOf(site.value, possible));
    return at < 0 ? null : at;
  };
}

function distinct(
  reader: TextReader,
  list: readonly { readonly name: Located<string> }[],
  what: string,
): void {
  const seen = new Map<string, Located<string>>();
  for (const { name } of list) {
    const before = seen.get(name.value);
    if (before === undefined) seen.set(name.value, name);
    else
      reader.report(calledTwice, name.spot, {
        name: name.value,
        what,
        where: reader.where(before.spot.start, name.spot.start),
      });
  }
}

function rolesOf(reader: TextReader, { roles }: Exercised, named: readonly Located<string>[]) {
  const possible = roles.map(({ name }) => name);
  for (const { value, spot } of named)
    if (!possible.includes(value))
      reader.report(unknownRole, spot, { ...noneOf(value, possible), one: true });
  return named.map(({ value }) => value);
}

function objectivesOf(reader: TextReader, { objectives }: Exercised, named: readonly Located<string>[]) {
  const possible = objectives.map(({ name }) => name);
  for (const { value, spot } of named)
    if (!possible.includes(value))
      reader.report(unknownReference, spot, { kind: 'objective', ...noneOf(value, possible) });
  return named.map(({ value }) => value);
}

/** What would be missed on the day: told only where the file speaks of it at all. */
function advise(
  reader: TextReader,
  { roles, objectives }: Exercised,
  source: SourceExercise,
  { staff, organisations }: ExerciseFile,
): void {
  const watched = new Set(staff.flatMap(({ watches }) => watches));
  const left = objectives.flatMap(({ name }) => (watched.has(name) ? [] : [name]));
  if (left.length > 0 && staff.some(({ as }) => as === 'evaluator'))
    reader.report(notWatched, keyIn(source, 'staff'), { objectives: left });
  const played = new Set(organisations.flatMap(({ plays }) => plays));
  const missing = roles.flatMap(({ name, ifAbsent }) =>
    ifAbsent.how === 'essential' && !played.has(name) ? [name] : [],
  );
  if (missing.length > 0 && played.size > 0)
    reader.report(notPlayed, keyIn(source, 'organisations'), { roles: missing });
}
