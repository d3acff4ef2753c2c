/** In which words a page is written, and for which room. */
import type { Scenario, Text } from '@sandtable/core/scenario';
import { languageMark } from '@sandtable/core/view';
import { exerciseMarking, type RoomTongue } from '@sandtable/words';

export interface PageTongue extends RoomTongue {
  /** Milliseconds since 1970, now. */
  readonly wall: number;
}

/**
 * Which language a text of the author's is in, as it stands on a page for a reader of this language: null where it is that of the page around it, or where nobody
 * knows. A text with placeholders is known by its beginning.
 */
export function languageMarks(
  scenario: Scenario,
  { language, say }: Pick<PageTongue, 'language' | 'say'>,
): (text: string) => string | null {
  if (language === scenario.language && say.language === language) return () => null;
  const whole = new Map<string, string>();
  const beginnings: (readonly [beginning: string, language: string])[] = [];
  for (const text of textsIn(scenario, new Set([scenario.language, ...scenario.languages]))) {
    const read = [language, scenario.language].find((each) => text[each] !== undefined) ?? language;
    const shown = (text[read] ?? '').trim();
    const of = shown.startsWith(languageMark(scenario.language)) ? scenario.language : read;
    if (of === say.language) continue;
    const [beginning = ''] = shown.split('{');
    if (beginning === shown) whole.set(shown, of);
    else if (beginning.length >= leastBeginning) beginnings.push([beginning, of]);
  }
  const marking = exerciseMarking(say);
  return (text) => {
    const own = text.replaceAll(marking, '').trim();
    return whole.get(own) ?? beginnings.find(([beginning]) => own.startsWith(beginning))?.[1] ?? null;
  };
}
/** So many letters are hardly those of another text by chance. */
const leastBeginning = 12;

/** All texts of the author's, wherever they stand. */
function* textsIn(part: unknown, languages: ReadonlySet<string>): Generator<Text> {
  if (typeof part !== 'object' || part === null) return;
  const entries = Object.entries(part);
  const isText =
    !Array.isArray(part) &&
    entries.length > 0 &&
    entries.every(([key, value]) => languages.has(key) && typeof value === 'string');
  if (isText) yield part as Text;
  else for (const [, value] of entries) yield* textsIn(value, languages);
}

/** Elements that hold a text of people or authors say so by `dir="auto"`; those in another language than the page's are marked with it. */
export const withLanguages = (html: string, languageOf: (text: string) => string | null): string =>
  html.replaceAll(/ dir="auto">([^<]+)</gu, (whole, text: string) => {
    const language = languageOf(unescaped(text));
    return language === null ? whole : ` dir="auto" lang="${language}">${text}<`;
  });

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const unescaped = (html: string): string =>
  html.replaceAll(/&(amp|lt|gt|quot|#39);/gu, (whole, name: string) => entities[name] ?? whole);
