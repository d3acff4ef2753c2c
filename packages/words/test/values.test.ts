import { expectTypeOf, test } from 'vitest';
import type { MessageValues } from '../src/values.ts';

test('the values that a message needs are read from its text', () => {
  expectTypeOf<keyof MessageValues<'Nothing to fill in'>>().toEqualTypeOf<never>();
  expectTypeOf<MessageValues<'{who} reads {serial}'>>().toEqualTypeOf<{
    readonly who: string | number;
    readonly serial: string | number;
  }>();
  expectTypeOf<MessageValues<'{n, plural, one {day} other {# days}} of {all}'>>().toEqualTypeOf<{
    readonly n: number;
    readonly all: string | number;
  }>();
  expectTypeOf<
    MessageValues<'{kind, select, spoken {read by {who}} other {{n, plural, =0 {none} other {# sent to {whom}}}}}, {share, number, percent}'>
  >().toEqualTypeOf<{
    readonly kind: string;
    readonly who: string | number;
    readonly n: number;
    readonly whom: string | number;
    readonly share: number;
  }>();
});
