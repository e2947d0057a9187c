/**
 * RGBA pixels on white as they go into a file: one grey a pixel where no pixel has a hue, which figures mostly have not, else
 * red, green and blue. Alpha is left out: the white below was painted.
 */
export function opaqueSamples(rgba: Uint8Array): {
  readonly colour: 'grey' | 'rgb';
  readonly samples: Uint8Array;
} {
  const count = rgba.length / 4;
  const grey = new Uint8Array(count);
  let at = 0;
  for (; at < count; at += 1) {
    const red = rgba[4 * at] ?? 0;
    if (red !== rgba[4 * at + 1] || red !== rgba[4 * at + 2]) break;
    grey[at] = red;
  }
  if (at === count) return { colour: 'grey', samples: grey };
  const samples = new Uint8Array(count * 3);
  for (let pixel = 0; pixel < count; pixel += 1) {
    samples[3 * pixel] = rgba[4 * pixel] ?? 0;
    samples[3 * pixel + 1] = rgba[4 * pixel + 1] ?? 0;
    samples[3 * pixel + 2] = rgba[4 * pixel + 2] ?? 0;
  }
  return { colour: 'rgb', samples };
}
