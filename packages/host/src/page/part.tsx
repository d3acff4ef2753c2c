/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';

/**
 * A page that changes by itself is made of parts. A part that shows something is put in the place of the one that was there; a part that
 * holds a form is never touched while somebody writes in it.
 */
export interface PagePart {
  readonly id: string;
  readonly html: string;
  readonly holds: 'text' | 'form';
}

/** Stands in a form where what this sending of it is called goes: each copy of a page has its own. */
export const orderPlace = '%order%';

/** The parts of a page as one text, with a name for each form. */
export const joined = (parts: readonly PagePart[], newOrder: () => string): string =>
  parts.map(({ html }) => withOrder(html, newOrder)).join('\n');

/** As it stands in a page, or in a page within JSON; what people write there has no quotation mark that is not escaped. */
const placed = new RegExp(`value=(\\\\?")${orderPlace}\\1`, 'gu');

/** Whether it names an order, and so differs from page to page. */
export const hasOrder = (html: string): boolean => html.search(placed) !== -1;

export const withOrder = (html: string, newOrder: () => string): string =>
  html.replaceAll(placed, (_all, quote: string) => `value=${quote}${newOrder()}${quote}`);

/** An element as the text of a page. */
export const htmlOf = (element: JSX.Element): string =>
  // oxlint-disable-next-line typescript/no-base-to-string -- an element of the library writes itself; its type does not say so
  String(element);

/** A part that shows something. */
export const textPart = (id: string, child: Child): PagePart => ({
  id,
  html: htmlOf(
    <section id={id} data-part>
      {child}
    </section>,
  ),
  holds: 'text',
});
