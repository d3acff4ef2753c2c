/** @jsxImportSource hono/jsx */
/** A line in which a word is typed, so that of many things only those are shown that have it: by the page's script, and not there without it. */
import { textPart, type PagePart } from './part.tsx';

export const findPart = (id: string, among: string, label: string): PagePart =>
  textPart(
    id,
    <label hidden data-finds={among}>
      <span>{label}</span>
      <input type="search" autocomplete="off" />
    </label>,
  );
