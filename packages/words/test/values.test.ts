import { expectTypeOf, test } from 'vitest';
import type { Values } from '../src/values.ts';

test('the values that a message needs are read from its text', () => {
  expectTypeOf<keyof Values<'Nothing to fill in'>>().toEqualTypeOf<never>();
  expectTypeOf<Values<'{who} reads {serial}'>>().toEqualTypeOf<{
    readonly who: string | number;
    readonly serial: string | number;
  }>();
  expectTypeOf<Values<'{n, plural, one {day} other {# days}} of {all}'>>().toEqualTypeOf<{
    readonly n: number;
    readonly all: string | number;
  }>();
  expectTypeOf<
    Values<'{kind, select, spoken {read by {who}} other {{n, plural, =0 {none} other {# sent to {whom}}}}}, {share, number, percent}'>
  >().toEqualTypeOf<{
    readonly kind: string;
    readonly who: string | number;
    readonly n: number;
    readonly whom: string | number;
    readonly share: number;
  }>();
});
