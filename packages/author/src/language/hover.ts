/** What is told of the word under the pointer, as Markdown. */
import {
  identity,
  type Declaration,
  type Mention,
  type Spot,
  type TakenShape,
} from '@sandtable/language/editing';
import type { StudiedFile } from '@sandtable/language';
import type { Say } from '@sandtable/words';
import { kindWord, valueWord } from './kind-word.ts';
import { touches, usesOf } from './navigate.ts';
import { fileOf, shortName, type Study } from './study.ts';

export interface HoverText {
  readonly markdown: string;
  readonly spot: Spot;
}
/** At most this many uses are listed. */
const most = 8;

export function hover(study: Study, offset: number, say: Say): HoverText | null {
  const { survey } = study;
  const name = survey.mentions.find((one) => touches(one.spot, offset));
  if (name !== undefined) return { markdown: ofName(study, name, say), spot: name.spot };
  const term = survey.terms.find((one) => touches(one.spot, offset));
  if (term !== undefined) {
    const { means, spot } = term;
    if (means.is === 'function') {
      return {
        markdown: head(
          `${means.name}()`,
          say('author.lsp.function'),
          say(`author.lsp.function.${means.name}`),
        ),
        spot,
      };
    }
    const { word, of } = means;
    const type = say(word.type === 'number' ? 'author.lsp.number' : 'author.lsp.truth');
    return { markdown: head(`${of}.NAME.${word.parts.join('.')}`, type, word.meaning), spot };
  }
  const key = survey.keys.find((one) => touches(one.spot, offset));
  if (key === undefined) return null;
  return { markdown: head(key.key, shapeWord(key.takes, say), key.about), spot: key.spot };
}

const head = (name: string, what: string, about: string): string =>
  [`**${name}**${what === '' ? '' : ` (${what})`}`, plain(about)].filter((part) => part !== '').join('\n\n');

/** The author's own words stand in Markdown as they are, and nothing in them is a sign. */
const plain = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|!]/g, (sign) => `\\${sign}`);

function ofName(study: Study, mention: Mention, say: Say): string {
  const { declarations } = study.survey;
  const declared = declarations.find((one) => identity(one) === identity(mention));
  const kind = kindWord(mention.kind, say);
  if (declared === undefined) return head(mention.name, kind, say('author.lsp.undeclared'));
  const uses = usesOf(study.survey, mention).filter((one) => !one.declares);
  const where = say('author.lsp.used', {
    uses: uses.length,
    where: placesOf(study, uses, fileOf(study.files, mention.spot.start), say),
  });
  const what = [kind, typeOf(declared, say)].filter((part) => part !== '').join(', ');
  return [head(declared.name, what, declared.title ?? ''), where].join('\n\n');
}

function typeOf({ value, choices }: Declaration, say: Say): string {
  return value === 'choice' ? choices.join(' / ') : valueWord(value, say);
}

/** The lines of the first uses in each file: those of the file that is read first, the others with its name. */
function placesOf(study: Study, uses: readonly Mention[], here: StudiedFile | null, say: Say): string {
  const files = [...study.files].sort((left, right) => Number(right === here) - Number(left === here));
  let left = most;
  const places = files.flatMap((file) => {
    const lines = linesOf(file, uses);
    if (lines.length === 0 || left <= 0) return [];
    const shown = lines.slice(0, left).join(', ');
    const about = { count: lines.length, lines: lines.length > left ? `${shown} …` : shown };
    left -= lines.length;
    if (file === here) return [say('author.lsp.lines', about)];
    return [say('author.lsp.lines-of', { ...about, file: plain(shortName(study, file.file)) })];
  });
  return places.join('; ');
}

/** Uses are in the order of the file; each line is told once. */
function linesOf({ text, start: begin }: StudiedFile, uses: readonly Mention[]): readonly number[] {
  const found: number[] = [];
  let line = 1;
  let start = 0;
  for (const { spot } of uses) {
    const at = spot.start - begin;
    if (at < 0 || at > text.length) continue;
    for (let end = text.indexOf('\n', start); end !== -1 && end < at; end = text.indexOf('\n', start)) {
      line += 1;
      start = end + 1;
    }
    if (found.at(-1) !== line) found.push(line);
    if (found.length > most) break;
  }
  return found;
}

/** What a key takes, in words. */
function shapeWord(shape: TakenShape, say: Say): string {
  switch (shape.is) {
    case 'words':
      return shape.words.join(' / ');
    case 'name':
      return [...shape.kinds.map((kind) => kindWord(kind, say)), ...shape.words].join(' / ');
    case 'file':
      return say('author.shape.file', { kinds: shape.kinds.join(', ') });
    case 'list':
      return say('author.shape.list', { of: shapeWord(shape.each, say) });
    case 'either':
      return [...new Set(shape.of.map((one) => shapeWord(one, say)))].join(' / ');
    case 'map':
      return say('author.shape.map');
    case 'named':
      return say('author.shape.named', { kind: kindWord(shape.kind, say) });
    case 'duration':
    case 'event':
    case 'expression':
    case 'flag':
    case 'moment':
    case 'number':
    case 'plain':
    case 'text':
      return say(`author.shape.${shape.is}`);
  }
}
