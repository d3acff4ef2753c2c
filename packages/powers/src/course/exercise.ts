/** The power that says what this exercise of the scenario is: its name, sponsor, date and place. What else an exercise file says stays. */
import {
  dayOfPlay,
  exerciseCommand,
  exerciseOnRecord,
  type ExerciseDay,
  type ExerciseFile,
} from '@sandtable/core/record';
import { chosen, field, give, maybe } from '../form/field.ts';
import type { ControlPower, ControlSituation, FieldName, Keyword } from '../form/power.ts';

const present = ({ entries, texts, say }: ControlSituation): ExerciseFile | null =>
  exerciseOnRecord(entries, texts, say('format.erased-text'));

interface Basics {
  readonly title: string;
  readonly sponsor: string | null;
  readonly date: string | null;
  readonly place: string | null;
}

function basicsOf(file: ExerciseFile): Basics {
  const day = file.days[dayOfPlay(file)];
  return {
    title: file.title,
    sponsor: file.sponsor,
    date: day?.date ?? null,
    place: file.sites[day?.site ?? 0]?.name ?? null,
  };
}

const nothingElse: Omit<ExerciseFile, 'title'> = {
  sponsor: null,
  version: '1',
  state: 'draft',
  purpose: null,
  missionArea: null,
  threat: null,
  scope: null,
  handling: null,
  days: [],
  sites: [],
  organisations: [],
  contacts: [],
  staff: [],
  participation: null,
};

/** The file with these put in; a place or a date that is left out is left as it was. */
function withBasics(before: ExerciseFile | null, { title, sponsor, date, place }: Basics): ExerciseFile {
  const file: ExerciseFile = { ...nothingElse, ...before, title, sponsor };
  const at = dayOfPlay(file);
  const site = file.days[at]?.site ?? 0;
  const sites =
    place === null
      ? file.sites
      : file.sites.length === 0
        ? [{ name: place, address: null, zone: null }]
        : file.sites.map((each, number) => (number === site ? { ...each, name: place } : each));
  const where = sites.length === 0 ? null : site;
  const day: ExerciseDay<string> = { date: date ?? '', from: null, to: null, site: where, what: null };
  const days =
    date === null
      ? file.days
      : at < 0
        ? [day]
        : file.days.map((each, number) =>
            number === at ? { ...each, date, site: each.site ?? where } : each,
          );
  return { ...file, sites, days };
}

const asked = (
  name: FieldName,
  manner: { readonly keyword?: Keyword; readonly optional?: boolean },
  found: (basics: Basics) => string | null,
  otherwise: (situation: ControlSituation) => string | null = () => null,
) =>
  field<ControlSituation>(name, { ...manner, words: true }, (situation) => {
    const file = present(situation);
    const presumed = file === null ? otherwise(situation) : found(basicsOf(file));
    return presumed === null ? { kind: 'text' } : { kind: 'text', presumed };
  });

export const exercise: ControlPower = {
  id: 'exercise',
  group: 'course',
  key: null,
  fields: [
    asked(
      'exercise-name',
      {},
      ({ title }) => title,
      ({ view }) => view.exercise.title,
    ),
    asked('sponsor', { keyword: 'for', optional: true }, ({ sponsor }) => sponsor),
    asked('day', { keyword: 'on', optional: true }, ({ date }) => date),
    asked('place', { keyword: 'at', optional: true }, ({ place }) => place),
  ],
  available: ({ view }) => view.stage !== 'closed',
  warning: () => null,
  build(situation, values) {
    const file = withBasics(present(situation), {
      title: chosen(values, 'exercise-name'),
      sponsor: maybe(values, 'sponsor'),
      date: maybe(values, 'day'),
      place: maybe(values, 'place'),
    });
    const { command, texts } = exerciseCommand(file);
    return give(command, texts);
  },
};
