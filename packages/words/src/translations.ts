/** Each language of the interface besides English, by its code: what its areas' `translation({ … })` say, put together. */
import type { Translation } from './translation.ts';

export const translations: Readonly<Record<string, Translation>> = {};
