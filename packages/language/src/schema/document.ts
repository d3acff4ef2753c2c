/** What the document says of itself, and what may be varied in it. */
import { isSeq } from 'yaml';
import { fileKinds, fileName, translationFiles } from '../forms/file-name.ts';
import { list, map, named, optional, otherwise, required } from '../forms/form.ts';
import {
  duration,
  durationForm,
  flag,
  formatted,
  language,
  line,
  plainValue,
  text,
  word,
} from '../forms/leaf.ts';
import type { Form } from '../forms/shape.ts';
import type { Located } from '../text/reader.ts';
import { isOffset } from '../forms/time.ts';
import { freeName, referTo } from '../forms/reference.ts';
import { isDate } from '@sandtable/core/record';
import { tlpLabels } from '@sandtable/core/scenario';

export const tlp = word(tlpLabels);

const table = fileName(fileKinds.table);
const several = list('file', table);
/** A table of injects, or several: one file may have 2 MiB. */
const tables: Form<readonly Located<string>[]> = {
  blank: [],
  read: (node, reader, owner) =>
    isSeq(node) ? several.read(node, reader, owner) : [table.read(node, reader, owner)],
  schema: () => ({ anyOf: [table.schema(), several.schema()] }),
  shape: { is: 'either', shapes: [table.shape, several.shape] },
};

export const documentFields = {
  sandtable: required(formatted('a version of the language', /^.+$/, '1'), 'The version of the language: 1.'),
  id: required(
    formatted('an id', /^[a-z][a-z0-9_-]*$/, 'ferry-port'),
    "The name of the scenario's folder; hyphens are allowed.",
  ),
  title: required(text, 'The title people see.'),
  summary: required(text, 'One or two sentences for the lobby.'),
  kind: otherwise(
    word(['seminar', 'workshop', 'tabletop', 'game', 'drill', 'functional']),
    'tabletop',
    'The type of exercise (HSEEP).',
  ),
  version: otherwise(line, { value: '0.0.0', spot: { start: -1, end: -1 } }, 'Version of the scenario.'),
  changes: otherwise(
    list(
      'change',
      map('a change', {
        version: required(line, 'The version that brought it.'),
        text: required(text, 'What is otherwise than before, for whoever has led or played it.'),
      }),
    ),
    [],
    'What has changed, the latest version first; the planners’ part prints it.',
  ),
  licence: optional(line, 'SPDX name of the licence.'),
  authors: otherwise(list('author', line), [], 'Who wrote it.'),
  marking: required(tlp, 'Traffic Light Protocol label of the document.'),
  language: otherwise(language, { value: 'en', spot: { start: -1, end: -1 } }, 'Language of the texts.'),
  languages: optional(list('language', language), 'All languages of the texts.'),
  translations: otherwise(
    translationFiles,
    [],
    'A file in the folder of the scenario for each further language, with its texts under the same keys.',
  ),
  include: otherwise(
    list('file', fileName(fileKinds.part)),
    [],
    'Files in the folder of the scenario whose roles, facts, variables, injects and the like are added to those here.',
  ),
  msel: otherwise(
    tables,
    [],
    'A table in the folder of the scenario, or several, whose rows are added to the injects; its first row names the keys.',
  ),
  fictional: required(text, 'States that places, bodies and persons are invented.'),
  themes: otherwise(list('theme', line), [], 'What it is about.'),
  attribution: otherwise(
    word(['person', 'role', 'sector', 'none']),
    'role',
    'What reports may say about who said something.',
  ),
  'chatham-house': otherwise(
    flag,
    false,
    'Whether the Chatham House Rule holds: nobody is named or quoted, anywhere.',
  ),
  safety: optional(
    text,
    'Who looks after people today, how they are found, and what they are told. Read before StartEx.',
  ),
  contact: optional(text, 'Whom to turn to afterwards. Read at the goodbye.'),
  sources: otherwise(
    named(
      'source',
      map('a source', {
        text: required(text, 'How it is cited.'),
        link: optional(line, 'Where it can be read.'),
        checked: optional(
          formatted('a date of the calendar', /^\d{4}-\d{2}-\d{2}$/, '2026-11-01', isDate),
          'When it was last looked at.',
        ),
      }),
    ),
    [],
    'Documents that are cited, by name.',
  ),
  law: otherwise(
    named(
      'law',
      map('an article of law', {
        title: required(text, 'How it is cited.'),
        text: required(text, 'What it says, in plain words.'),
        source: optional(referTo('source'), 'The source on which it is modelled.'),
      }),
    ),
    [],
    'The law of the story, article by article, for all who play: a handout, and on every screen of a role.',
  ),
  glossary: otherwise(named('word', text), [], 'Words that participants need, by name.'),
  assumptions: otherwise(list('text', text), [], 'What is taken as given.'),
  artificialities: otherwise(list('text', text), [], 'Where the exercise differs from the world.'),
  'out-of-play': otherwise(list('text', text), [], 'What is not played.'),
  story: optional(
    map('the story', {
      'h-hour': optional(
        formatted(
          'a date of the calendar with a time of day',
          /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/,
          '2031-08-02T06:40',
          isDate,
        ),
        'Local date and time of H-hour.',
      ),
      zone: optional(
        formatted('an offset from UTC, from -12:00 to +14:00', /^[+-]\d{2}:\d{2}$/, '"+02:00"', isOffset),
        'Its offset from UTC.',
      ),
      startex: otherwise(
        durationForm(true),
        { value: 0, spot: { start: -1, end: -1 } },
        'StartEx relative to H-hour.',
      ),
      'shown-as': otherwise(
        word(['elapsed', 'clock']),
        'elapsed',
        'Story time as time since StartEx or as time of day.',
      ),
    }),
    'Date and time of the story.',
  ),
  duration: otherwise(
    duration,
    { value: 7 * 86_400, spot: { start: -1, end: -1 } },
    'The latest story time: EndEx follows it.',
  ),
  tick: otherwise(duration, { value: 60, spot: { start: -1, end: -1 } }, 'The grid of the dynamics.'),
  parameters: otherwise(
    named(
      'parameter',
      map('a parameter', {
        name: required(text, 'What the facilitator reads.'),
        start: required(plainValue, 'Its value unless chosen otherwise.'),
        values: optional(list('choice', freeName), 'The choices, if it is one.'),
      }),
    ),
    [],
    'What can be chosen before StartEx.',
  ),
};
