/** A colour in sRGB, 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** The eight colours of Okabe and Ito without black, which stay apart for colour-blind readers, plus a grey. */
const palette: readonly Rgb[] = [
  [230, 159, 0],
  [86, 180, 233],
  [0, 158, 115],
  [240, 228, 66],
  [0, 114, 178],
  [213, 94, 0],
  [204, 121, 167],
  [153, 153, 153],
];

/** The colour of an outline by its place in the set: the same set is always shown alike. */
export function displayColour(index: number): Rgb {
  return palette[index % palette.length] ?? [153, 153, 153];
}
