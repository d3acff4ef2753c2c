// The language as JSON Schemas.
export {
  partJsonSchema,
  scenarioJsonSchema,
  scriptJsonSchema,
  translationJsonSchema,
  type JsonSchema,
} from './forms/json-schema.ts';
