import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deskPicture } from './desk-picture.ts';

// the clock of the room is shown in the zone of the machine
process.env['TZ'] = 'UTC';

// when the desk has changed: npx vitest run packages/terminal/test/desk-picture.test.ts --update
test('the README shows the desk as it is', async () => {
  await expect(deskPicture()).toMatchFileSnapshot(join(import.meta.dirname, '../../../../docs/desk.svg'));
});
