/**
 * The two lives of an inject, side by side: whether it comes, again and again as often as its author lets it, and what became of
 * what was delivered last.
 */
import { setup, type StateValueFrom } from 'xstate';
import { tabulate } from './table.ts';

/** `pass-over`: its gate failed when its turn came; `skip`: by hand; `cancel`: by an effect, or with its phase. */
export type ComingEvent = 'propose' | 'deliver' | 'pass-over' | 'skip' | 'cancel' | 'retime';
export type DeliveryEvent = 'deliver' | 'withdraw';

export const injectComing = setup({ types: { events: {} as { type: ComingEvent } } }).createMachine({
  id: 'inject-coming',
  initial: 'planned',
  states: {
    planned: {
      on: {
        propose: 'proposed',
        deliver: 'planned',
        'pass-over': 'planned',
        skip: 'skipped',
        cancel: 'cancelled',
        retime: 'planned',
      },
    },
    proposed: {
      on: {
        deliver: 'planned',
        'pass-over': 'planned',
        skip: 'skipped',
        cancel: 'cancelled',
        retime: 'proposed',
      },
    },
    // a hand may bring it back
    skipped: { on: { deliver: 'planned', retime: 'planned' } },
    cancelled: { on: { deliver: 'planned', skip: 'skipped', retime: 'planned' } },
  },
});

export const injectDelivery = setup({ types: { events: {} as { type: DeliveryEvent } } }).createMachine({
  id: 'inject-delivery',
  initial: 'none',
  states: {
    none: { on: { deliver: 'delivered' } },
    delivered: { on: { deliver: 'delivered', withdraw: 'withdrawn' } },
    // some recipients may still have it, so it can be withdrawn again from them
    withdrawn: { on: { deliver: 'delivered', withdraw: 'withdrawn' } },
  },
});

export type InjectComing = StateValueFrom<typeof injectComing>;
export type InjectDelivery = StateValueFrom<typeof injectDelivery>;
export const comingTable = tabulate(injectComing);
export const deliveryTable = tabulate(injectDelivery);
