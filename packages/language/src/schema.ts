// The language as JSON Schemas.
export {
  partJsonSchema,
  scenarioJsonSchema,
  scriptJsonSchema,
  translationJsonSchema,
  type JsonSchema,
} from './schema/json-schema.ts';
