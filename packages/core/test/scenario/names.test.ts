/** Which name was meant, and what a long text is called: once for authors, the desk and the command line. */
import { cutAtWord, fold, nearest, surelyMeant } from '@sandtable/core/scenario';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

describe('did you mean', () => {
  test.for([
    ['plya', ['play', 'replay', 'run'], 'play'],
    ['Replay', ['play', 'replay'], 'replay'],
    ['drone_incident', ['drone-incident', 'drone-accident'], 'drone-incident'],
    ['Préfet', ['mayor', 'prefet'], 'prefet'],
    ['ministere', ['Ministère', 'Police'], 'Ministère'],
    ['Mayr', ['mayor'], 'mayor'],
    ['pl', ['play'], null],
    ['xyzzy', ['play', 'replay', 'run'], null],
    ['no', ['yes', 'go'], 'go'],
    ['', ['a', 'play'], 'a'],
  ] as const)('%s of %s: %s', ([word, names, meant]) => {
    expect(nearest(word, names)).toBe(meant);
  });

  test('a name that is there is always the nearest to itself', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 20 }), (names) => {
        const [name = ''] = names;
        expect(fold(nearest(name, [...names].reverse()) ?? '')).toBe(fold(name));
      }),
    );
  });

  test('no question is left only where no other name is as near and no digit differs', () => {
    expect(surelyMeant('mayer', ['mayor', 'police'])).toBe('mayor');
    expect(surelyMeant('gate_2', ['gate_1', 'police'])).toBeNull();
    expect(surelyMeant('cat', ['bat', 'hat'])).toBeNull();
  });
});

describe('one name is not two for how it was typed', () => {
  test.for([
    ['Ana Silva', 'ana  SILVA '],
    ['Ana Silva', 'Ana\u00a0Silva'],
    ['Ana Silva', 'Ana\u200b Silva'],
    ['José Núñez', 'Jose\u0301 Nunez'],
    ["Siobhán O'Neill", 'Siobhan O’Neill'],
    ['Anne-Marie', 'Anne\u2011Marie'],
    ['Jörg Weiß', 'Jorg Weiss'],
    ['Łukasz Ørsted', 'lukasz orsted'],
    ['Ａna', 'Ana'],
    ['Ayşe Yıldız', 'Ayse Yildiz'],
  ] as const)('%s, %s', ([one, other]) => {
    expect(fold(other)).toBe(fold(one));
  });
  test.for([
    ['Ana Silva', 'Anna Silva'],
    ['Ana Silva', 'AnaSilva'],
    ['Иван', 'Ivan'],
  ] as const)('%s and %s are two', ([one, other]) => {
    expect(fold(other)).not.toBe(fold(one));
  });
  test('and what was folded once is folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('cut at a word', () => {
  test.for([
    ['The pipe leaks at the harbour', 20, 'The pipe leaks at…'],
    ['The pipe leaks, it seems, again', 17, 'The pipe leaks…'],
    ['The pipe leaks', 14, 'The pipe leaks'],
    ['机场关闭，航班取消，旅客滞留', 8, '机场关闭，航班…'],
    ['a supercalifragilisticexpialidocious', 12, 'a supercali…'],
    ['e\u0301e\u0301e\u0301e\u0301', 3, 'e\u0301e\u0301…'],
  ] as const)('%s to %i: %s', ([text, most, cut]) => {
    expect(cutAtWord(text, most)).toBe(cut);
  });

  test('it is never longer than asked, by what is counted, and begins as the text does', () => {
    const sizes = [(text: string) => Array.from(text).length, (text: string) => Array.from(text).length * 2];
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.integer({ min: 2, max: 40 }),
        fc.constantFrom(...sizes),
        (text, most, sizeOf) => {
          const cut = cutAtWord(text, most, sizeOf);
          if (sizeOf(text) <= most) expect(cut).toBe(text);
          else {
            expect(sizeOf(cut)).toBeLessThanOrEqual(most + sizeOf('…') - 1);
            expect(text.startsWith(cut.slice(0, -1))).toBe(true);
          }
        },
      ),
    );
  });
});
