/** What is no image of a patient, by its modality (PS3.3 C.7.3.1.1.1), in the words of how files end. */
const ends: Readonly<Record<string, string>> = {
  SR: 'report',
  SEG: 'segmentation',
  RTSTRUCT: 'outlines',
  RTPLAN: 'radiotherapy',
  RTDOSE: 'radiotherapy',
  RTIMAGE: 'radiotherapy',
  RTRECORD: 'radiotherapy',
  PR: 'presentation-state',
  KO: 'key-objects',
  RWV: 'value-mapping',
  REG: 'registration',
  DOC: 'pdf',
  ECG: 'waveform',
  HD: 'waveform',
  RESP: 'waveform',
};

/**
 * How all objects of a series end whose modality alone says that nothing of it is measured; undefined for MR, and where an
 * archive does not say.
 */
export function modalityEnd(modality: string): string | undefined {
  const name = modality.trim().toUpperCase();
  return name === 'MR' || name === '' ? undefined : (ends[name] ?? 'not-mr');
}
