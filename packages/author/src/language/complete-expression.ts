/** What can stand in an expression, in a moment or in a measure: events, names, words after an event, functions, choices. */
import {
  type EventKind,
  type EventWord,
  askableWord,
  eventKinds,
  eventWords,
  functionNames,
} from '@sandtable/core/scenario';
import type { Declaration, Survey } from '@sandtable/language/editing';
import type { Say } from '@sandtable/words';
import type { Cursor } from './cursor.ts';
import { kindWord, valueWord } from './kind-word.ts';

/** Something that can stand where the cursor is. */
export interface Completion {
  readonly label: string;
  readonly is: 'key' | 'name' | 'word' | 'file' | 'function' | 'variable' | 'event';
  /** What it is, in a word or two beside the label. */
  readonly detail: string;
  /** What it means. */
  readonly about: string;
  /** What is written, where that is more than the label; `from` is the offset of what it takes the place of. */
  readonly insert: string;
  readonly from: number;
}

export function completeExpression(cursor: Cursor, survey: Survey, say: Say): readonly Completion[] {
  const { typed } = cursor;
  const choice = /(?:([a-z_][\w.]*)\s*(?:==|!=)\s*)?'([^']*)$/.exec(typed);
  if (choice !== null && (typed.match(/'/g)?.length ?? 0) % 2 === 1) {
    return choices(choice[1] ?? null, cursor, choice[2] ?? '', survey, say);
  }
  const written = /[A-Za-z0-9_.]*$/.exec(typed)?.[0] ?? '';
  if (written.includes('.')) return dotted(written, cursor, survey, say);
  const from = cursor.start + typed.length - written.length;
  const values = survey.declarations.filter(({ kind }) => kind === 'variable' || kind === 'luck');
  const kinds = eventKinds.filter((kind) => survey.declarations.some((one) => one.kind === kind));
  return [
    ...values.map((one): Completion => {
      const detail = [kindWord(one.kind, say), valueWord(one.value, say)]
        .filter((word) => word !== '')
        .join(', ');
      return { label: one.name, is: 'variable', detail, about: one.title ?? '', insert: one.name, from };
    }),
    ...kinds.map((kind): Completion => {
      const about = say('author.lsp.event', { kind: kindWord(kind, say) });
      return {
        label: `${kind}.`,
        is: 'event',
        detail: say('author.lsp.events'),
        about,
        insert: `${kind}.`,
        from,
      };
    }),
    ...(['parameter', 'measure', 'story'] as const).map((kind): Completion => {
      const about = say(`author.lsp.value.${kind}`);
      return {
        label: `${kind}.`,
        is: 'event',
        detail: say('author.lsp.word'),
        about,
        insert: `${kind}.`,
        from,
      };
    }),
    ...functionNames.map((name): Completion => {
      const about = say(`author.lsp.function.${name}`);
      return {
        label: name,
        is: 'function',
        detail: say('author.lsp.function'),
        about,
        insert: `${name}(`,
        from,
      };
    }),
    ...(['and', 'or', 'not', 'true', 'false', 'end'] as const).map((label): Completion => {
      const about = label === 'end' ? say('author.lsp.value.end') : '';
      return { label, is: 'word', detail: say('author.lsp.word'), about, insert: label, from };
    }),
  ];
}

/** An event alone, as moments and measures name one. */
export function completeEvent(
  written: string,
  cursor: Cursor,
  survey: Survey,
  say: Say,
): readonly Completion[] {
  if (written.includes('.')) {
    return dotted(written, cursor, survey, say).filter(({ detail }) => detail !== say('author.lsp.number'));
  }
  return completeExpression({ ...cursor, typed: cursor.typed }, survey, say).filter(
    ({ is, label }) => is === 'event' && eventKinds.some((kind) => label === `${kind}.`),
  );
}

function choices(
  path: string | null,
  cursor: Cursor,
  written: string,
  survey: Survey,
  say: Say,
): readonly Completion[] {
  const from = cursor.start + cursor.typed.length - written.length;
  const name = path?.split('.').at(-1);
  const named = survey.declarations.filter(
    (one) => one.name === name && ['variable', 'luck', 'parameter'].includes(one.kind),
  );
  const of = named.length > 0 ? named : survey.declarations;
  return of.flatMap((one) =>
    one.choices.map((label): Completion => {
      return {
        label,
        is: 'word',
        detail: say('author.lsp.choice', { name: one.name }),
        about: '',
        insert: label,
        from,
      };
    }),
  );
}

function dotted(written: string, cursor: Cursor, survey: Survey, say: Say): readonly Completion[] {
  const parts = written.split('.');
  const [first = '', second = ''] = parts;
  const last = parts.at(-1) ?? '';
  const from = cursor.start + cursor.typed.length - last.length;
  if (first === 'story') {
    const about = say('author.lsp.value.story');
    return parts.length > 2
      ? []
      : [{ label: 'minutes', is: 'word', detail: say('author.lsp.number'), about, insert: 'minutes', from }];
  }
  const kind = [...eventKinds, 'parameter' as const, 'measure' as const].find((one) => one === first);
  if (kind === undefined) return [];
  const declared = survey.declarations.filter((one) => one.kind === kind);
  if (parts.length === 2) {
    return declared.map((one): Completion => {
      const about = one.title ?? '';
      return { label: one.name, is: 'name', detail: kindWord(kind, say), about, insert: one.name, from };
    });
  }
  const subject = declared.find((one) => one.name === second);
  if (kind === 'parameter' || kind === 'measure' || subject === undefined) return [];
  return words(kind, subject, parts.slice(2, -1), survey, say).map((one) => ({ ...one, from }));
}

/** The words that go on from what is written after `kind.name`. */
function words(
  kind: EventKind,
  subject: Declaration,
  written: readonly string[],
  survey: Survey,
  say: Say,
): readonly Omit<Completion, 'from'>[] {
  const options = survey.declarations.filter((one) => one.kind === 'option' && one.of === subject.name);
  const roles = survey.declarations.filter((one) => one.kind === 'role');
  const grounds = subject.asked.map((ask) => ({ name: askableWord(ask), title: null }));
  const has = ({ only, parts }: EventWord): boolean =>
    (!parts.includes('GROUND') || grounds.length > 0) &&
    (only === undefined || (only === 'options' ? options.length > 0 : subject.features.includes(only)));
  const standsFor = (part: string): readonly Pick<Declaration, 'name' | 'title'>[] | null =>
    part === 'OPTION' ? options : part === 'ROLE' ? roles : part === 'GROUND' ? grounds : null;
  const fits = ({ parts }: EventWord): boolean =>
    parts.length > written.length &&
    written.every((one, at) => {
      const names = standsFor(parts[at] ?? '');
      return names === null ? parts[at] === one : names.some(({ name }) => name === one);
    });
  return eventWords[kind]
    .filter((word) => has(word) && fits(word))
    .flatMap((word) => {
      const part = word.parts[written.length] ?? '';
      const whole = word.parts.length === written.length + 1;
      const detail = say(word.type === 'number' ? 'author.lsp.number' : 'author.lsp.truth');
      const names = standsFor(part)?.map(({ name, title }) => [name, title ?? word.meaning] as const);
      return (names ?? [[part, word.meaning] as const]).map(([name, about]) => {
        const insert = whole ? name : `${name}.`;
        return {
          label: insert,
          is: names === undefined ? ('word' as const) : ('name' as const),
          detail,
          about,
          insert,
        };
      });
    });
}
