import type { ObjectKind, ScanObjects, WrittenObjects } from '../../domain/dicomObjects/scanObjects';

/** Writes DICOM objects; `io/dicomObjects` provides it. */
export interface ObjectWriter {
  write(kind: ObjectKind, scan: ScanObjects): WrittenObjects;
}

/** Loaded when somebody first asks for it. */
export interface ObjectPort {
  load(): Promise<ObjectWriter>;
}
