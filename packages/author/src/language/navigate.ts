/** From a name to its declaration, to its uses, and to another name. */
import {
  identity,
  namePattern,
  type Declaration,
  type Mention,
  type Spot,
  type Survey,
} from '@sandtable/language/editing';
import { isError } from '@sandtable/language';
import type { Say } from '@sandtable/words';
import { shortName, type Study } from './study.ts';

/** Whether a cursor at this offset means the word there; just after its end it still does. */
export const touches = (spot: Spot, offset: number): boolean => spot.start <= offset && offset <= spot.end;

export const mentionAt = (survey: Survey, offset: number): Mention | null =>
  survey.mentions.find((one) => touches(one.spot, offset)) ?? null;

export function declarationOf(survey: Survey, mention: Mention): Declaration | null {
  return survey.declarations.find((one) => identity(one) === identity(mention)) ?? null;
}

/** All places where the thing is named, its declaration among them. */
export function usesOf(survey: Survey, mention: Mention): readonly Mention[] {
  const wanted = identity(mention);
  return survey.mentions.filter((one) => identity(one) === wanted);
}

export interface Edit {
  readonly spot: Spot;
  readonly text: string;
}
export type Renamed =
  | { readonly edits: readonly Edit[]; readonly why: null }
  | { readonly edits: null; readonly why: string };

/**
 * Another name for what a mention names, everywhere in its files and scripts; refused when it would make a mistake that is not there
 * now. `look` studies other texts of some of the files.
 */
export async function rename(
  study: Study,
  mention: Mention,
  name: string,
  say: Say,
  look: (texts: ReadonlyMap<string, string>) => Promise<Study | null>,
): Promise<Renamed> {
  const unread = study.files.find(({ broken }) => broken);
  if (study.broken || unread !== undefined) {
    const file = shortName(study, unread?.file ?? study.scenario);
    return { edits: null, why: say('author.rename.broken', { file }) };
  }
  if (!namePattern.test(name)) return { edits: null, why: say('author.rename.bad-name', { name }) };
  const edits = usesOf(study.survey, mention).map(({ spot }) => ({ spot, text: name }));
  const after = await look(edited(study, edits));
  const [before, now] = [errorsOf(study), errorsOf(after ?? study)];
  if (now.length <= before.length) return { edits, why: null };
  const strange = now.find(({ code }) => !before.some((one) => one.code === code)) ?? now[0];
  return { edits: null, why: strange?.message ?? say('author.rename.bad-name', { name }) };
}

/** The texts of the files that edits change. */
function edited({ files }: Study, edits: readonly Edit[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { file, text, start } of files) {
    let now = '';
    let at = 0;
    for (const { spot, text: instead } of edits) {
      if (spot.start < start || spot.end > start + text.length) continue;
      now += text.slice(at, spot.start - start) + instead;
      at = spot.end - start;
    }
    if (at > 0) texts.set(file, now + text.slice(at));
  }
  return texts;
}

const errorsOf = ({ diagnostics }: Study) => diagnostics.filter(isError);
