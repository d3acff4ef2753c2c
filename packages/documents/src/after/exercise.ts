/** What this exercise was, as the report may say it: who asked for it, when and where, who took part, whom one turns to. */
import {
  exerciseOnRecord,
  headcounts,
  namedBy,
  type ExerciseFile,
  type Headcount,
} from '@sandtable/core/record';
import { fold } from '@sandtable/core/scenario';
import { contactsSeen, exerciseBlocks, type SeenOfExercise } from '../before/exercise.ts';
import type { Block } from '../page/markdown.ts';
import { tellsRoles } from './attribution.ts';
import type { Paper } from './paper.ts';

/**
 * As its exercise file says; nothing where none was entered. Whom one turns to gave their name for that, unless they took part as well: then, and for
 * all who ran or watched it, what was promised of people holds.
 */
export function exerciseHeld(paper: Paper): Block[] {
  const held = heldAsTold(paper);
  return held === null ? [] : exerciseBlocks(held.file, paper.telling, held.seen);
}

/** The file with the names taken out that may not be told, and what else of it a reader may see. */
function heldAsTold(paper: Paper): { readonly file: ExerciseFile; readonly seen: SeenOfExercise } | null {
  const { entries, telling, attribution, chathamHouse, recorded } = paper;
  const erased = telling.say('format.erased-text');
  const told = exerciseOnRecord(entries, telling.texts, erased);
  const written = exerciseOnRecord(entries, recorded, erased);
  if (told === null || written === null) return null;
  const file = { ...told, contacts: written.contacts, staff: written.staff };
  const named = attribution === 'person' && !chathamHouse;
  const took = new Set(
    named
      ? []
      : [
          ...entries.flatMap((entry) => {
            const person = namedBy(entry);
            return person === null ? [] : (recorded(person.name) ?? []);
          }),
          ...file.staff.map(({ name }) => name),
        ].map(fold),
  );
  const shown = {
    ...file,
    // whom one turns to is said elsewhere
    contacts: (chathamHouse ? [] : file.contacts).map((each) =>
      each.name !== null && took.has(fold(each.name))
        ? { ...each, name: null, telephone: null, email: null }
        : each,
    ),
    staff: named
      ? file.staff
      : file.staff.map((each) => ({
          ...each,
          name: '',
          telephone: null,
          organisation: chathamHouse ? null : each.organisation,
        })),
  };
  const seen = {
    staff: true,
    staffNames: named,
    names: !chathamHouse && tellsRoles(paper),
    organisations: tellsRoles(paper),
  };
  return { file: shown, seen };
}

/** The same for programs; null where no exercise file was entered. */
export function heldData(paper: Paper) {
  const held = heldAsTold(paper);
  if (held === null) return null;
  const { file, seen } = held;
  const { title, sponsor, version, state, handling, purpose, missionArea, threat, scope } = file;
  const siteOf = (site: number | null): string | null =>
    site === null ? null : (file.sites[site]?.name ?? null);
  const expected = (kind: Headcount): number =>
    file.organisations.reduce((sum, { people }) => sum + (people[kind] ?? 0), 0);
  return {
    name: title,
    sponsor,
    version,
    state,
    handling,
    purpose,
    missionArea,
    threat,
    scope,
    days: file.days.map((day) => ({ ...day, site: siteOf(day.site) })),
    sites: file.sites,
    taking: {
      organisations: file.organisations.length,
      ...Object.fromEntries(headcounts.map((kind) => [kind, expected(kind)])),
    },
    organisations: seen.organisations ? file.organisations : [],
    contacts: contactsSeen(file, seen).map((each) => ({ ...each, site: siteOf(each.site) })),
    // without a name: that somebody was there, as what, and what they watched
    staff: file.staff.map(({ name, as, organisation, watches }) => ({
      name: seen.staffNames ? name : null,
      as,
      organisation: seen.organisations ? organisation : null,
      watches,
    })),
    participation: file.participation,
  };
}
