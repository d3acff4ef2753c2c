/** The exercise file: what this exercise of the scenario is. */
import { type FormOf, list, map, optional, otherwise, required } from '../forms/form.ts';
import { formatted, line, number, word } from '../forms/leaf.ts';
import { referTo } from '../forms/reference.ts';
import { isOffset } from '../forms/time.ts';
import { isDate, staffFunctions } from '@sandtable/core/record';

const lines = (about: string) => otherwise(list('text', line), [], about);
const people = number({ least: 0, most: 100_000, wanted: 'a whole number of people', whole: true });
const headcount = (of: string) => optional(people, `How many ${of} are expected of it.`);
const clockTime = formatted('a time of day, from 00:00 to 23:59', /^(?:[01]\d|2[0-3]):[0-5]\d$/, '"09:00"');
const telephone = optional(line, 'By which number they are reached.');
const email = optional(line, 'To which address one writes to them.');

const day = map('a day', {
  date: required(
    formatted('a date of the calendar', /^\d{4}-\d{2}-\d{2}$/, '2026-12-01', isDate),
    'The date, as year, month and day.',
  ),
  from: optional(clockTime, 'When it begins, by the clocks of the site.'),
  to: optional(clockTime, 'When it ends.'),
  site: optional(line, 'The name of its site.'),
  what: optional(line, 'What happens on it: the exercise, a rehearsal, the after-action meeting.'),
});

const site = map('a site', {
  name: required(line, 'What the place is called.'),
  address: optional(line, 'Where it is.'),
  zone: optional(
    formatted('an offset from UTC, from -12:00 to +14:00', /^[+-]\d{2}:\d{2}$/, '"+01:00"', isOffset),
    'How far its clocks are from UTC.',
  ),
  contact: optional(line, 'Who answers for it.'),
  telephone: optional(line, 'By which number it is reached.'),
});

const organisation = map('an organisation', {
  name: required(line, 'What it is called: the real one, not that of the story.'),
  sector: optional(line, 'Its sector, for the participation plan.'),
  players: headcount('players'),
  controllers: headcount('controllers and facilitators'),
  evaluators: headcount('evaluators'),
  observers: headcount('observers'),
  support: headcount('others who help'),
  plays: otherwise(list('role', referTo('role')), [], 'Roles of the scenario that its people play.'),
  done: lines('What it really does in the exercise.'),
  simulated: lines('What it only says or is told, as if it were done.'),
  'left-out': lines('What it does not play.'),
});

const contact = map('a contact', {
  name: required(line, 'Who it is.'),
  for: optional(line, 'What they are asked about: the sponsor, planning, the press.'),
  organisation: optional(line, 'To which organisation they belong.'),
  telephone,
  email,
});

const staff = map('somebody who runs or watches the exercise', {
  name: required(line, 'Who it is.'),
  as: required(word(staffFunctions), 'What they are today.'),
  organisation: optional(line, 'To which organisation they belong.'),
  site: optional(line, 'The name of the site where they are.'),
  telephone,
  email,
  watches: otherwise(
    list('objective', referTo('objective')),
    [],
    'Objectives of the scenario that they watch.',
  ),
});

const exerciseFields = {
  scenario: optional(
    formatted('an id', /^[a-z][a-z0-9_-]*$/, 'ferry-port'),
    'The id of the scenario that it is an exercise of.',
  ),
  name: required(line, 'The name of the exercise.'),
  sponsor: optional(line, 'Who asks for it, and signs its papers.'),
  version: otherwise(line, { value: '1', spot: { start: -1, end: -1 } }, 'The version of this file.'),
  state: otherwise(word(['draft', 'final']), 'draft', 'Whether it may still change.'),
  purpose: optional(line, 'Why it is held.'),
  'mission-area': optional(line, 'Prevention, protection, mitigation, response or recovery.'),
  threat: optional(line, 'The threat or hazard that it is about.'),
  scope: optional(line, 'How wide it is: what it covers, and where it ends.'),
  handling: optional(
    map('the handling', {
      line: required(
        line,
        'The marking of a state or a house, printed beside the TLP label, which is no classification.',
      ),
      instructions: lines('How papers are kept, handed on and destroyed.'),
    }),
    'How its papers are kept by the rules of a state or a house.',
  ),
  days: otherwise(list('day', day), [], 'When it is held, and what else is fixed.'),
  sites: otherwise(list('site', site), [], 'Where it is held.'),
  organisations: otherwise(list('organisation', organisation), [], 'Who takes part, and how far each plays.'),
  contacts: otherwise(list('contact', contact), [], 'Whom one turns to.'),
  staff: otherwise(list('person', staff), [], 'Controllers, evaluators and whoever else runs or watches it.'),
  participation: optional(
    map('the participation plan', {
      sectors: otherwise(
        list(
          'sector',
          map('a sector', {
            sector: required(line, 'What it is called.'),
            people: required(people, 'How many people of it are wanted.'),
          }),
        ),
        [],
        'How many people of each sector are wanted.',
      ),
      women: optional(people, 'How many women are wanted, at least.'),
      youth: optional(people, 'How many young people are wanted, at least.'),
      how: lines('What is done so that they come, and are heard.'),
    }),
    'Who should be in the room.',
  ),
};

export const exerciseForm = map('an exercise file', exerciseFields);
export type SourceExercise = FormOf<typeof exerciseForm>;
