// A town of an hour in which one thing is decided, already asked for: what the small tests of decisions at the desk play.
import type { Command } from '@sandtable/core/record';
import type { Session } from '@sandtable/host';
import { sessionOfText } from './library-session.ts';

const titles = { mayor: 'Mayor', police: 'Police', radio: 'Radio' };

/** What a scenario must say of itself, and who plays. */
export const townHead = (roles: readonly (keyof typeof titles)[], duration = '1h'): string => `sandtable: 1
id: town
title: Town
summary: They decide.
marking: TLP:CLEAR
fictional: All of it is invented.
duration: ${duration}
organisations: { town: { name: Town, sector: government } }
roles:
${roles.map((role) => `  ${role}: { name: ${titles[role]}, organisation: town }`).join('\n')}
`;

/** `decision`: its keys below the question; `more`: variables, facts, injects. */
export const townWith = (
  roles: readonly (keyof typeof titles)[],
  decision: readonly string[],
  more: readonly string[] = [],
): string => `${townHead(roles)}phases: { main: { title: Main, agenda: [{ decide: d }, { say: Thank you. }] } }
${more.join('\n')}
decisions:
  d:
    question: What do you do?
${decision.map((key) => `    ${key}`).join('\n')}
`;

/** An exercise of it, at its decision; it ends with the test. */
export function townSession(source: string): Session {
  const { session } = sessionOfText(source);
  for (const kind of ['brief', 'start', 'next'] as const) done(session, { kind, body: {} });
  return session;
}

/** One option, and nothing said to it. */
export const answerOf = (decision: string, by: string, option: string): Command => ({
  kind: 'answer',
  body: {
    decision,
    by,
    answer: { form: 'options', options: [option] },
    grounds: {},
    saidAt: null,
    added: [],
    instead: false,
  },
});

/** Gives a command that must not be refused; the number of its entry. */
export function done(session: Session, command: Command, words: readonly string[] = []): number {
  const result = session.give(command, words);
  if ('refused' in result) throw new Error(JSON.stringify(result));
  return result.entries[0]?.n ?? 0;
}
