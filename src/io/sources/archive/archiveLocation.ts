import { archivePath } from '../../../domain/archive/archivePath';
import type { SliceHeader } from '../../../domain/image/sliceHeader';
import type { SourceLocation } from '../sourceLocation';

/** Where a known image is in an archive: by its UIDs. Nothing is asked; what comes is checked against them and its header. */
export function archiveLocation(address: string, header: SliceHeader, sizeBytes: number): SourceLocation {
  const { sopInstanceUid: sopUid, seriesInstanceUid: seriesUid, studyInstanceUid: studyUid } = header;
  return {
    path: archivePath(address, header),
    sizeBytes,
    isInArchive: true,
    asked: { sopUid },
    origin: { kind: 'archive', address, studyUid, seriesUid, sopUid },
  };
}
