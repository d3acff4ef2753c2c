/**
 * What a message needs, read from its own text by the type checker: `{name}` wants a text or a number, `{count, plural, …}` a number,
 * `{kind, select, …}` a text. Only the braces are walked, so that a catalogue of a thousand messages costs little.
 *
 * Does not know ICU's quoting with apostrophes: the catalogue uses the typographic ’ and no quoted braces (a test sees to it).
 */
export type MessageValues<Message extends string> = {
  readonly [Need in Needs<Message> as Need[0]]: Need[1];
};

type Needs<Message extends string> = Walk<Message, ['text'], never>;

/** `In` says what each open brace holds: a piece of text, or the branches of an argument. */
type Walk<Rest extends string, In extends string[], Found> = Rest extends `${infer Before}{${infer After}`
  ? Before extends `${infer _}}${infer Between}`
    ? Walk<`${Between}{${After}`, Tail<In>, Found>
    : In[0] extends 'text'
      ? Argument<After, In, Found>
      : Walk<After, ['text', ...In], Found>
  : Found;

type Argument<After extends string, In extends string[], Found> = After extends `${infer Head}}${infer Rest}`
  ? Head extends `${infer Name},${infer Kind},${infer _}`
    ? After extends `${string},${string},${infer Branches}`
      ? Walk<Branches, ['branches', ...In], Found | [Trim<Name>, ValueOf<Trim<Kind>>]>
      : Found
    : Head extends `${infer Name},${infer Kind}`
      ? Walk<Rest, In, Found | [Trim<Name>, ValueOf<Trim<Kind>>]>
      : Walk<Rest, In, Found | [Trim<Head>, string | number]>
  : Found;

type ValueOf<Kind extends string> = Kind extends 'plural' | 'selectordinal' | 'number'
  ? number
  : Kind extends 'select'
    ? string
    : string | number;

type Tail<List extends string[]> = List extends [string, ...infer Rest extends string[]] ? Rest : [];
type Trim<Text extends string> = Text extends ` ${infer Rest}`
  ? Trim<Rest>
  : Text extends `${infer Rest} `
    ? Trim<Rest>
    : Text;
