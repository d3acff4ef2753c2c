/** Links for those who are expected, and the sheets that bring them: written beside the record, for its owner's eyes only. */
import { rmSync, writeFileSync } from 'node:fs';
import { exerciseOnRecord, type Details } from '@sandtable/core/record';
import { fold, titleOf } from '@sandtable/core/scenario';
import { csv, joiningSheets, type JoiningPerson } from '@sandtable/documents';
import { spelledCode, type LetInAs, type Session } from '@sandtable/host';
import type { Reception } from '@sandtable/host/page-door';
import type { SshPlace } from '@sandtable/terminal';
import type { Say } from '@sandtable/words';
import { BadInput } from '../command-line/problem.ts';
import { newJoiningFile, type JoiningPaper } from '../records/joining-files.ts';
import { dayOf } from '../records/record-folder.ts';
import type { ExpectedPerson } from './roster.ts';

export interface Joining {
  readonly session: Session;
  readonly reception: Reception;
  readonly address: string;
  readonly ssh: SshPlace | null;
}

/** A link counts until a day after EndEx; where that never comes, for so long. */
const longest = 30 * 24 * 60 * 60 * 1000;

/**
 * Makes a link for each who has none yet, and writes the sheets and the table of them. The keys stand nowhere else, so who is on the
 * record already keeps the link of the first time. The files; none where nobody is new.
 */
export function expectPeople(
  expected: readonly ExpectedPerson[],
  joining: Joining,
  say: Say,
): readonly string[] {
  const { session, reception } = joining;
  const guests = reception.guests().map((guest) => reception.nameOf(guest));
  // whoever writes the list anew may type a name otherwise: two of one name do not stand on it
  const known = new Set(guests.flatMap((name) => (name === null ? [] : [fold(name)])));
  const { chathamHouse } = session.control().people;
  // where no names are kept nobody can be told from another: links are made once
  const comes =
    chathamHouse && guests.length > 0 ? [] : expected.filter(({ name }) => !known.has(fold(name)));
  return writeSheets(
    comes.map(({ name, to, about, watches }) => ({
      name,
      to,
      about,
      newKey: (until) => reception.invite(name, to, until, about, watches),
    })),
    joining,
    say,
  );
}

/** Writes a sheet for each whose link was asked for anew. */
export function renewLinks(joining: Joining, say: Say): readonly string[] {
  const { reception } = joining;
  return writeSheets(
    reception.guests().flatMap((guest): readonly LinkWanted[] => {
      const to = guest.wantsLink ? reception.invitedAs(guest) : null;
      return to === null
        ? []
        : [{ name: reception.nameOf(guest), to, newKey: (until) => reception.renewLink(guest, until) }];
    }),
    joining,
    say,
  );
}

interface LinkWanted {
  readonly name: string | null;
  readonly to: LetInAs;
  /** As the roster says it; of a link that is made anew, nothing is written once more. */
  readonly about?: Details<string>;
  readonly newKey: (until: number) => string;
}

/** The files; none where nobody wants a link. */
function writeSheets(
  wanted: readonly LinkWanted[],
  { session, reception, address, ssh }: Joining,
  say: Say,
): readonly string[] {
  if (wanted.length === 0) return [];
  const made: string[] = [];
  // laid down empty before any link is made: a link that can be written nowhere is nobody's
  const layDown = (what: JoiningPaper): string => {
    const file = newJoiningFile(session.record.file, what);
    write(file, [], say, 'wx');
    made.push(file);
    return file;
  };
  try {
    const sheets = layDown('joining');
    const links = layDown('links');
    const until = session.clock.now() + longest;
    const people = wanted.map(({ name, to, newKey }): JoiningPerson => ({
      name,
      as: titleIn(to, session, say),
      link: `${address}/i/${newKey(until)}`,
    }));
    const listed = wanted.flatMap(({ name, to, about }) =>
      about === undefined ? [] : [{ name, as: titleIn(to, session, say), about }],
    );
    const place = { address, code: spelledCode(reception.roomCode()), ssh };
    const head = [say('cli.roster.column.name'), say('cli.roster.column.as'), say('cli.roster.column.link')];
    const rows = people.map(({ name, as, link }) => [name ?? '', as, link]);
    const { entries, texts } = session;
    const exercise = exerciseOnRecord(entries, texts, say('format.erased-text'));
    const request = {
      scenario: session.scenario,
      language: session.language,
      printed: dayOf(new Date(session.clock.now())),
      ...(exercise !== null && { exercise }),
    };
    write(sheets, joiningSheets(request, people, listed, place), say);
    write(links, csv([head, ...rows]), say);
    return made;
  } catch (error) {
    for (const file of made) rmSync(file, { force: true });
    throw error;
  }
}

function titleIn(to: LetInAs, session: Session, say: Say): string {
  if (to.of !== 'role') return say(`common.staff.${to.of}`);
  const role = titleOf('roles', to.role, session);
  return to.aide === true ? say('common.aide-of', { role }) : role;
}

function write(file: string, pieces: Iterable<string>, say: Say, flag: 'w' | 'wx' = 'w'): void {
  try {
    writeFileSync(file, [...pieces].join(''), { flag, mode: 0o600 });
  } catch {
    throw new BadInput(say('cli.unwritable', { file }));
  }
}
