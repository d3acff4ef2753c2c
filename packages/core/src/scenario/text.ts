/** The author's texts as somebody reads them: in one language, with values in the place of placeholders. */
import type { Value } from './expression.ts';
import type { Inject, Outcome, Scenario } from './scenario.ts';
import type { Text } from './terms.ts';
import { storyTimeOf, type StoryTime } from './story-time.ts';

/** The scenario whose texts are read, and the language; a text that lacks it is given in the scenario's own. */
export interface InLanguage {
  readonly scenario: Scenario;
  /** A language code. */
  readonly language: string;
}

/** A core without locale is told how a value and a time are printed. */
export interface Printing extends InLanguage {
  /** Null: it could not be computed. */
  value(value: Value | null, unit: string | null): string;
  time(time: StoryTime): string;
}

export const textIn = (
  text: Text,
  { scenario, language }: { readonly scenario: Pick<Scenario, 'language'>; readonly language: string },
): string => text[language] ?? text[scenario.language] ?? Object.values(text)[0] ?? '';

/** Stands before a text that its author has not put into the language in which it is read: it is in this one. */
export const languageMark = (language: string): string => `[${language}] `;

export const textOrNull = (text: Text | null, reader: InLanguage): string | null =>
  text === null ? null : textIn(text, reader);

/** What is told of an outcome: those of its clauses that held at EndEx, by their numbers from 1. */
export const outcomeText = ({ clauses }: Outcome, told: readonly number[], reader: InLanguage): string =>
  told
    .flatMap((number) => clauses[number - 1] ?? [])
    .map(({ text }) => textIn(text, reader).trim())
    .join(' ');

const marks = /\{\{|\}\}|\{([a-z][a-z0-9_]*)\}/gu;

/** Puts something for each `{name}` of a text; `{{` and `}}` are braces. */
export const replacePlaceholders = (text: string, standsFor: (name: string) => string): string =>
  text.replaceAll(marks, (whole, name: string | undefined) =>
    name === undefined ? whole.slice(1) : standsFor(name),
  );

/** The placeholders of a text, and where the name of each begins. */
export const placeholdersIn = (text: string): readonly { readonly name: string; readonly at: number }[] =>
  [...text.matchAll(marks)].flatMap(({ 1: name, index }) =>
    name === undefined ? [] : [{ name, at: index + 1 }],
  );

/** The texts of an inject that are filled in when it is delivered; of all else only the text of a message is. */
export const printedTexts = ({ text, textFor, attach }: Inject): readonly Text[] => [
  text,
  ...textFor.map((own) => own.text),
  ...attach.flatMap((one) => (one.holds === 'text' ? [one.text] : [])),
];

/** The names of the placeholders of texts, over all languages. */
export const namesPrinted = (texts: readonly Text[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => Object.values(text).flatMap(placeholdersIn)).map(({ name }) => name)),
];

/** Fills `{queue}`, `{clock}` and `{phase}` with what they stood for when the text was printed; what is not known stays as it was written. */
export function fillIn(
  text: string,
  printed: readonly (readonly [name: string, value: Value | null])[],
  by: Printing,
): string {
  const { scenario } = by;
  return replacePlaceholders(text, (name) => {
    const value = printed.find(([key]) => key === name)?.[1];
    if (value === undefined) return `{${name}}`;
    if (value === null) return by.value(null, null);
    if (name === 'clock' && typeof value === 'number') return by.time(storyTimeOf(scenario.story, value));
    if (name === 'phase') {
      const phase = scenario.phases.find((each) => each.name === value);
      return phase ? textIn(phase.title, by) : String(value);
    }
    const unit = scenario.variables.find((each) => each.name === name)?.unit ?? null;
    return by.value(value, textOrNull(unit, by));
  });
}
