import { bareCodestream, readCodestream } from './codestream';

/** Whether fragments begin with a codestream; `cut`: not known before so many bytes are there. */
export type FirstFragment =
  | { readonly kind: 'codestream' }
  | { readonly kind: 'other' }
  | { readonly kind: 'cut'; readonly atLeast: number };

/** More than the frame header of a codestream lies behind its beginning: tables and comments come first. */
const enoughBytes = 16_384;
const itemTag = 0xe000fffe;

/**
 * Looks at the first fragment of encapsulated pixel data, which begins at `start` with its offset table. `isWhole`:
 * the file has no more bytes than these.
 */
export function firstFragment(bytes: Uint8Array, start: number, isWhole: boolean): FirstFragment {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = start;
  for (let item = 0; ; item++) {
    if (at + 8 > bytes.length)
      return isWhole ? { kind: 'other' } : { kind: 'cut', atLeast: at + enoughBytes };
    if (view.getUint32(at, true) !== itemTag) return { kind: 'other' };
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length;
    if (item > 0 && length > 0) {
      const wanted = Math.min(end, at + 8 + enoughBytes);
      if (wanted > bytes.length && !isWhole) return { kind: 'cut', atLeast: wanted };
      const facts = readCodestream(bareCodestream(bytes.subarray(at + 8, wanted)));
      return { kind: facts === undefined ? 'other' : 'codestream' };
    }
    at = end;
  }
}
