/** A file written into a text: a picture in an SVG. */
export interface EmbeddedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const uri = /data:([a-z0-9.+-]+\/[a-z0-9.+-]+)?(?:;[a-z0-9=.-]+)*;base64,([A-Za-z0-9+/=\s]*)/gi;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const noValue = 255;
const values = new Uint8Array(256).fill(noValue);
for (const [value, letter] of [...alphabet].entries()) values[letter.charCodeAt(0)] = value;

/** Takes the files out that a text holds as base64; in the rest nothing of their letters is left. */
export function withoutDataUris(text: string): {
  readonly text: string;
  readonly files: readonly EmbeddedFile[];
} {
  if (!text.includes('base64,')) return { text, files: [] };
  const files: EmbeddedFile[] = [];
  const rest = text.replace(uri, (_whole, mediaType: string | undefined, content: string) => {
    const ending = (mediaType ?? 'bin').replace(/^.*\//, '').replace(/\+.*$/, '');
    files.push({ name: `embedded-${files.length + 1}.${ending}`, bytes: fromBase64(content) });
    return 'data:';
  });
  return { text: rest, files };
}

function fromBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [held, bits, length] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const value = values[text.charCodeAt(at)] ?? noValue;
    if (value === noValue) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length] = (held >>> bits) & 0xff;
    length += 1;
  }
  return bytes.subarray(0, length);
}
