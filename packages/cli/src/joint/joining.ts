/** Links for those who are expected, and the sheets that bring them: written beside the record, for its owner's eyes only. */
import { writeFileSync } from 'node:fs';
import { titleOf } from '@sandtable/core/scenario';
import { csv, joiningSheets, type JoiningPerson } from '@sandtable/documents';
import { spelledCode, type Capacity, type Session } from '@sandtable/host';
import type { Reception } from '@sandtable/host/page-door';
import type { SshPlace } from '@sandtable/terminal';
import type { Say } from '@sandtable/words';
import { BadInput } from '../command-line/problem.ts';
import { newJoiningFile } from '../records/joining-files.ts';
import type { ExpectedPerson } from './roster.ts';

/** A link counts until a day after EndEx; where that never comes, for so long. */
const longest = 30 * 24 * 60 * 60 * 1000;

/**
 * Makes a link for each who has none yet, and writes the sheets and the table of them. The keys stand nowhere else, so who is on the
 * record already keeps the link of the first time. The files; none where nobody is new.
 */
export function expectPeople(
  expected: readonly ExpectedPerson[],
  {
    session,
    reception,
    address,
    ssh,
  }: {
    readonly session: Session;
    readonly reception: Reception;
    readonly address: string;
    readonly ssh: SshPlace | null;
  },
  say: Say,
): readonly string[] {
  const known = new Set(reception.guests().map((guest) => reception.nameOf(guest)));
  const { chathamHouse } = session.control().people;
  // where no names are kept nobody can be told from another: links are made once
  const comes = chathamHouse && known.size > 0 ? [] : expected.filter(({ name }) => !known.has(name));
  if (comes.length === 0) return [];
  const sheets = newJoiningFile(session.record.file, 'joining');
  const links = newJoiningFile(session.record.file, 'links');
  const people = comes.map(({ name, to }): JoiningPerson => ({
    name,
    as: titleIn(to, session, say),
    link: `${address}/i/${reception.invite(name, to, session.clock.now() + longest)}`,
  }));
  const place = { address, code: spelledCode(reception.roomCode()), ssh };
  const head = [say('cli.roster.column.name'), say('cli.roster.column.as'), say('cli.roster.column.link')];
  const rows = people.map(({ name, as, link }) => [name ?? '', as, link]);
  write(
    sheets,
    joiningSheets({ scenario: session.scenario, language: session.language }, people, place),
    say,
  );
  write(links, csv([head, ...rows]), say);
  return [sheets, links];
}

const titleIn = (to: Capacity, session: Session, say: Say): string =>
  to.of === 'role' ? titleOf('roles', to.role, session) : say(`common.staff.${to.of}`);

function write(file: string, pieces: Iterable<string>, say: Say): void {
  try {
    writeFileSync(file, [...pieces].join(''), { flag: 'wx', mode: 0o600 });
  } catch {
    throw new BadInput(say('cli.unwritable', { file }));
  }
}
