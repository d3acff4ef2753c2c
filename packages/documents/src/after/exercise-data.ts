/** What this exercise was, for programs: the same as the paper for people tells of it, and as far. */
import { headcounts, type Headcount } from '@sandtable/core/record';
import { contactsSeen } from '../before/exercise.ts';
import { heldAsTold } from './exercise.ts';
import type { Paper } from './paper.ts';

/** Null where no exercise file was entered. */
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
