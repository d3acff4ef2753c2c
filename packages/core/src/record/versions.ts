/** What a record is written in. */

/** The format and semantics of entries: a change that alters traces raises the second. */
export const recordFormat = 1;
/** The scenario language that this engine reads. */
export const languageVersion = 1;
export const semanticsVersion = 2;
