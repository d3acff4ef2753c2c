/** What can stand where the cursor is. */
import {
  type NameKind,
  type Shape,
  type PathStep,
  type Survey,
  identity,
  keysTaken,
  mayHoldText,
  shapesAt,
} from '@sandtable/language/editing';
import type { StudiedFile } from '@sandtable/language';
import type { Say } from '@sandtable/words';
import type { Cursor } from './cursor.ts';
import { type Completion, completeEvent, completeExpression } from './complete-expression.ts';
import { kindWord } from './kind-word.ts';
import type { Study } from './study.ts';

/** What is proposed is taken from the last state of these files that could be read. Pure. */
export function complete(
  cursor: Cursor,
  of: StudiedFile['of'],
  { survey, folder }: Pick<Study, 'survey' | 'folder'>,
  say: Say,
): readonly Completion[] {
  if (of === 'translation') return translationKeys(cursor, survey, say);
  const shapes = shapesAt(cursor.path, of);
  const proposals = shapes.flatMap((shape) => [
    ...(cursor.at === 'key' ? keyProposals(shape, cursor, survey, say) : []),
    ...valuesOf(shape, cursor, survey, say),
    ...filesFor(shape, cursor, folder, say),
  ]);
  const seen = new Set<string>();
  return proposals.filter(({ label }) => !seen.has(label) && seen.add(label));
}

/** A translation has the keys and the names of the scenario under which texts stand. */
function translationKeys(cursor: Cursor, survey: Survey, say: Say): readonly Completion[] {
  return shapesAt(cursor.path).flatMap((shape) => {
    if (shape.is === 'text') return placeholders(cursor, survey, say);
    if (cursor.at !== 'key') return [];
    const keys = keyProposals(
      shape.is === 'named' ? { ...shape, declares: false } : shape,
      cursor,
      survey,
      say,
    );
    return keys.filter(({ is, label }) => {
      const into: PathStep = { into: 'map', key: label, keys: [label, ...cursor.keys.keys()] };
      return is === 'name' || shapesAt([...cursor.path, into]).some((one) => mayHoldText(one));
    });
  });
}

function keyProposals(shape: Shape, cursor: Cursor, survey: Survey, say: Say): readonly Completion[] {
  if (cursor.quote !== null) return [];
  if (shape.is === 'named')
    return shape.declares
      ? []
      : namesOf([shape.kind], cursor, survey, say)
          .filter(({ label }) => !cursor.keys.has(label))
          .map((name) => ({ ...name, insert: `${name.label}: ` }));
  return Object.entries(keysTaken(shape, [...cursor.keys.keys()]))
    .filter(([key]) => !cursor.keys.has(key))
    .map(([key, { about, need }]): Completion => {
      const detail = say(need === 'required' ? 'author.lsp.needed' : 'author.lsp.key');
      return { label: key, is: 'key', detail, about, insert: `${key}: `, from: cursor.start };
    });
}

function valuesOf(shape: Shape, cursor: Cursor, survey: Survey, say: Say): readonly Completion[] {
  const word = (label: string): Completion => {
    return {
      label,
      is: 'word',
      detail: say('author.lsp.word'),
      about: '',
      insert: label,
      from: cursor.start,
    };
  };
  switch (shape.is) {
    case 'name':
      return [...namesOf(shape.kinds, cursor, survey, say), ...shape.words.map(word)];
    case 'words':
      return shape.words.map(word);
    case 'flag':
      return ['true', 'false'].map(word);
    case 'list':
      // a list that was not begun yet: its first item, in brackets
      if (cursor.at !== 'value' || cursor.quote !== null) return [];
      return valuesOf(shape.each, cursor, survey, say).map((one) => ({ ...one, insert: `[${one.insert}]` }));
    case 'expression':
      if (cursor.quote === 'block' || cursor.quote === "'") return [];
      return completeExpression(cursor, survey, say).map((one) =>
        cursor.quote === null ? { ...one, insert: `"${one.insert}"`, from: cursor.start } : one,
      );
    case 'moment':
      return moments(cursor, survey, say);
    case 'event':
      return completeEvent(cursor.typed, cursor, survey, say);
    case 'text':
      return placeholders(cursor, survey, say);
    case 'duration':
    case 'either':
    case 'file':
    case 'map':
    case 'named':
    case 'number':
    case 'plain':
    case 'verbs':
      return [];
  }
}

