/** What playing a record again says of the consequences in it. */
export type Recomputed =
  | { readonly is: 'same' }
  /** Something else follows from its commands; `entry`: where it parts, first. */
  | { readonly is: 'different'; readonly entry: number }
  /** Played under other rules: they need the engine that made it. */
  | { readonly is: 'not-recomputed'; readonly semantics: number; readonly engine: string };
