/** From a name to its declaration, to its uses, and to another name. */
import {
  identity,
  namePattern,
  readScenario,
  type Declaration,
  type Mention,
  type Survey,
} from '@sandtable/core';
import type { Say } from '@sandtable/words';

export interface Spot {
  readonly start: number;
  readonly end: number;
}
/** Whether a cursor at this offset means the word there; just after its end it still does. */
export const touches = (spot: Spot, offset: number): boolean => spot.start <= offset && offset <= spot.end;

export const mentionAt = (survey: Survey, offset: number): Mention | null =>
  survey.mentions.find((one) => touches(one.spot, offset)) ?? null;

export function declarationOf(survey: Survey, mention: Mention): Declaration | null {
  return survey.declarations.find((one) => identity(one) === identity(mention)) ?? null;
}

/** All places of what a mention names, its declaration among them. */
export function usesOf(survey: Survey, mention: Mention): readonly Mention[] {
  const wanted = identity(mention);
  return survey.mentions.filter((one) => identity(one) === wanted);
}

export type Renamed =
  | { readonly edits: readonly { readonly spot: Spot; readonly text: string }[]; readonly why: null }
  | { readonly edits: null; readonly why: string };

/** Another name for what a mention names, everywhere in the file; refused when it would make a mistake that is not there now. */
export function rename(survey: Survey, mention: Mention, name: string, say: Say): Renamed {
  if (!namePattern.test(name)) return { edits: null, why: say('author.rename.bad-name', { name }) };
  const edits = usesOf(survey, mention).map(({ spot }) => ({ spot, text: name }));
  let text = '';
  let at = 0;
  for (const { spot } of edits) {
    text += survey.text.slice(at, spot.start) + name;
    at = spot.end;
  }
  text += survey.text.slice(at);
  const before = errorsIn(survey.text);
  const after = errorsIn(text);
  const [first] =
    after.length > before.length ? after.filter(({ code }) => !before.some((one) => one.code === code)) : [];
  if (after.length <= before.length) return { edits, why: null };
  return { edits: null, why: first?.message ?? after[0]?.message ?? say('author.rename.bad-name', { name }) };
}

const errorsIn = (text: string) =>
  readScenario(text, '').diagnostics.filter(({ severity }) => severity === 'error');
