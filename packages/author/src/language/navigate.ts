/** From a name to its declaration, to its uses, and to another name. */
import {
  filesIn,
  identity,
  namePattern,
  oneText,
  readScenario,
  type Declaration,
  type Mention,
  type Survey,
} from '@sandtable/core';
import type { Say } from '@sandtable/words';
import type { Study } from './study.ts';

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

/** Another name for what a mention names, everywhere in its files; refused when it would make a mistake that is not there now. */
export function rename({ survey, files, text }: Study, mention: Mention, name: string, say: Say): Renamed {
  if (!namePattern.test(name)) return { edits: null, why: say('author.rename.bad-name', { name }) };
  const edits = usesOf(survey, mention).map(({ spot }) => ({ spot, text: name }));
  const edited = files.map(({ text: before, start }) => {
    let now = '';
    let at = 0;
    for (const { spot } of edits) {
      if (spot.start < start || spot.end > start + before.length) continue;
      now += before.slice(at, spot.start - start) + name;
      at = spot.end - start;
    }
    return now + before.slice(at);
  });
  const [own = '', ...others] = edited;
  const whole = filesIn(text).beside.map((one) =>
    one.text === null ? one : { ...one, text: others.shift() ?? one.text },
  );
  const before = errorsIn(text);
  const after = errorsIn(oneText(own, whole));
  const [first] =
    after.length > before.length ? after.filter(({ code }) => !before.some((one) => one.code === code)) : [];
  if (after.length <= before.length) return { edits, why: null };
  return { edits: null, why: first?.message ?? after[0]?.message ?? say('author.rename.bad-name', { name }) };
}

const errorsIn = (text: string) =>
  readScenario(text, '').diagnostics.filter(({ severity }) => severity === 'error');
