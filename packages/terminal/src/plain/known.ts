// Everything that can be typed now: the powers and what plain mode itself can be asked.
import type { Say } from '@sandtable/words';
import { type Field, type Power, type PowerId, powerWords } from '@sandtable/powers';
import type { Known } from './command.ts';
import type { ControlPlainCommand, RolePlainCommand } from './plain-commands.ts';

export type Typable<S, Own> =
  | { readonly of: 'power'; readonly power: Power<S, PowerId> }
  | { readonly of: 'own'; readonly own: Own };

/** Commands of the desk that have a key there have it here as well. */
const ownKeys: Readonly<Record<string, string>> = { help: '?', quit: 'q' };

export function knownCommands<S, Own extends ControlPlainCommand | RolePlainCommand>(
  powers: readonly Power<S, PowerId>[],
  own: readonly Own[],
  { can, explains }: Readonly<Record<'can' | 'explains', (power: Power<S, PowerId>) => boolean>>,
  say: Say,
): readonly Known<Typable<S, Own>>[] {
  const asked = own.map((each): Known<Typable<S, Own>> => {
    const [first = '', ...others] = say(`plain.word.${each}`)
      .split(',')
      .map((word) => word.trim());
    return {
      is: { of: 'own', own: each },
      words: [first, ...others],
      others: [],
      key: ownKeys[each] ?? null,
      can: () => true,
      explains: () => false,
    };
  });
  const given = powers.map((power): Known<Typable<S, Own>> => {
    const { word, others } = powerWords(power.id, say);
    return {
      is: { of: 'power', power },
      words: [word, power.id],
      others,
      key: power.key,
      can: () => can(power),
      explains: () => explains(power),
    };
  });
  return [...asked, ...given];
}

/** How a power is typed on one line: `idea SAID [; by WHO]`. */
function usage<S>(power: Power<S, PowerId>, say: Say): string {
  const parts = power.fields.map((field, at) => {
    const isBehindWords = power.fields.slice(0, at).some(({ words }) => words);
    return usagePart(field, isBehindWords ? '; ' : '', say);
  });
  return [powerWords(power.id, say).word, ...parts].join(' ');
}

function usagePart<S>(field: Field<S>, mark: string, say: Say): string {
  const name = field.name.toUpperCase();
  if (field.keyword === null) return field.optional ? `[${name}]` : name;
  const word = say(`power.keyword.${field.keyword}`);
  return field.alone ? `[${mark}${word}]` : `[${mark}${word} ${name}]`;
}

const everyday: readonly PowerId[] = [
  'next',
  'decide',
  'note',
  'hold',
  'deliver',
  'adhoc',
  'reply',
  'aloud',
  'seen',
  'plus',
  'pause',
  'correct',
  'stop',
];
/** What is everyday only while the room is at it. */
const whileAtIt: readonly PowerId[] = ['idea', 'votes', 'future', 'rate', 'told-back', 'given'];
const everydayForRoles: readonly PowerId[] = [
  'answer',
  'question',
  'message',
  'do',
  'tell-fact',
  'stop-play',
];

/** `help`, `help all`, `help WORD`. */
export function helpLines<S, Own extends ControlPlainCommand | RolePlainCommand>(
  commands: readonly Known<Typable<S, Own>>[],
  typed: string,
  say: Say,
): readonly string[] {
  const all = typed.trim() !== '';
  const lines = [say('plain.help.head')];
  for (const { is, words, can } of commands) {
    if (is.of === 'own')
      lines.push(say('plain.help.line', { word: words[0] ?? '', does: say(`plain.does.${is.own}`) }));
    else if (
      all ||
      everyday.includes(is.power.id) ||
      everydayForRoles.includes(is.power.id) ||
      (whileAtIt.includes(is.power.id) && can())
    ) {
      const { word, does } = powerWords(is.power.id, say);
      lines.push(say(can() ? 'plain.help.line' : 'plain.help.line-not-now', { word, does }));
    }
  }
  lines.push(say('plain.help.how'), say('plain.help.sure'));
  return all ? lines : [...lines, say('plain.help.more')];
}

export function helpOn<S, Own extends ControlPlainCommand | RolePlainCommand>(
  { is, words, key, can }: Known<Typable<S, Own>>,
  say: Say,
): readonly string[] {
  if (is.of === 'own')
    return [say('plain.help.line', { word: words.join(', '), does: say(`plain.does.${is.own}`) })];
  const { name, does, others } = powerWords(is.power.id, say);
  const lines = [
    say('plain.help.power', { name, does }),
    say('plain.help.usage', { usage: usage(is.power, say) }),
    ...(is.power.id === 'decide' ? [say('plain.help.decide')] : []),
  ];
  if (key !== null) lines.push(say('plain.help.key', { key: key === ' ' ? say('plain.space') : key }));
  if (others.length > 0) lines.push(say('plain.help.others', { others: others.join(', ') }));
  return can() ? lines : [...lines, say('plain.help.not-now')];
}
