import type { HeaderWarning, SliceHeader } from './sliceHeader';

/**
 * Kinds of header warnings after which a number from the image would mislead: colour, several slices tiled into one
 * picture (its geometry is not a slice's), a rescale or a table of values that cannot be read.
 */
const barring: readonly string[] = ['not-grayscale', 'mosaic', 'rescale-unusable', 'modality-lut'];

/** What forbids measuring on this image, in its own words; undefined when nothing does. */
export function measurementBar(header: Pick<SliceHeader, 'warnings'>): HeaderWarning | undefined {
  return header.warnings.find((warning) => barring.includes(warning.kind));
}
