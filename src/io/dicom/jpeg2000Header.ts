/**
 * What is wrong with the main header of a JPEG 2000 or HTJ2K codestream (ISO/IEC 15444-1 A.4 to A.6, 15444-15 A.2), in words;
 * undefined where nothing is. Decoders trust it: a damaged one keeps them busy without end.
 */
export function jpeg2000HeaderFault(bytes: Uint8Array, isHtj2k: boolean): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sizFault = faultOfSiz(view);
  if (sizFault) return sizFault;
  const found = new Set<number>();
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = view.getUint16(at);
    if (marker === startOfTile) return missingIn(found, isHtj2k);
    if (!mainSegments.has(marker)) return 'its main header holds something that is no segment';
    const length = view.getUint16(at + 2);
    if (length < 2) return 'a segment of its main header has no length';
    found.add(marker);
    at += 2 + length;
  }
  return 'its main header has no end';
}

const startOfTile = 0xff90;
const [cap, siz, cod, qcd] = [0xff50, 0xff51, 0xff52, 0xff5c];
/** CAP, PRF, SIZ, COD, COC, CPF, TLM, PLM, QCD, QCC, RGN, POC, PPM, CRG, COM. */
const mainSegments = new Set([
  ...[cap, 0xff56, siz, cod, 0xff53, 0xff59, 0xff55, 0xff57],
  ...[qcd, 0xff5d, 0xff5e, 0xff5f, 0xff60, 0xff63, 0xff64],
]);

function missingIn(found: ReadonlySet<number>, isHtj2k: boolean): string | undefined {
  const isWhole = [siz, cod, qcd, ...(isHtj2k ? [cap] : [])].every((marker) => found.has(marker));
  return isWhole ? undefined : 'its main header lacks a segment that every such codestream has';
}

/** Most tiles that a codestream may have: their number is written in 16 bits. */
const mostTiles = 65_535;

function faultOfSiz(view: DataView): string | undefined {
  if (view.byteLength < 44 || view.getUint16(2) !== siz) return 'it does not begin with its size';
  const components = view.getUint16(40);
  if (components === 0 || view.getUint16(4) !== 38 + 3 * components) return 'its size is not written whole';
  const number = (at: number): number => view.getUint32(at);
  const [width, height, left, top] = [number(8), number(12), number(16), number(20)] as const;
  const [tileWidth, tileHeight, tileLeft, tileTop] = [
    number(24),
    number(28),
    number(32),
    number(36),
  ] as const;
  if (tileWidth === 0 || tileHeight === 0) return 'it states tiles without a size';
  const isBeside =
    tileLeft > left || tileTop > top || tileLeft + tileWidth <= left || tileTop + tileHeight <= top;
  if (isBeside) return 'its tiles lie beside its picture';
  const tiles = Math.ceil((width - tileLeft) / tileWidth) * Math.ceil((height - tileTop) / tileHeight);
  if (tiles > mostTiles) return 'it states more tiles than there can be';
  for (let component = 0; component < components; component++) {
    const at = 42 + 3 * component;
    if (at + 3 > view.byteLength) return 'its size is not written whole';
    // One sample a pixel: anything else would be fewer values than the header states.
    if (view.getUint8(at + 1) !== 1 || view.getUint8(at + 2) !== 1)
      return 'it holds fewer samples than pixels';
  }
  return undefined;
}
