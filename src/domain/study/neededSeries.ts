import type { Catalogue, CatalogueSeries } from '../catalogue/catalogue';
import { timePoints } from '../timePoint';
import { chooseSeries } from './chooseSeries';
import type { Subject } from './subject';

/**
 * The series that reading a project needs: those that the subjects' scans name, then what else of those imaging
 * studies could be chosen instead. In the subjects' order, the named ones of all subjects first; excluded subjects are
 * not read. Each series once.
 */
export function neededSeries(catalogue: Catalogue, subjects: readonly Subject[]): readonly CatalogueSeries[] {
  const studies = new Map(
    catalogue.patients.flatMap((patient) => patient.studies).map((study) => [study.studyInstanceUid, study]),
  );
  const scans = subjects
    .filter(({ exclusion }) => !exclusion)
    .flatMap(({ scans }) => timePoints.flatMap((timePoint) => scans[timePoint] ?? []));
  const named = scans.flatMap(({ studyInstanceUid, axialSeriesUid, sagittalSeriesUid }) =>
    (studies.get(studyInstanceUid)?.series ?? []).filter(
      ({ seriesInstanceUid }) =>
        seriesInstanceUid === axialSeriesUid || seriesInstanceUid === sagittalSeriesUid,
    ),
  );
  const others = scans.flatMap(({ studyInstanceUid }) => {
    const study = studies.get(studyInstanceUid);
    if (!study) return [];
    const { axial, sagittal } = chooseSeries(study);
    return [...axial.candidates, ...sagittal.candidates].map(({ series }) => series);
  });
  return [...new Set([...named, ...others])];
}
