/**
 * How a file of an import ended. `used`: it is in a T2 axial or sagittal series. `set-aside`: it is read and is as it
 * should be, and nothing in it is measured. `refused`: it could not be taken, and the reason says why.
 */
export type FileState = 'used' | 'set-aside' | 'refused';

/** Reasons that leave nothing to do. Whatever is not listed counts as refused, also a kind that nobody knows. */
const asideKinds: ReadonlySet<string> = new Set([
  'dicomdir',
  'report',
  'outlines',
  'outlines-partly-unusable',
  'segmentation',
  'presentation-state',
  'pdf',
  'waveform',
  'spectroscopy',
  'raw-data',
  'registration',
  'value-mapping',
  'radiotherapy',
  'key-objects',
  'other-object',
  'duplicate',
  'here-already',
  'not-mr',
  'series-localiser',
  'series-not-for-reading',
  'series-derived',
  'series-other-contrast',
  'series-other-plane',
]);

/** The state of a file that ended for a kind of reason. */
export function stateOfKind(kind: string): FileState {
  if (kind === 'used') return 'used';
  return asideKinds.has(kind) ? 'set-aside' : 'refused';
}
