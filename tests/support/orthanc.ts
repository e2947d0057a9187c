import { findOrthanc, type OrthancOptions, type RunningOrthanc, runOrthanc } from '../../scripts/orthanc.mjs';

export type Orthanc = RunningOrthanc;

/** Said in the title or the reason of a test that is left out. */
export const withoutOrthanc = 'Orthanc and its DICOMweb plugin are not installed';

/**
 * A real archive for a test: Orthanc with DICOMweb on this computer, an empty temporary store, a free port where none is
 * given. `undefined` where Orthanc or the plugin is not installed: the test then says so and is skipped. Call `stop`.
 */
export async function startOrthanc(
  options: Omit<OrthancOptions, 'folder'> = {},
): Promise<Orthanc | undefined> {
  const programs = findOrthanc();
  return programs && runOrthanc(programs, options);
}
