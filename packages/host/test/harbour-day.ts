import { text } from './harbour.ts';

/** The harbour on a day with everything that a page can show. */
export const day = text
  .replace(
    '  ferry: { name: The ferry }',
    `  ferry:
    name: The ferry
    voice: Tired, and short of words
    answers:
      - { about: [cargo, load], says: Two lorries of fish., if-pressed: Ask my office. }
      - { about: [fuel], says: For four hours. }`,
  )
  .replace(
    '      - { advance: 20m }',
    `      - { activity: ideas }
      - { activity: ready }
      - { discuss: lanterns }
      - { brief-back: group, form: [decided, unsure] }
      - { advance: 20m }`,
  ).concat(`groups:
  quay: [harbour]
  boats: [pilot]
activities:
  ideas: { kind: brainstorm, title: What would help? }
  ready: { kind: survey, title: How ready are we?, items: [We notice early., We are believed.] }
discussions:
  lanterns: { ask: Who lights the lanterns?, if-silent: Somebody must. }
objectives:
  safe:
    text: Close the port in time
    capability: Operational Coordination
    targets:
      asked: { text: The pilots are asked, tasks: { ask: Ask the pilots } }
`);
