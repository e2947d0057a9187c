import type { ObjectKind, ScanObjects, WrittenObjects } from '../../domain/dicomObjects/scanObjects';
import type { ExportFile } from '../../report/export/exportFile';
import type { ExportFormat, ExportItem, ExportPreview } from '../../report/export/exportItem';

/** One item with what makes it. Nothing is made before it is asked for. */
export interface ItemMaker {
  readonly item: ExportItem;
  readonly preview: () => ExportPreview | Promise<ExportPreview>;
  /** All files of one of the item's formats, with folders in their names. */
  readonly write: (format: ExportFormat) => Promise<readonly ExportFile[]>;
}

/** What only the place where it runs has, or loads when it is needed: the renderer of pictures, the writer of DICOM objects. */
export interface PublishingMeans {
  readonly png: (
    svg: string,
    size: { readonly dpi: 300 | 600; readonly widthMm: number },
  ) => Promise<Uint8Array<ArrayBuffer>>;
  /** Without it no DICOM objects are offered. */
  readonly objectWriter?: () => Promise<{
    readonly write: (kind: ObjectKind, scan: ScanObjects) => WrittenObjects;
  }>;
}

/** A value that is made once, when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
