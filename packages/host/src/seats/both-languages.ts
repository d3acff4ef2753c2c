/** What reaches the roles for which somebody interprets, in two languages side by side. */
import { languageMark, type RoleView } from '@sandtable/core/view';
import type { Session } from '../exercise/session.ts';
import { languagesOf } from './languages.ts';

export interface BothLanguages {
  /** That in which whoever interprets reads, and the other; null where the exercise has no other. */
  readonly languages: readonly [own: string, other: string | null];
  readonly roles: readonly PrincipalBoard[];
}

/** What a role is asked, was told, knows and said: the newest of each last. */
export interface PrincipalBoard {
  readonly role: string;
  readonly title: string;
  readonly texts: readonly BesideText[];
}

export interface BesideText {
  readonly of: 'asked' | 'told' | 'known' | 'said';
  readonly own: string;
  /** Null where it is the same. */
  readonly other: string | null;
}

export function bothLanguages(session: Session, roles: readonly string[]): BothLanguages {
  const other = languagesOf(session).find((each) => each !== session.language) ?? null;
  const beside = other === null ? session : session.readIn(other);
  // what its author has not put into a language says the same in both
  const plain = (text: string): string => text.replaceAll(languageMark(session.scenario.language), '');
  return {
    languages: [session.language, other],
    roles: roles.map((role) => {
      const view = session.role(role);
      const there = textsOf(beside.role(role));
      return {
        role,
        title: view.role.title,
        texts: textsOf(view).map(({ of, text }, place) => {
          const put = there[place]?.text ?? text;
          return { of, own: text, other: plain(put) === plain(text) ? null : put };
        }),
      };
    }),
  };
}

/** The same texts in the same order in every language. */
function textsOf({ decisions, inbox, facts, log }: RoleView) {
  const asked = decisions
    .filter(({ open }) => open)
    .map(({ question, options }) =>
      [question, ...options.map(({ letter, text }) => `${letter ?? '–'} ${text}`)].join('\n'),
    );
  return [
    ...asked.map((text) => ({ of: 'asked', text }) as const),
    ...inbox
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ from, text }) => ({ of: 'told', text: `${from}: ${text.trim()}` }) as const),
    ...facts.map(({ text }) => ({ of: 'known', text: text.trim() }) as const),
    ...log.flatMap(({ text }) => (text === null ? [] : [{ of: 'said', text: text.trim() } as const])),
  ];
}
