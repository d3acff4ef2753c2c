/**
 * Rows of tables, apart from the library: it makes a dozen objects of each cell and keeps all until the file is written, and a record's list has
 * ten thousand cells. It makes one row, and the others are written like it, each at once.
 */
import { Bookmark, TableRow, type IContext, type IXmlableObject, type ParagraphChild } from 'docx';
import type { PhrasingContent } from 'mdast';

export interface RowsApart {
  /** Makes the rows of one table, one after another and nothing between them. */
  readonly table: () => (like: RowPattern, cells: readonly (readonly PhrasingContent[])[]) => TableRow;
  /** The text of the file with the rows in their places. */
  readonly joined: (xml: string) => string;
}

export interface RowPattern {
  /** A row whose cells each hold one paragraph of one run. */
  readonly row: TableRow;
  /** What is more than words is made by the library after all. */
  readonly phrases: (node: PhrasingContent) => readonly ParagraphChild[];
}

export function rowsApart(): RowsApart {
  const tables: string[][] = [];
  return {
    table: () => {
      const patterns = new Map<RowPattern, Parts>();
      let rows: string[] | null = null;
      return (like, cells) =>
        new WrittenRow((context) => {
          const pattern = patterns.get(like) ?? partsOf(like.row.prepForXml(context), 'w:tr');
          patterns.set(like, pattern);
          const written = xmlOf({ 'w:tr': rowLike(pattern, like, cells, context) });
          if (rows !== null) {
            rows.push(written);
            return undefined;
          }
          rows = [written];
          return { 'w:tr': { _attr: { 'w:rsidTr': tables.push(rows) - 1 } } };
        });
    },
    joined: (xml) =>
      xml.replaceAll(/<w:tr w:rsidTr="(\d+)"\/>/gu, (_mark, at: string) =>
        (tables[Number(at)] ?? []).join(''),
      ),
  };
}

/** The library's own way to have a part written otherwise. */
class WrittenRow extends TableRow {
  readonly #write: (context: IContext) => IXmlableObject | undefined;

  constructor(write: (context: IContext) => IXmlableObject | undefined) {
    super({ children: [] });
    this.#write = write;
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    return this.#write(context);
  }
}

/** Elements as the library prepares them: `{ 'w:p': [{ _attr: … }, { 'w:r': … }, 'words'] }`. */
type Parts = readonly IXmlableObject[];

function rowLike(
  [properties = {}, ...columns]: Parts,
  { phrases }: RowPattern,
  cells: readonly (readonly PhrasingContent[])[],
  context: IContext,
): Parts {
  return [
    properties,
    ...cells.map((nodes, at) => {
      const cell = partsOf(columns[at], 'w:tc');
      const paragraph = partsOf(cell.at(-1), 'w:p');
      const run = partsOf(paragraph.at(-1), 'w:r');
      const runs = nodes.flatMap((node): Parts => {
        if (node.type !== 'text') return phrases(node).flatMap((made) => prepared(made, context));
        const words = { 'w:t': [{ _attr: { 'xml:space': 'preserve' } }, node.value] };
        return node.value === '' ? [] : [{ 'w:r': [...run.slice(0, -1), words] }];
      });
      return { 'w:tc': [...cell.slice(0, -1), { 'w:p': [...paragraph.slice(0, -1), ...runs] }] };
    }),
  ];
}

function prepared(made: ParagraphChild, context: IContext): Parts {
  const parts = made instanceof Bookmark ? [made.start, made.end] : [made];
  return parts.flatMap((part) => part.prepForXml(context) ?? []);
}

const partsOf = (element: IXmlableObject | undefined, name: string): Parts => {
  const found: unknown = element?.[name];
  return Array.isArray(found) ? (found as Parts) : [];
};

function xmlOf(element: IXmlableObject): string {
  const [[name, content] = ['', {}]] = Object.entries(element);
  let attributes = '';
  let within = '';
  for (const part of (Array.isArray(content) ? content : [content]) as readonly unknown[])
    if (typeof part !== 'object' || part === null) within += escaped(String(part));
    else if ('_attr' in part)
      for (const [key, value] of Object.entries(part._attr ?? {}))
        attributes += ` ${key}="${escaped(String(value))}"`;
    else if (Object.keys(part).length > 0) within += xmlOf(part);
  return within === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${within}</${name}>`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
/** Signs that no XML can hold are left out. */
const escaped = (text: string): string =>
  // oxlint-disable-next-line no-control-regex
  text.replaceAll(/[&<>"'\u0000-\u0008\u000B\u000C\u000E-\u001F]/gu, (sign) => escapes[sign] ?? '');
