import type { Result } from '../../base/result';
import type {
  BundleObject,
  BundleObjectFacts,
  BundleObjectFailure,
  WrittenBundleObject,
} from '../../domain/archive/bundleObject';

/** Bundles as DICOM objects, in which archives keep them. */
export interface BundleObjects {
  /** The same zip and facts give the same bytes; a zip above `largestBundleBytes` is a bug of the caller. */
  write(zip: Uint8Array<ArrayBuffer>, facts: BundleObjectFacts): Promise<WrittenBundleObject>;
  read(bytes: Uint8Array<ArrayBuffer>): Promise<Result<BundleObject, BundleObjectFailure>>;
}

/** Loaded when somebody first asks for it; `io/archive` provides it. */
export interface BundleObjectPort {
  load(): Promise<BundleObjects>;
}
