/** Gives every property test the seed of the round of the soak (`laws.ts`). */
import * as fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['SANDTABLE_SEED']) });
