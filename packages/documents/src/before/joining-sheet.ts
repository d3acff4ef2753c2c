/** How one person comes in to a joint exercise: the address of their seat as text and as a QR code, and what to do if it fails. */
import { textIn } from '@sandtable/core/scenario';
import type { Telling } from '@sandtable/words';
import type { Element } from 'hast';
import { h } from 'hastscript';
import { encode } from 'uqr';
import { box, bullets } from '../page/page.ts';
import { sheet } from '../page/sheet.ts';

export interface JoiningPerson {
  /** Null where no name is kept. */
  readonly name: string | null;
  /** The title of their role, or their function. */
  readonly as: string;
  /** The address of their seat: whoever has it comes in as them. */
  readonly link: string;
}

/** How everybody comes in to whom the sheet of a person is no help. */
export interface JoiningPlace {
  readonly address: string;
  /** The room's code, as it is read out. */
  readonly code: string;
  /** How one comes in from a terminal, where one can. */
  readonly ssh: { readonly command: string; readonly fingerprint: string } | null;
}

export function joiningSheet(person: JoiningPerson, place: JoiningPlace, telling: Telling): Element {
  const { say, scenario } = telling;
  const { name, as, link } = person;
  return sheet(
    {
      kind: say('paper.joining'),
      label: name ?? as,
      content: [
        box('h1', name ?? as),
        name === null ? null : box('p.who', as),
        box('p', textIn(scenario.fictional, telling)),
        box('h2', say('paper.joining.open')),
        box('div.joining', qrCode(link, say('paper.joining.qr', { link })), box('p.address', link)),
        box('p', say('paper.joining.press')),
        place.ssh === null
          ? null
          : box('p', say('paper.joining.ssh', { ...place.ssh, code: link.slice(link.lastIndexOf('/') + 1) })),
        box('h2', say('paper.joining.good-to-know')),
        bullets([
          say('paper.joining.yours'),
          say('paper.joining.again'),
          say('paper.joining.until'),
          say('paper.joining.recorded'),
        ]),
        box('h2', say('paper.joining.fails')),
        bullets([
          say('paper.joining.lobby', { address: place.address, code: place.code }),
          say('paper.joining.aloud'),
        ]),
      ],
    },
    telling,
  );
}

/** For the wall: where everybody finds the lobby. */
export function doorSheet({ address, code }: JoiningPlace, telling: Telling): Element {
  const { say, scenario } = telling;
  return sheet(
    {
      kind: say('paper.door'),
      label: say('paper.door.wall'),
      content: [
        box('h1', textIn(scenario.title, telling)),
        box('p.who', say('paper.door.how')),
        box(
          'div.joining',
          qrCode(address, say('paper.joining.qr', { link: address })),
          box('p.address', address),
        ),
        box('p.code', code),
        box('p', say('paper.door.waits')),
      ],
    },
    telling,
  );
}

/** A square for each dark field; the quiet border that readers need stands around it. */
function qrCode(text: string, label: string): Element {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((is, x) => (is ? `M${x} ${y}h1v1h-1z` : [])));
  return h('svg.qr', { viewBox: `0 0 ${size} ${size}`, role: 'img', ariaLabel: label }, [
    h('path', { d: dark.join('') }),
  ]);
}
