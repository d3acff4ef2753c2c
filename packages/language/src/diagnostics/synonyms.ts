/** Words that other tools, papers and languages have for keys of this one; told as a question, since only the author knows. */
const otherWords: Readonly<Record<string, readonly string[]>> = {
  from: ['sender', 'source', 'origin'],
  to: ['recipient', 'recipients', 'receiver', 'audience', 'target'],
  by: ['decider', 'deciders', 'actor', 'who', 'owner', 'responsible'],
  channel: ['via', 'medium', 'means', 'mode'],
  text: ['message', 'body', 'content', 'description', 'label'],
  title: ['heading', 'subject', 'headline'],
  name: ['label', 'title', 'caption'],
  at: ['time', 'start', 'moment', 'timing', 'scheduled'],
  when: ['trigger', 'if'],
  'only-if': ['condition', 'requires', 'guard', 'if', 'unless'],
  within: ['deadline', 'window', 'timeout', 'due'],
  otherwise: ['default', 'fallback', 'else'],
  options: ['choices', 'answers', 'alternatives'],
  effects: ['effect', 'consequences', 'outcome', 'results', 'then'],
  odds: ['probability', 'chance', 'likelihood'],
  'per-hour': ['rate', 'hazard'],
  start: ['initial', 'value', 'begin'],
  question: ['prompt', 'ask'],
  ask: ['question', 'prompt'],
  serves: ['objective', 'objectives', 'task', 'tasks'],
  expect: ['assert', 'asserts', 'expected', 'then'],
  play: ['steps', 'script', 'given'],
  next: ['exits', 'transitions', 'exit'],
  'known-to': ['known-by', 'knows', 'holders', 'visible-to'],
  attach: ['attachments', 'attachment', 'files', 'file', 'annex', 'enclosures'],
  injects: ['inserts', 'messages', 'msel'],
  phases: ['modules', 'stages', 'acts', 'parts'],
  actors: ['characters', 'simcell', 'npcs'],
  roles: ['players', 'participants'],
  // words that a key can have
  'TLP:RED': ['red', 'tlp-red', 'tlp red'],
  'TLP:AMBER+STRICT': ['amber+strict', 'amber-strict', 'strict', 'tlp:amber-strict'],
  'TLP:AMBER': ['amber', 'yellow', 'tlp-amber', 'tlp amber', 'confidential', 'restricted'],
  'TLP:GREEN': ['green', 'tlp-green', 'tlp green', 'internal'],
  'TLP:CLEAR': ['clear', 'white', 'tlp:white', 'tlp-clear', 'tlp clear', 'public', 'unclassified', 'open'],
  majority: ['vote', 'voting', 'most'],
  consensus: ['unanimous', 'unanimity', 'agreement', 'all'],
  single: ['one', 'alone', 'sole'],
  lead: ['leader', 'chair', 'head'],
  each: ['individual', 'separate', 'own'],
  card: ['paper', 'print', 'handout'],
  spoken: ['aloud', 'voice', 'verbal', 'oral'],
  phone: ['call', 'telephone'],
  sealed: ['hidden', 'closed'],
  amount: ['number', 'numeric', 'quantity'],
  choice: ['option', 'select', 'single-choice'],
  several: ['multiple', 'multi', 'checkbox'],
};

/** The key that may have been meant, of those that can stand there. */
export function inOtherWords(key: string, known: readonly string[]): string | null {
  const plain = key.toLowerCase().replaceAll('_', '-');
  return known.find((one) => otherWords[one]?.includes(plain) === true) ?? null;
}

const joints: ReadonlyMap<string, 'and' | 'or'> = new Map([
  ...['und', 'et', 'y', 'e', 'и', 'plus'].map((word) => [word, 'and'] as const),
  ...['oder', 'ou', 'o', 'или'].map((word) => [word, 'or'] as const),
]);
/** The operator that joins two conditions, where another language’s word for it stands. */
export const joinedBy = (word: string): 'and' | 'or' | null => joints.get(word.toLowerCase()) ?? null;

/** What other languages, of people and of machines, write for true and false. */
const flags: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'on', 'y', 'ja', 'oui', 'si', 'sí', 'да'].map((word) => [word, true] as const),
  ...['false', 'no', 'off', 'n', 'nein', 'non', 'нет'].map((word) => [word, false] as const),
]);
export const meantFlag = (word: string): boolean | null => flags.get(word.toLowerCase()) ?? null;
