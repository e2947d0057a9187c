/** A Modality LUT: the displayed value of every stored value, by DICOM PS3.3 C.11.1. */
export interface ModalityTable {
  /** The stored value that takes the first entry. */
  readonly firstStored: number;
  /** At least one; unsigned, as the standard has it. */
  readonly entries: Uint16Array;
}

/** The entry of a stored value; values before the first entry take the first, values after the last take the last. */
export function tableValue({ firstStored, entries }: ModalityTable, stored: number): number {
  const at = Math.min(Math.max(stored - firstStored, 0), entries.length - 1);
  return entries[at] ?? 0;
}