/** Files of the kinds that may be named, also those that the scenario does not name yet. */
function filesFor(shape: Shape, cursor: Cursor, folder: readonly string[], say: Say): readonly Completion[] {
  if (shape.is === 'list' && cursor.at === 'value' && cursor.quote === null)
    return filesFor(shape.each, cursor, folder, say).map((one) => ({ ...one, insert: `[${one.insert}]` }));
  if (shape.is !== 'file') return [];
  const { kinds } = shape;
  return folder
    .filter((path) => kinds.some((kind) => path.toLowerCase().endsWith(kind)) && path !== 'scenario.yaml')
    .map((label) => ({
      label,
      is: 'file',
      detail: say('author.lsp.file'),
      about: '',
      insert: label,
      from: cursor.start,
    }));
}

function namesOf(
  kinds: readonly NameKind[],
  cursor: Cursor,
  survey: Survey,
  say: Say,
): readonly Completion[] {
  const decision = decisionAt(cursor);
  const seen = new Set<string>();
  return survey.declarations.flatMap((one) => {
    if (!kinds.includes(one.kind) || (one.kind === 'option' && one.of !== decision)) return [];
    if (seen.has(identity(one))) return [];
    seen.add(identity(one));
    const detail = kindWord(one.kind, say);
    return [
      { label: one.name, is: 'name', detail, about: one.title ?? '', insert: one.name, from: cursor.start },
    ];
  });
}

/** The decision whose options are meant: the one that a step names, or the one that the cursor stands in. */
function decisionAt({ path, keys }: Cursor): string | null {
  const named = keys.get('decide');
  if (named !== undefined) return named;
  const at = path.findIndex((step) => step.into === 'map' && step.key === 'decisions');
  const next = path[at + 1];
  return at !== -1 && next?.into === 'map' ? next.key : null;
}

function moments(cursor: Cursor, survey: Survey, say: Say): readonly Completion[] {
  const after = /(?:^|\s)after\s+(\S*)$/.exec(cursor.typed);
  if (after !== null) return completeEvent(after[1] ?? '', cursor, survey, say);
  const word = /\S*$/.exec(cursor.typed)?.[0] ?? '';
  const from = cursor.start + cursor.typed.length - word.length;
  const first = cursor.typed.trim() === word;
  const words = (first ? ['after', 'reserve'] : ['after']).map((label): Completion => {
    const about = say(label === 'after' ? 'author.lsp.after' : 'author.lsp.reserve');
    return { label, is: 'word', detail: say('author.lsp.word'), about, insert: label, from };
  });
  return first ? [...words, ...namesOf(['luck'], { ...cursor, start: from }, survey, say)] : words;
}

function placeholders(cursor: Cursor, survey: Survey, say: Say): readonly Completion[] {
  const open = /(?:^|[^{])\{([a-z0-9_]*)$/.exec(cursor.typed);
  // at the beginning of a plain text YAML would read a brace as a map
  if (open === null || cursor.flow || !isFilledIn(cursor.path)) return [];
  const from = cursor.start + cursor.typed.length - (open[1] ?? '').length;
  const at = cursor.quote === 'block' ? from - cursor.typed.length : from;
  return [
    ...namesOf(['variable'], { ...cursor, start: at }, survey, say),
    ...(['clock', 'phase'] as const).map((label): Completion => {
      const about = say(`author.lsp.placeholder.${label}`);
      return { label, is: 'word', detail: say('author.lsp.word'), about, insert: label, from: at };
    }),
  ];
}

/** The text of an inject, what is attached to it, and a message: `check` refuses values in any other text. */
function isFilledIn(path: readonly PathStep[]): boolean {
  const keys = path.flatMap((step) => (step.into === 'map' ? [step.key] : []));
  const [kind, , key] = keys;
  const last = keys.at(-1) ?? '';
  if (kind === 'injects' && (key === 'text' || key === 'text-for')) return true;
  return (kind === 'injects' && key === 'attach' && last === 'text') || keys.includes('message');
}
