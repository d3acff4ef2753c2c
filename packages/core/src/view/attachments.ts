/**
 * What is attached to a message, in the reader's language. Of a picture only its description: a screen that can show it takes the image
 * from the scenario.
 */
import type { Printed } from '../record/parts.ts';
import type { Attachment } from '../scenario/scenario.ts';
import { textIn, fillIn } from '../scenario/text.ts';
import type { Reader } from './reader.ts';

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
export function shownAttachments(
  attachments: readonly Attachment[],
  printed: Printed,
  reader: Reader,
): ShownAttachment[] {
  return attachments.map((one) => {
    const title = textIn(one.title, reader);
    switch (one.holds) {
      case 'text':
        return {
          holds: 'text',
          title,
          text: fillIn(textIn(one.text, reader), printed, reader),
        };
      case 'table':
        return { holds: 'table', title, alt: textIn(one.alt, reader), table: one.table };
      case 'picture':
        return { holds: 'picture', title, alt: textIn(one.alt, reader) };
    }
  });
}
