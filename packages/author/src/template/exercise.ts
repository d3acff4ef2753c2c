/** An exercise file to begin with: what is sure stands in it, the rest as comments to be filled in, with the scenario's own roles and objectives. */
import { stringify } from 'yaml';
import { textIn, type InLanguage, type Scenario } from '@sandtable/core/scenario';

/** The text of the file. It can be used as it stands; whatever is filled in loses its `#`. */
export function exerciseDraft(scenario: Scenario, language: string): string {
  const read: InLanguage = { scenario, language };
  const line = (words: string): string => stringify(words, { lineWidth: 0 }).trimEnd();
  const title = textIn(scenario.title, read).replaceAll(/\s+/gu, ' ').trim();
  const organisations = scenario.organisations
    .map((each) => ({
      ...each,
      plays: scenario.roles.filter(({ organisation }) => organisation === each.name),
    }))
    .filter(({ plays }) => plays.length > 0);
  return [
    `scenario: ${scenario.id}`,
    `name: ${line(title)}`,
    'version: 1',
    'state: draft # or final',
    '',
    '# Take away the # before whatever you fill in. The names below are examples; organisations are the real ones.',
    '# sponsor: Ministry of the Interior',
    '# purpose: Why it is held.',
    '# scope: What it covers, and where it ends.',
    '# mission-area: Response',
    '# threat: What it is about.',
    '# handling: # the marking of a state or a house; the TLP label stands beside it and is no classification',
    '#   line: RESTRICTED',
    '#   instructions: [Lock it away.]',
    '',
    '# sites:',
    '#   - { name: Crisis room, address: Quay Street 1, zone: "+01:00", contact: Ada Berg, telephone: "+00 555 0101" }',
    '# days:',
    '#   - { date: 2026-12-01, from: "09:00", to: "12:30", site: Crisis room }',
    '',
    'organisations: # who takes part: as many as there are, each with the roles that its people play',
    ...organisations.flatMap(({ title: name, sector, plays }) => [
      `  - name: ${line(textIn(name, read))}`,
      `    sector: ${line(sector)}`,
      `    players: ${plays.length}`,
      `    plays: [${plays.map((role) => role.name).join(', ')}] # ${plays.map((role) => textIn(role.title, read).replaceAll(/\s+/gu, ' ')).join('; ')}`,
      '    # done: [What it really does.]',
      '    # simulated: [What it only says.]',
      '    # left-out: [What it does not play.]',
    ]),
    '',
    '# contacts:',
    '#   - { name: Ines Roth, for: The sponsor, organisation: Ministry of the Interior, telephone: "+00 555 0102" }',
    '',
    '# staff: # who runs it, and what each evaluator watches',
    '#   - { name: Bo Lind, as: facilitator }',
    ...scenario.objectives.map(
      ({ name, text }) =>
        `#   - { name: Cem Aksoy, as: evaluator, watches: [${name}] } # ${textIn(text, read).replaceAll(/\s+/gu, ' ').trim()}`,
    ),
    '',
    '# participation: # who should be in the room',
    '#   women: 6',
    '#   youth: 2',
    '#   how: [Travel is paid.]',
    '',
  ].join('\n');
}
