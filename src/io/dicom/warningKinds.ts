/**
 * Every `kind` that a `HeaderWarning` or a decode notice can have. The comment says what follows from it.
 * Geometry that is missing or impossible is not here: it is `grid.spacingProblem` and `grid.planeProblem`.
 */
export type WarningKind =
  /** Colour, palette or unknown photometric interpretation: signal means nothing; do not measure it. */
  | 'not-grayscale'
  /** Many slices tiled into one picture (Siemens): geometry is not that of a slice; do not measure. */
  | 'mosaic'
  /** RescaleSlope or RescaleIntercept is no usable number; stored values are used (1, 0). Do not trust the signal's unit. */
  | 'rescale-unusable'
  /** The file maps its values by a table that cannot be used; stored values are used. Do not measure. */
  | 'modality-lut'
  /** Pixel Padding Value or its Range Limit cannot be a stored value of this image; it is left aside. */
  | 'padding-unusable'
  /** HighBit is not BitsStored − 1: values were shifted as the file says. */
  | 'high-bit'
  /** PixelRepresentation is missing or impossible: values were read as unsigned; negative ones would be wrong. */
  | 'sign-not-stated'
  /** The file states that text is drawn into the picture: it may name somebody. Not published. */
  | 'burned-in'
  | 'window-unusable'
  | 'frame-of-reference-absent'
  | 'uid-absent'
  | 'uid-not-legal'
  | 'text-not-decodable'
  | 'text-too-long'
  | 'transfer-syntax-wrong'
  | 'meta-header'
  | 'tags-out-of-order'
  | 'duplicate-tag'
  | 'unknown-vr'
  | 'odd-length'
  | 'sequence-structure'
  | 'frame-count'
  | 'pixel-data-longer'
  | 'number-unreadable'
  | 'trailing-bytes'
  | 'delimiter-missing';
