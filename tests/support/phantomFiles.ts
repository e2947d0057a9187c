import type { Side } from '../../src/domain/side';
import type { TimePoint } from '../../src/domain/timePoint';
import { demoCohort } from '../../src/io/sources/demo/demoCohort';
import { demoSeed } from '../../src/io/sources/demo/demoSeed';
import { listDemoFiles, readDemoBytes } from '../../src/io/sources/demo/demoSource';
import { type DemoTruth, demoTruth } from '../../src/io/sources/demo/demoTruth';
import type { MemoryFile } from './bytesImages';

/** Phantom DICOM files of some subjects (0-based), as a hospital would hand them over. `everySlice` false: the middle ones. */
export function phantomFiles(subjects: readonly number[], everySlice = true): readonly MemoryFile[] {
  const codes = new Set(subjects.map((index) => demoCohort(demoSeed)[index]?.code));
  return listDemoFiles(demoSeed)
    .filter(({ path }) => codes.has(path.slice(0, 5)))
    .filter(({ path }) => everySlice || /IM00(0[5-9]|10)\.dcm$/.test(path))
    .map(({ path, sizeBytes }) => ({ path, bytes: readDemoBytes(demoSeed, path, 0, sizeBytes) }));
}

/** What is true of one side in those files. */
export function phantomTruth(subject: number, timePoint: TimePoint, side: Side): DemoTruth {
  return demoTruth(demoSeed, subject, timePoint, side);
}

/** What the researcher would type in for a subject. */
export function phantomSubject(subject: number) {
  const found = demoCohort(demoSeed)[subject];
  if (!found) throw new Error(`The phantom has no subject ${subject}`);
  return found;
}
