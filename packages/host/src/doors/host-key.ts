/** The key by which an SSH host is known: made once, and then always the same, since every caller's own ssh remembers it. */
import { createHash, createHmac } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import ssh from 'ssh2';
import { newKey } from '../invitations/key.ts';

export interface HostKey {
  /** In OpenSSH's form. */
  readonly secret: string;
  /** As ssh shows it: `SHA256:…`. */
  readonly fingerprint: string;
}

export type HostKeyTrouble =
  /** Others on this computer can read it. */
  | 'not-private'
  /** What stands in the file is no key. */
  | 'no-key';

export class BadHostKey extends Error {
  override readonly name = 'BadHostKey';
  readonly file: string;
  readonly trouble: HostKeyTrouble;
  constructor(file: string, trouble: HostKeyTrouble) {
    super(`${file}: ${trouble}`);
    this.file = file;
    this.trouble = trouble;
  }
}

/**
 * The key in a file, which is made when it is not there, for its owner's eyes only. Throws `BadHostKey`, and what writing a file throws. Two
 * programs that begin at once get the same.
 */
export function hostKeyIn(file: string): HostKey {
  let secret = read(file);
  if (secret === null) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const draft = `${file}.${newKey()}`;
    writeFileSync(draft, newKeyPair().private, { mode: 0o600, flag: 'wx' });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    secret = read(file) ?? '';
  }
  const key = ssh.utils.parseKey(secret);
  if (key instanceof Error || !key.isPrivateKey()) throw new BadHostKey(file, 'no-key');
  const digest = createHash('sha256').update(key.getPublicSSH()).digest('base64');
  return { secret, fingerprint: `SHA256:${digest.replace(/=+$/u, '')}` };
}

/**
 * One pair in 256 is written wrongly by ssh2 1.17 (it drops a zero at the beginning of a public key), and cannot be read again: another is
 * made then.
 */
export function newKeyPair(): { readonly private: string; readonly public: string } {
  for (;;) {
    const pair = ssh.utils.generateKeyPairSync('ed25519');
    if (!(ssh.utils.parseKey(pair.private) instanceof Error)) return pair;
  }
}

function read(file: string): string | null {
  try {
    const text = readFileSync(file, 'utf8');
    // Windows has no such modes
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      throw new BadHostKey(file, 'not-private');
    return text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * What a device is called that showed this public key. It is made with the host's own secret: a public key is no secret, and whoever knows one
 * must not know by it what would let them in at another door.
 */
export const deviceOfKey = ({ secret }: HostKey, publicKey: Buffer): string =>
  createHmac('sha256', createHash('sha256').update(secret).digest())
    .update('device ')
    .update(publicKey)
    .digest('base64url')
    .slice(0, 22);
