/** What is told of the word under the pointer, as Markdown. */
import { identity, type Declaration, type Mention, type Shape, type Survey } from '@sandtable/core';
import type { Say } from '@sandtable/words';
import { kindWord, valueWord } from './kind-word.ts';
import { touches, usesOf, type Spot } from './navigate.ts';

export interface Told {
  readonly markdown: string;
  readonly spot: Spot;
}
/** So many places of use are listed. */
const most = 8;

export function hover(survey: Survey, offset: number, say: Say): Told | null {
  const name = survey.mentions.find((one) => touches(one.spot, offset));
  if (name !== undefined) return { markdown: ofName(survey, name, say), spot: name.spot };
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
  return { markdown: head(key.key, shapeWord(key.shape, say), key.about), spot: key.spot };
}

const head = (name: string, what: string, about: string): string =>
  [`**${name}**${what === '' ? '' : ` (${what})`}`, plain(about)].filter((part) => part !== '').join('\n\n');

/** The author's own words stand in Markdown as they are, and nothing in them is a sign. */
const plain = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|!]/g, (sign) => `\\${sign}`);

function ofName(survey: Survey, mention: Mention, say: Say): string {
  const declared = survey.declarations.find((one) => identity(one) === identity(mention));
  const kind = kindWord(mention.kind, say);
  if (declared === undefined) return head(mention.name, kind, say('author.lsp.undeclared'));
  const uses = usesOf(survey, mention).filter((one) => !one.declares);
  const lines = linesOf(survey.text, uses);
  const shown = lines.slice(0, most).join(', ');
  const where = say('author.lsp.used', {
    uses: uses.length,
    lines: lines.length > most ? `${shown} …` : shown,
  });
  const what = [kind, typeOf(declared, say)].filter((part) => part !== '').join(', ');
  return [head(declared.name, what, declared.title ?? ''), where].join('\n\n');
}

function typeOf({ value, choices }: Declaration, say: Say): string {
  return value === 'choice' ? choices.join(' / ') : valueWord(value, say);
}

/** The lines of the first uses, one more than are listed; uses are in the order of the file. */
function linesOf(text: string, uses: readonly Mention[]): readonly number[] {
  const found: number[] = [];
  let line = 1;
  let start = 0;
  for (const { spot } of uses) {
    for (
      let end = text.indexOf('\n', start);
      end !== -1 && end < spot.start;
      end = text.indexOf('\n', start)
    ) {
      line += 1;
      start = end + 1;
    }
    if (found.at(-1) !== line) found.push(line);
    if (found.length > most) break;
  }
  return found;
}

/** What a key takes, in words. */
function shapeWord(shape: Shape, say: Say): string {
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
      return [...new Set(shape.shapes.map((one) => shapeWord(one, say)))].join(' / ');
    case 'map':
    case 'verbs':
      return say('author.shape.map');
    case 'named':
      return say('author.shape.named', { kind: kindWord(shape.kind, say) });
    default:
      return say(`author.shape.${shape.is}`);
  }
}
