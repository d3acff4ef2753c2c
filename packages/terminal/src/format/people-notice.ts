// How people are named: told to everybody before StartEx, and to whoever comes late.
import type { ControlView } from '@sandtable/core';
import type { Say } from '@sandtable/words';

export const peopleNotice = ({ attribution, chathamHouse }: ControlView['people'], say: Say): string =>
  chathamHouse ? say('people.chatham-house') : say('people.named', { attribution });
