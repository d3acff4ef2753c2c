/** Pictures as Word takes them: those of data URIs with their size, and drawings with a plain picture for programs that draw none. */
import { zlibSync } from 'fflate';
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { WordPicture } from './word-style.ts';

/** What a data URI holds; null for a kind that Word does not show. */
export function pictureIn(uri: string): WordPicture | null {
  const base64 = /^data:image\/[a-z]+;base64,([A-Za-z0-9+/]+={0,2})$/u.exec(uri)?.[1];
  return base64 === undefined
    ? null
    : pictureOf(Uint8Array.from(atob(base64), (byte) => byte.codePointAt(0) ?? 0));
}

export function pictureOf(data: Uint8Array): WordPicture | null {
  if (data.length < 24) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const found =
    view.getUint32(0) === 0x89_50_4e_47
      ? ({ type: 'png', width: view.getUint32(16), height: view.getUint32(20) } as const)
      : view.getUint32(0) === 0x47_49_46_38
        ? ({ type: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) } as const)
        : view.getUint16(0) === 0xff_d8
          ? jpegSize(view)
          : null;
  return found === null || found.width === 0 || found.height === 0 ? null : { ...found, data };
}

/** In the first segment that begins a frame. */
function jpegSize(view: DataView): Omit<WordPicture, 'data'> | null {
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker < 0xff_c0 || marker > 0xff_fe) return null;
    const isFrame = marker <= 0xff_cf && ![0xff_c4, 0xff_c8, 0xff_cc].includes(marker);
    if (isFrame) return { type: 'jpg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return null;
}

export interface WordDrawing {
  readonly svg: Uint8Array;
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Without the links and titles that only a page can follow. */
export function wordDrawing(svg: Element): WordDrawing {
  const [, , width = 1, height = 1] = String(svg.properties['viewBox']).split(' ').map(Number);
  const plain: Element = {
    ...svg,
    properties: { viewBox: `0 0 ${width} ${height}`, width, height, xmlns: 'http://www.w3.org/2000/svg' },
    children: svg.children.flatMap(withoutLinks),
  };
  return {
    svg: new TextEncoder().encode(toHtml(plain, { space: 'svg' })),
    png: drawnPlain(plain, width, height),
    width,
    height,
  };
}

function withoutLinks(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node];
  if (node.tagName === 'title') return [];
  const children = node.children.flatMap(withoutLinks);
  if (node.tagName === 'a') return children;
  const { fontFamily, ...properties } = node.properties;
  return [
    {
      ...node,
      properties: fontFamily === undefined ? properties : { ...properties, fontFamily: 'Arial' },
      children,
    },
  ];
}

/** Its bars and dots, without words: for programs that show no drawings. */
function drawnPlain(svg: Element, width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height).fill(0xff);
  const fill = (from: number, top: number, wide: number, high: number, shade: number): void => {
    for (let y = Math.max(0, Math.round(top)); y < Math.min(height, Math.round(top + high)); y += 1)
      pixels.fill(
        shade,
        y * width + Math.max(0, Math.round(from)),
        y * width + Math.min(width, Math.round(from + wide)),
      );
  };
  const draw = ({ tagName, properties, children }: Element): void => {
    const number = (name: string): number => Number(properties[name] ?? 0);
    if (tagName === 'rect')
      fill(number('x'), number('y'), number('width'), number('height'), shadeOf(properties['fill']));
    if (tagName === 'circle') fill(number('cx') - 3, number('cy') - 3, 7, 7, 0x16);
    if (tagName === 'path') {
      const [x = 0, y = 0] = [...String(properties['d']).matchAll(/-?\d+(?:\.\d+)?/gu)].map(Number);
      fill(x - 2, y, 5, 12, 0x16);
    }
    for (const child of children) if (child.type === 'element') draw(child);
  };
  draw(svg);
  return greyPng(pixels, width, height);
}

/** How light a colour such as `#d5dae2` is. */
function shadeOf(colour: unknown): number {
  const [, red = '16', green = '16', blue = '16'] = /^#(..)(..)(..)$/u.exec(String(colour)) ?? [];
  return Math.round([red, green, blue].reduce((sum, part) => sum + Number.parseInt(part, 16), 0) / 3);
}

function greyPng(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const lines = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    lines.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // eight bits, grey
  view.setUint8(8, 8);
  const chunks = [
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', head),
    chunk('IDAT', zlibSync(lines)),
    chunk('IEND', new Uint8Array()),
  ];
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const each of chunks) {
    whole.set(each, at);
    at += each.length;
  }
  return whole;
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const whole = new Uint8Array(12 + content.length);
  const view = new DataView(whole.buffer);
  view.setUint32(0, content.length);
  whole.set(new TextEncoder().encode(name), 4);
  whole.set(content, 8);
  view.setUint32(8 + content.length, checksum(whole.subarray(4, 8 + content.length)));
  return whole;
}

/** CRC-32, as PNG wants it. */
function checksum(bytes: Uint8Array): number {
  let sum = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xed_b8_83_20 : 0);
  }
  return (sum ^ 0xff_ff_ff_ff) >>> 0;
}
