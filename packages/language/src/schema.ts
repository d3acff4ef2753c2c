// The language as JSON Schemas.
export {
  exerciseJsonSchema,
  partJsonSchema,
  scenarioJsonSchema,
  scriptJsonSchema,
  translationJsonSchema,
  type JsonSchema,
} from './schema/json-schema.ts';
