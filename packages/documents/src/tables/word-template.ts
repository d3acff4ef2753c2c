/** What a house's own Word document sets for ours: its styles, the picture of its letterhead, its paper. Nothing else of it is taken. */
import { pictureOf } from '../page/word-picture.ts';
import { a4, type HouseStyle, type WordPage, type WordPicture } from '../page/word-style.ts';
import { openArchive, partText, type Parts } from './archive.ts';
import { isEncrypted } from './open-tables.ts';
import { isWord } from './word-tables.ts';

export type TemplateTrouble =
  | 'empty'
  | 'large'
  | 'encrypted'
  | 'older'
  | 'corrupt'
  | 'macros'
  | 'unknown-kind';

/** More than any letterhead. */
const mostFileBytes = 32 * 1024 * 1024;

export function readWordTemplate(bytes: Uint8Array): HouseStyle | { readonly why: TemplateTrouble } {
  if (bytes.length === 0) return { why: 'empty' };
  if (bytes.length > mostFileBytes) return { why: 'large' };
  const [first, second] = bytes;
  if (first === 0xd0 && second === 0xcf) return { why: isEncrypted(bytes) ? 'encrypted' : 'older' };
  if (first !== 0x50 || second !== 0x4b) return { why: 'unknown-kind' };
  const opened = openArchive(bytes, (name) =>
    /^word\/(?:[\w.-]+|_rels\/[\w.-]+|theme\/[\w.-]+|media\/[\w.-]+)$/u.test(name),
  );
  if ('why' in opened) return opened;
  const { parts, names } = opened;
  if (!isWord(names)) return { why: 'unknown-kind' };
  if (names.some((name) => /vbaProject\.bin$/iu.test(name))) return { why: 'macros' };
  const document = partText(parts, 'word/document.xml') ?? '';
  const styles = partText(parts, 'word/styles.xml') ?? '';
  if (!/<\/w:styles>\s*$/u.test(styles) || !/<\/w:document>\s*$/u.test(document)) return { why: 'corrupt' };
  return {
    styles,
    theme: partText(parts, 'word/theme/theme1.xml'),
    logo: logoOf(parts, names),
    page: pageOf(document),
  };
}

/** Of its first section, upright; what it does not say is ours. */
function pageOf(document: string): WordPage {
  const element = (name: string): string => new RegExp(`<w:${name}\\b[^>]*>`, 'u').exec(document)?.[0] ?? '';
  const number = (within: string, name: string, least: number, most: number): number | null => {
    const found = Number(new RegExp(`\\bw:${name}="(\\d+)"`, 'u').exec(within)?.[1] ?? NaN);
    return found >= least && found <= most ? found : null;
  };
  const [paper, margins] = [element('pgSz'), element('pgMar')];
  const sides = [number(paper, 'w', 5000, 31_680), number(paper, 'h', 5000, 31_680)].filter(
    (side) => side !== null,
  );
  const [width, height] = sides.length === 2 ? sides.toSorted((one, other) => one - other) : [];
  const margin = (name: 'top' | 'right' | 'bottom' | 'left'): number =>
    number(margins, name, 0, 3000) ?? a4[name];
  return {
    width: width ?? a4.width,
    height: height ?? a4.height,
    top: margin('top'),
    right: margin('right'),
    bottom: margin('bottom'),
    left: margin('left'),
  };
}

/** The first picture that stands in a head of its pages. */
function logoOf(parts: Parts, names: readonly string[]): WordPicture | null {
  for (const name of names) {
    const head = /^word\/(header\d*\.xml)$/u.exec(name)?.[1];
    if (head === undefined) continue;
    const links = partText(parts, `word/_rels/${head}.rels`) ?? '';
    for (const [, target = ''] of links.matchAll(/\bTarget="(?:\/word\/)?(media\/[\w.-]+)"/gu)) {
      const picture = parts[`word/${target}`];
      const found = picture === undefined ? null : pictureOf(picture);
      if (found !== null) return found;
    }
  }
  return null;
}
