import type { SliceImage } from '../../domain/image/sliceImage';

/** What the edges are computed from: stored values, since only differences count. */
export type EdgeSource = Pick<SliceImage, 'grid' | 'storedValues' | 'paddingValue' | 'paddingLimit'>;
