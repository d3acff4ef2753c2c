/** Somebody with a link at the API, who sends forms as a page does. */
import { expect } from 'vitest';
import { newKey } from './page-client.ts';

interface Form {
  readonly power: string;
  readonly subject: string | null;
  readonly on: string;
  readonly fields: readonly {
    readonly name: string;
    readonly optional: boolean;
    readonly choices?: readonly { readonly value: string; readonly label: string }[];
  }[];
}
interface Reply {
  readonly is: string;
  readonly why?: string;
  readonly problems?: readonly unknown[];
}

export async function somebody(link: string) {
  const address = new URL(link).origin;
  const device = newKey();
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    authorization: `Bearer ${device}`,
  };
  const post = async (path: string, body: object): Promise<Reply> =>
    (await (
      await fetch(address + path, { method: 'POST', headers, body: JSON.stringify(body) })
    ).json()) as Reply;
  expect(await post('/enter', { device, by: link.split('/').at(-1), read: 'yes' })).toMatchObject({
    is: 'in',
  });
  const seat = async () =>
    (await (await fetch(address, { headers })).json()) as {
      readonly forms: readonly Form[];
      readonly call: number | null;
    };
  const page = async () =>
    (await fetch(address, { headers: { cookie: `seat-${new URL(link).port}=${device}` } })).text();
  return {
    seat,
    page,
    /** Asks in steps, as a page does behind a proxy that holds streams back, until the page is so. */
    async until(is: (page: string) => boolean): Promise<void> {
      for (let at = ''; !is(await page());) {
        const changes = await fetch(`${address}/changes?at=${at}`, { headers });
        at = ((await changes.json()) as { readonly id?: string }).id ?? at;
      }
    },
    /** Leaves this device; the seat stays theirs. */
    leaves: async () => post('/leave', {}),
    here: async () => post('/here', { call: String((await seat()).call) }),
    async does(power: string, filled: Readonly<Record<string, string>> = {}, about: string | null = null) {
      const { forms } = await seat();
      const form = forms.find((each) => each.power === power && (about === null || each.subject === about));
      if (form === undefined)
        throw new Error(`there is no ${power} among ${forms.map((each) => each.power).join(', ')}`);
      const needed = form.fields
        .filter(({ name, optional, choices }) => !optional && choices !== undefined && !(name in filled))
        .map(({ name, choices }) => [name, choices?.[0]?.value ?? '']);
      const reply = await post('/orders', {
        order: newKey(),
        power,
        subject: form.subject,
        on: form.on,
        sure: 'yes',
        filled: { ...Object.fromEntries(needed), ...filled },
      });
      expect(reply, `${power} ${JSON.stringify(form)}`).toEqual({ is: 'done' });
    },
  };
}
