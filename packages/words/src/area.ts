/** One area's messages: every key begins with the area's name, so that two areas can never hold the same key. */
export type Area<Name extends string> = Readonly<Record<`${Name}.${string}`, string>>;
