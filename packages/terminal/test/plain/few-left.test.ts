// A group of one is known by its sector: whoever changes seats while reports name sectors is told which are too small for that from then on.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { sessionOfText } from '../library-session.ts';
import { facilitator } from './facilitator-by-ear.ts';

const sectors = { civil: 4, private: 3, scientific: 2, international: 1, government: 3 };
const text = `sandtable: 1
id: few
title: Few
summary: They come and go.
marking: TLP:CLEAR
fictional: All of it is invented.
duration: 1h
organisations:
${Object.keys(sectors)
  .map((sector) => `  of_${sector}: { name: The ${sector}, sector: ${sector} }`)
  .join('\n')}
roles:
${Object.entries(sectors)
  .flatMap(([sector, count]) =>
    Array.from(
      { length: count },
      (_, at) => `  ${sector}_${at}: { name: ${sector} ${at}, organisation: of_${sector} }`,
    ),
  )
  .join('\n')}
phases: { main: { title: Main, agenda: [{ say: One. }, { say: Two. }] } }
`;
const few = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => /Fewer than three people (?:then )?play in[^:]*(?::)? .*/u.exec(line) ?? []);

test('a group of one: at the setting of attribution, in the opening, and at each change of seats after it', async () => {
  const { session } = sessionOfText(text);
  const person = await facilitator(session);
  expect(few(await person.say('attribution sector')).join()).toContain(
    'these sectors: scientific, international.',
  );
  await person.say('yes');
  expect(deskOn(session, { columns: 120, rows: 60 }).shown()).toContain(
    'play in: scientific, international.',
  );
  for (const line of ['brief!', 'start!']) await person.say(line);
  const asked = async (line: string, answer = 'yes') => {
    const told = few(await person.say(line));
    await person.say(answer);
    return told.join();
  };
  expect(await asked('unseat civil_0')).toBe('');
  expect(await asked('unseat civil_1', 'no')).toContain(
    'then play in civil: the report will say “a participant”',
  );
  expect(await asked('play private_0', 'no')).toContain('then play in private:');
  expect(await asked('merge government_2 into civil_3', 'no')).toContain('then play in government:');
  expect(await asked('merge government_2 into government_1', 'no')).toContain('then play in government:');
  // the small ones were hidden among each other: with one less they would be known as the rest
  expect(await asked('unseat scientific_1', 'no')).toContain('then play in civil, private, government:');
  expect(session.control().smallSectors).toEqual(['scientific', 'international']);
  await person.leave();
});

test('where reports name roles, or nobody, no sector is spoken of', async () => {
  for (const attribution of ['role', 'none']) {
    const { session } = sessionOfText(text);
    const person = await facilitator(session);
    const heard = [...(await person.say(`attribution ${attribution}`))];
    for (const line of ['brief!', 'start!', 'unseat private_0', 'yes'])
      heard.push(...(await person.say(line)));
    expect(few(heard)).toEqual([]);
    expect(session.control().seats.find(({ role }) => role === 'private_0')?.present).toBe(false);
    await person.leave();
  }
});
