/** Pictures as data URIs: what their first bytes say they are. */

export type PictureKind = 'PNG' | 'JPEG' | 'GIF' | 'WebP';

interface Known {
  readonly kind: PictureKind;
  readonly endings: readonly string[];
  /** How such a picture begins, in base64. */
  readonly begins: RegExp;
}
const known: readonly Known[] = [
  { kind: 'PNG', endings: ['.png'], begins: /^iVBORw0KGgo/ },
  { kind: 'JPEG', endings: ['.jpg', '.jpeg'], begins: /^\/9j\// },
  // GIF87a and GIF89a
  { kind: 'GIF', endings: ['.gif'], begins: /^R0lGOD[dl]h/ },
  // RIFF, four bytes of length, WEBP
  { kind: 'WebP', endings: ['.webp'], begins: /^UklGR.{5}[BFJNRVZdhlptx159]XRUJQ/ },
];
const dataUri = /^data:image\/(?:png|jpeg|gif|webp);base64,([A-Za-z0-9+/]+={0,2})$/;

/** What a data URI holds, by its first bytes, whatever its file is called; null: no picture of a kind that is taken. Pure. */
export function pictureKind(uri: string): PictureKind | null {
  const [, bytes = ''] = dataUri.exec(uri) ?? [];
  return known.find(({ begins }) => begins.test(bytes))?.kind ?? null;
}

/** The kind that a file's name promises. */
export const promisedKind = (path: string): PictureKind | null =>
  known.find(({ endings }) => endings.some((ending) => path.toLowerCase().endsWith(ending)))?.kind ?? null;

export const isPicture = (path: string): boolean => promisedKind(path) !== null;

export const pictureEndings: readonly string[] = known.flatMap(({ endings }) => endings);
export const endingOf = (kind: PictureKind): string =>
  known.find((one) => one.kind === kind)?.endings[0] ?? '';
