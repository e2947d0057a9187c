/** A patch of bright pixels that touch. */
interface Patch {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly pixels: number;
}

/** Letters of a burned-in line, in pixels. */
const smallestHeight = 5;
const largestHeight = 40;
/** As many patches of one height side by side are a word rather than anatomy. */
const lettersInLine = 4;
/** How far from each border text is looked for, as a part of the side. */
const borderPart = 0.25;

/**
 * Whether an image looks as if text were drawn into it: in a border, several patches of about one height stand in a line
 * side by side, thin as letters are, with sharp edges; or patches anywhere that hold nothing but the image's largest
 * value, which drawn text has and tissue hardly ever. A hint to look, no proof either way.
 */
export function hasLetters(storedValues: Int32Array, rows: number, columns: number): boolean {
  let most = Number.NEGATIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  for (const value of storedValues) {
    if (value > most) most = value;
    if (value < least) least = value;
  }
  if (!(most > least)) return false;
  const isSaturated = (value: number) => value === most;
  if (hasLine(lettersOf(patches(storedValues, rows, columns, isSaturated), columns))) return true;
  // Text that was resampled or compressed after drawing is no longer of one value.
  const bright = least + 0.6 * (most - least);
  const near = patches(storedValues, rows, columns, (value) => value >= bright).filter((patch) =>
    isInBorder(patch, rows, columns),
  );
  return hasLine(
    lettersOf(near, columns).filter((patch) => isSharp(patch, storedValues, rows, columns, least, most)),
  );
}

function isInBorder({ left, right, top, bottom }: Patch, rows: number, columns: number): boolean {
  return (
    bottom < rows * borderPart ||
    top >= rows * (1 - borderPart) ||
    right < columns * borderPart ||
    left >= columns * (1 - borderPart)
  );
}

function lettersOf(found: readonly Patch[], columns: number): readonly Patch[] {
  return found.filter(({ left, right, top, bottom, pixels }) => {
    const height = bottom - top + 1;
    const width = right - left + 1;
    const share = pixels / (height * width);
    return (
      height >= smallestHeight &&
      height <= largestHeight &&
      width <= Math.min(1.5 * height, columns / 8) &&
      // Strokes: a filled blob is none, an upright stroke such as I is.
      (share < 0.75 || width * 3 <= height)
    );
  });
}

/** Whether enough patches stand in one line: top and height alike, each close to the one before. */
function hasLine(letters: readonly Patch[]): boolean {
  const byPlace = [...letters].sort((a, b) => a.left - b.left);
  return byPlace.some((first, from) => {
    const height = first.bottom - first.top + 1;
    let count = 1;
    let last = first;
    const shapes = new Set([shapeOf(first)]);
    for (const next of byPlace.slice(from + 1)) {
      if (next.left <= last.right) continue;
      if (next.left - last.right > 1.2 * height) break;
      const slack = Math.max(1, 0.2 * height);
      const isAlike =
        Math.abs(next.bottom - first.bottom) <= slack && Math.abs(next.top - first.top) <= slack;
      if (!isAlike) continue;
      count += 1;
      last = next;
      shapes.add(shapeOf(next));
    }
    // A ruler or a checked pattern repeats one shape; words do not.
    return count >= lettersInLine && shapes.size >= 3;
  });
}

function shapeOf({ left, right, top, bottom, pixels }: Patch): string {
  return `${right - left}|${bottom - top}|${pixels}`;
}

/** Whether nearly everything around a patch is dark: drawn letters have no soft edge. */
function isSharp(
  { left, right, top, bottom }: Patch,
  values: Int32Array,
  rows: number,
  columns: number,
  least: number,
  most: number,
): boolean {
  let dark = 0;
  let around = 0;
  for (let row = Math.max(0, top - 2); row <= Math.min(rows - 1, bottom + 2); row++) {
    for (let column = Math.max(0, left - 2); column <= Math.min(columns - 1, right + 2); column++) {
      const isOutside = row < top - 1 || row > bottom + 1 || column < left - 1 || column > right + 1;
      if (!isOutside) continue;
      around += 1;
      if ((values[row * columns + column] ?? 0) < least + 0.3 * (most - least)) dark += 1;
    }
  }
  return around > 0 && dark / around >= 0.8;
}

/** Patches of pixels that touch each other, corners included; those larger than any letter are left out. */
function patches(
  values: Int32Array,
  rows: number,
  columns: number,
  isBright: (value: number) => boolean,
): readonly Patch[] {
  const seen = new Uint8Array(values.length);
  const found: Patch[] = [];
  const waiting: number[] = [];
  for (let start = 0; start < values.length; start++) {
    if (seen[start] === 1 || !isBright(values[start] ?? 0)) continue;
    let left = columns;
    let right = 0;
    let top = rows;
    let bottom = 0;
    let pixels = 0;
    seen[start] = 1;
    waiting.push(start);
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const row = Math.floor(at / columns);
      const column = at % columns;
      left = Math.min(left, column);
      right = Math.max(right, column);
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      pixels += 1;
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
        for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
          const next = r * columns + c;
          if (seen[next] === 1 || !isBright(values[next] ?? 0)) continue;
          seen[next] = 1;
          waiting.push(next);
        }
      }
    }
    if (bottom - top < largestHeight) found.push({ left, right, top, bottom, pixels });
  }
  return found;
}
