/** What goes with a message, in the reader's language. Of a picture, its words: who shows it to people's eyes has the scenario. */
import type { Printed } from '../record/entry.ts';
import type { Attachment, Scenario } from '../scenario/scenario.ts';
import { fill, read, type Reader } from './reader.ts';

export type ShownAttachment =
  | { readonly holds: 'text'; readonly title: string; readonly text: string }
  | {
      readonly holds: 'table';
      readonly title: string;
      readonly alt: string;
      readonly table: readonly (readonly string[])[];
    }
  | { readonly holds: 'picture'; readonly title: string; readonly alt: string };

/** `printed`: what placeholders stood for when it was delivered. */
export function attachmentsOf(
  scenario: Scenario,
  reader: Reader,
  attachments: readonly Attachment[],
  printed: Printed,
): ShownAttachment[] {
  return attachments.map((one) => {
    const title = read(scenario, reader, one.title);
    switch (one.holds) {
      case 'text':
        return {
          holds: 'text',
          title,
          text: fill(scenario, reader, read(scenario, reader, one.text), printed),
        };
      case 'table':
        return { holds: 'table', title, alt: read(scenario, reader, one.alt), table: one.table };
      case 'picture':
        return { holds: 'picture', title, alt: read(scenario, reader, one.alt) };
    }
  });
}
