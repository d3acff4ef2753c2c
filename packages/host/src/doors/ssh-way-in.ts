/** Who somebody is who calls by SSH: a code is asked for, as at the page; a key of their own only brings them back. */
import type { AuthContext, AuthenticationType, KeyboardAuthContext, PublicKeyAuthContext } from 'ssh2';
import ssh from 'ssh2';
import type { Say } from '@sandtable/words';
import { isDoorKey, newKey, readCode, roomCodeLength } from '../invitations/key.ts';
import type { Came, Reception } from '../invitations/reception.ts';
import { cameWords } from './came-words.ts';
import { deviceOfKey, type HostKey } from './host-key.ts';

/** One caller's way in. */
export interface WayIn {
  /** Answers what the caller's ssh tries next. */
  attempt(context: AuthContext): void;
}

export interface WayInOptions {
  readonly reception: Reception;
  readonly hostKey: HostKey;
  readonly address: string;
  readonly say: Say;
  /** What is told before anything is asked. */
  readonly notice: () => string;
  /** A code is asked for: whoever types needs a while. */
  readonly asked: () => void;
  /** They are in, with this device. */
  readonly cameIn: (device: string) => void;
  /** They have tried often enough. */
  readonly giveUp: () => void;
}

/** Wrong codes in one call. */
const mostCodes = 3;
/** Offers and tries in one call, of whatever kind: an agent may hold many keys. */
const mostAttempts = 20;
const ways: AuthenticationType[] = ['publickey', 'keyboard-interactive', 'password'];
/** Longer than any code: a longer text is not looked at. */
const longestTyped = 400;

export function wayIn({
  reception,
  hostKey,
  address,
  say,
  notice,
  asked,
  cameIn,
  giveUp,
}: WayInOptions): WayIn {
  let attempts = 0;
  let codes = 0;
  /** A device that this caller has proven to have: only a key that signed says so. */
  let proven: string | null = null;

  const accept = (context: AuthContext, device: string): void => {
    cameIn(device);
    context.accept();
  };
  const refuse = (context: AuthContext): void => context.reject(ways);

  /** What came of a code; the room's leads to the lobby, any other to a seat. What is kept of them stands above the question. */
  const tried = (typed: string, name: string, device: string): Came => {
    const code = (typed.trim().split('/').at(-1) ?? '').slice(0, longestTyped);
    return isDoorKey(code) || readCode(code).length !== roomCodeLength
      ? reception.enter({ device, address, by: code, alone: false, read: true })
      : reception.knock({ device, address, code, name, read: true });
  };
  const withCode = (context: AuthContext, typed: string, name: string): Came => {
    const device = proven ?? newKey();
    const came = tried(typed, name, device);
    if (came.is === 'in') accept(context, device);
    else codes += 1;
    return came;
  };

  const byKey = (context: PublicKeyAuthContext): void => {
    const { key, signature } = context;
    // what is offered is always asked to prove itself, so that nobody learns which keys are known here
    if (signature === undefined) return context.accept();
    const parsed = ssh.utils.parseKey(key.data);
    if (parsed instanceof Error || !isSigned(context, parsed)) return refuse(context);
    const device = deviceOfKey(hostKey, parsed.getPublicSSH());
    if (reception.guestOf(device) !== null) return accept(context, device);
    proven ??= device;
    refuse(context);
  };

  const byAsking = (context: KeyboardAuthContext, told: string): void => {
    asked();
    const fields = [
      { prompt: say('seat.ssh.ask.code'), echo: false },
      { prompt: say('seat.ssh.ask.name'), echo: true },
    ];
    context.prompt(fields, '', told, (answers: readonly string[] | Error) => {
      // another way was begun meanwhile
      if (!Array.isArray(answers)) return;
      const [typed = '', name = ''] = answers as readonly string[];
      const came = withCode(context, typed, name.trim() === '' ? labelOf(context) : name);
      if (came.is === 'in') return;
      const why = cameWords(came, say);
      if (codes < mostCodes) return byAsking(context, why);
      refuse(context);
      giveUp();
    });
  };

  return {
    attempt(context) {
      attempts += 1;
      if (attempts > mostAttempts) {
        refuse(context);
        return giveUp();
      }
      switch (context.method) {
        case 'publickey':
          return byKey(context);
        case 'keyboard-interactive':
          return byAsking(context, notice());
        case 'password':
          if (withCode(context, context.password, labelOf(context)).is === 'in') return;
          refuse(context);
          if (codes >= mostCodes) giveUp();
          return;
        case 'none':
        case 'hostbased':
          return refuse(context);
        default:
          return context satisfies never;
      }
    },
  };
}

/** The user name is only what somebody calls themselves. */
const labelOf = ({ username }: AuthContext): string => username.slice(0, longestTyped);

function isSigned({ key, blob, signature, hashAlgo }: PublicKeyAuthContext, parsed: ssh.ParsedKey): boolean {
  if (blob === undefined || signature === undefined) return false;
  // SHA-1 and DSA prove nothing any more
  if (key.algo === 'ssh-dss' || (key.algo === 'ssh-rsa' && hashAlgo === undefined)) return false;
  // oxlint-disable-next-line typescript/no-unnecessary-boolean-literal-compare -- it answers with an error where it cannot tell, which its types do not say
  return parsed.verify(blob, signature, hashAlgo) === true;
}
