/** What playing a record again says of the consequences in it. */
export type Recomputed =
  | { readonly is: 'same' }
  /** The engine derives other consequences from its commands; `entry` is the first at which the two differ. */
  | { readonly is: 'different'; readonly entry: number }
  /** Played under an older or newer version of the semantics: only the engine of that version can recompute it. */
  | { readonly is: 'not-recomputed'; readonly semantics: number; readonly engine: string };
