/**
 * Luck: each draw is a pure function of (seed, name, occurrence), so that adding something never shifts another's luck.
 *
 * One primitive serves all: the keyed 128-bit add-rotate-xor permutation of Chaskey (Mouha et al., 2014) with 12 rounds (as in
 * Chaskey-12, ISO/IEC 29192-6), used as an Even-Mansour cipher for draws and as a sponge for hashing names and seeds.
 * All words are int32.
 */
import seedrandom from 'seedrandom';

export type LuckKey = readonly [number, number, number, number];
type Block = [number, number, number, number];

/** A name's place in the space of draws: 64 bits. */
export interface LuckName {
  readonly high: number;
  readonly low: number;
}

function permute(block: Block): void {
  let [a, b, c, d] = block;
  for (let round = 0; round < 12; round += 1) {
    a = (a + b) | 0;
    b = a ^ ((b << 5) | (b >>> 27));
    a = (a << 16) | (a >>> 16);
    c = (c + d) | 0;
    d = c ^ ((d << 8) | (d >>> 24));
    a = (a + d) | 0;
    d = a ^ ((d << 13) | (d >>> 19));
    c = (c + b) | 0;
    b = c ^ ((b << 7) | (b >>> 25));
    c = (c << 16) | (c >>> 16);
  }
  block[0] = a;
  block[1] = b;
  block[2] = c;
  block[3] = d;
}

/** Domains keep seeds, names of draws, plays of a batch and salts apart. */
const domains = { seed: 1, draw: 2, play: 3, salt: 4 } as const;
export type LuckDomain = keyof typeof domains;

/** Hashes a text (its UTF-16 units) to 128 bits. */
function hash(text: string, domain: LuckDomain): Block {
  // the length comes first, so that no text is a prefix of another
  const block: Block = [domains[domain], text.length | 0, 0x53616e64, 0x7461626c];
  permute(block);
  for (let at = 0; at < text.length; at += 4) {
    block[0] ^= unit(text, at) | (unit(text, at + 1) << 16);
    block[1] ^= unit(text, at + 2) | (unit(text, at + 3) << 16);
    permute(block);
  }
  permute(block);
  return block;
}
const unit = (text: string, at: number) => (at < text.length ? text.charCodeAt(at) : 0);

export function luckName(name: string, domain: LuckDomain = 'draw'): LuckName {
  const [high, low] = hash(name.normalize('NFC'), domain);
  return { high, low };
}

const playName = luckName('play', 'play');

/**
 * The key of a seed: its text (NFC) hashed to 128 bits, handed to seedrandom as 32 hex digits, whose first 128 bits are the key.
 * `S#12` is play 12 of a batch with seed S. Costs about 10 us: once an exercise or batch.
 */
export function seedKey(seed: string): LuckKey {
  const play = /^(.*)#(\d{1,9})$/su.exec(seed);
  if (play) return playKey(seedKey(play[1] ?? ''), Number(play[2]));
  const digits = hash(seed.normalize('NFC'), 'seed').map((word) =>
    (word >>> 0).toString(16).padStart(8, '0'),
  );
  const generator = seedrandom(digits.join(''));
  return [generator.int32(), generator.int32(), generator.int32(), generator.int32()];
}

/** The key of one play of a batch. */
export function playKey(batch: LuckKey, play: number): LuckKey {
  return encrypt(batch, playName, play, 0);
}

function encrypt(key: LuckKey, name: LuckName, occurrence: number, index: number): Block {
  const block: Block = [
    name.high ^ key[0],
    name.low ^ key[1],
    (occurrence | 0) ^ key[2],
    (index | 0) ^ key[3],
  ];
  permute(block);
  block[0] ^= key[0];
  block[1] ^= key[1];
  block[2] ^= key[2];
  block[3] ^= key[3];
  return block;
}

/** A uniform number in [0,1) with 53 bits. `occurrence` counts how often this name drew; `index` is for several numbers of one draw. */
export function draw(key: LuckKey, name: LuckName, occurrence: number, index = 0): number {
  const [first, second] = encrypt(key, name, occurrence, index);
  return ((first >>> 5) * 67_108_864 + (second >>> 6)) / 9_007_199_254_740_992;
}

/** A salt of 128 bits as 32 hex digits, for unattended play: text `slot` of entry `entry`. */
export function drawSalt(key: LuckKey, entry: number, slot: number): string {
  return encrypt(key, saltName, entry, slot)
    .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
    .join('');
}
const saltName = luckName('salt', 'salt');
