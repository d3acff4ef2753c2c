/** What people call the things of a scenario: titles and texts of the author for names, on one line. */
import { cutAtWord } from './cut-at-word.ts';
import type { Decision, Inject, Measure, Scenario } from './scenario.ts';
import type { Text } from './terms.ts';
import { replacePlaceholders, textIn, type InLanguage } from './text.ts';

/** Things that have a title, or a text by which people know them. */
export type TitledKind =
  | 'organisations'
  | 'roles'
  | 'phases'
  | 'discussions'
  | 'activities'
  | 'actions'
  | 'variables'
  | 'facts'
  | 'clocks'
  | 'expected'
  | 'rules'
  | 'chances';

/** The title of a thing, or the text by which people know it; its name where the scenario has it no longer. */
export function titleOf(kind: TitledKind, name: string, reader: InLanguage): string {
  const found = reader.scenario[kind].find((each) => each.name === name);
  if (found === undefined) return name;
  return onOneLine('title' in found ? found.title : 'text' in found ? found.text : found.ask, reader);
}

/** The title of a role or an actor; the name itself of anybody else, as of exercise control. */
export function titleOfSpeaker(name: string, reader: InLanguage): string {
  const { roles, actors } = reader.scenario;
  const speaker = roles.find((each) => each.name === name) ?? actors.find((each) => each.name === name);
  return speaker ? onOneLine(speaker.title, reader) : name;
}

/** What a role is called where there is little room: as its author says, else by its name. */
export function shortTitleOf(name: string, reader: InLanguage): string {
  const short = reader.scenario.roles.find((role) => role.name === name)?.short ?? null;
  return short === null ? name.replaceAll('_', ' ') : onOneLine(short, reader);
}

/**
 * The actor or role that players take for the sender: as the inject says, else as the actor is always shown; null where they see who it is.
 * `inject` is null of what was only said.
 */
export function shownSender(
  inject: Inject | null,
  from: string,
  { actors }: Pick<Scenario, 'actors'>,
): string | null {
  return inject?.shownAs ?? actors.find(({ name }) => name === from)?.shownAs ?? null;
}

/** What is cited: an article of the law of the story by its title, else a source as it is written; null where there is neither. */
export function citationOf(name: string, reader: InLanguage): string | null {
  const { law, sources } = reader.scenario;
  const cited =
    law.find((each) => each.name === name)?.title ?? sources.find((each) => each.name === name)?.text;
  return cited === undefined ? null : onOneLine(cited, reader);
}

/** What a measure is called: as its author says, else by its name. */
export const titleOfMeasure = (
  { name, title }: Pick<Measure, 'name' | 'title'>,
  reader: InLanguage,
): string => (title === null ? name.replaceAll('_', ' ') : onOneLine(title, reader));

/** A critical task, in its author's words. */
export const titleOfTask = (name: string, reader: InLanguage): string =>
  titleOfAim({ of: 'task', name }, reader);

/** What is observed or rated, in its author's words. */
export function titleOfAim(
  { of, name }: { readonly of: 'task' | 'target' | 'objective'; readonly name: string },
  reader: InLanguage,
): string {
  const { objectives } = reader.scenario;
  const targets = objectives.flatMap((objective) => objective.targets);
  const each =
    of === 'objective' ? objectives : of === 'target' ? targets : targets.flatMap(({ tasks }) => tasks);
  const found = each.find((one) => one.name === name);
  return found ? onOneLine(found.text, reader) : name;
}

const titleLength = 60;
/** Only this much of a text is looked at when it serves as a title. */
const beginning = 4 * titleLength;

/**
 * What an inject is called: its title, else how its text begins. What a placeholder stands for is known only when it is delivered.
 * `widthOf` says how much room a text takes where it is read.
 */
export function injectTitle(inject: Inject, reader: InLanguage, widthOf?: (text: string) => number): string {
  if (inject.title !== null) return onOneLine(inject.title, reader);
  const text = replacePlaceholders(onOneLine(inject.text, reader, beginning), () => '…');
  return cutAtWord(text, titleLength, widthOf);
}

/** The text of an option; its name where the decision has it no longer. */
export function optionText({ options }: Decision, name: string, reader: InLanguage): string {
  const option = options.find((each) => each.name === name);
  return option ? onOneLine(option.text, reader) : name;
}

const onOneLine = (text: Text, reader: InLanguage, most = Infinity): string =>
  textIn(text, reader).slice(0, most).replaceAll(/\s+/gu, ' ').trim();
