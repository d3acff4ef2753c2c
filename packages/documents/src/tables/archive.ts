/** The one place that opens archives (xlsx, docx and exports are ZIP files): what comes out is bounded before anything of it is read. */
import { strFromU8, unzipSync, zipSync, type Unzipped } from 'fflate';

/** More than any list of injects: 20,000 rows of long texts are about 60 MiB of XML. */
const mostBytes = 192 * 1024 * 1024;
const mostParts = 10_000;

export type Parts = Readonly<Record<string, Uint8Array>>;

/** What an archive holds by name, as far as it `wanted`; or why it cannot be opened. An archive that lies about its sizes gets no more room than it asked for. */
export function openArchive(
  bytes: Uint8Array,
  wanted: (name: string) => boolean = () => true,
): { readonly parts: Parts; readonly names: readonly string[] } | { readonly why: 'corrupt' | 'large' } {
  let whole = 0;
  const names: string[] = [];
  try {
    const parts: Unzipped = unzipSync(bytes, {
      filter({ name, originalSize }) {
        names.push(name);
        if (names.length > mostParts) throw new TooLarge();
        if (!wanted(name)) return false;
        whole += originalSize;
        if (whole > mostBytes) throw new TooLarge();
        return true;
      },
    });
    return { parts, names };
  } catch (error) {
    return { why: error instanceof TooLarge ? 'large' : 'corrupt' };
  }
}

class TooLarge extends Error {}

/** Parts as an archive once more, for a reader that opens archives by itself: it gets nothing that was not measured. */
export const closeArchive = (parts: Parts): Uint8Array => zipSync({ ...parts }, { level: 0 });

/** The text of a part, in UTF-8; null when there is none of that name. */
export function partText(parts: Parts, name: string): string | null {
  const part = parts[name];
  return part === undefined ? null : strFromU8(part);
}
