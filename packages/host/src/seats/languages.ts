/** In which languages an exercise may be read at a screen of one's own. */
import { interfaceLanguages } from '@sandtable/words/play';
import type { Session } from '../exercise/session.ts';

/** That of the exercise first; those of the scenario, and those of the interface. */
export const languagesOf = ({
  language,
  scenario,
}: Pick<Session, 'language' | 'scenario'>): readonly string[] => [
  ...new Set([language, scenario.language, ...scenario.languages, ...interfaceLanguages]),
];

/** The first of these wishes (`fr_FR.UTF-8`, `fr-CA`, `FR`) that can be met. */
export function wishedLanguage(session: Session, wishes: readonly string[]): string | null {
  const all = languagesOf(session);
  for (const wish of wishes) {
    const [code = ''] = wish.replaceAll('_', '-').toLowerCase().split(/[.@;]/u);
    const [alone] = code.split('-');
    const spoken = (wanted: string | undefined) => all.find((each) => each.toLowerCase() === wanted);
    const found = spoken(code) ?? spoken(alone);
    if (found !== undefined) return found;
  }
  return null;
}
