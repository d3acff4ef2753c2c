/** A node of a JSON Schema: plain JSON. */
export type JsonSchema = { readonly [key: string]: JsonValue };
export type JsonValue = string | number | boolean | null | JsonSchema | readonly JsonValue[];
