import type { Catalogue, CatalogueSeries } from '../catalogue/catalogue';
import { timePoints } from '../timePoint';
import { chooseSeries } from './chooseSeries';
import { patientOf } from './patientOf';
import type { Subject } from './subject';

/**
 * The series that reading a project needs: those that the subjects' scans name, then what else of those imaging
 * studies could be chosen instead. In the subjects' order, the named ones of all subjects first; excluded subjects are
 * not read. Each series once.
 */
export function neededSeries(catalogue: Catalogue, subjects: readonly Subject[]): readonly CatalogueSeries[] {
  const scans = subjects
    .filter(({ exclusion }) => !exclusion)
    .flatMap((subject) => {
      // A study can lie with two patients, half of it under a pseudonym: the subject's own half is meant.
      const studies = patientOf(subject, catalogue)?.studies ?? [];
      return timePoints.flatMap((timePoint) => {
        const scan = subject.scans[timePoint];
        const study = studies.find((one) => one.studyInstanceUid === scan?.studyInstanceUid);
        return scan && study ? [{ scan, study }] : [];
      });
    });
  const named = scans.flatMap(({ scan, study }) =>
    study.series.filter(
      ({ seriesInstanceUid }) =>
        seriesInstanceUid === scan.axialSeriesUid || seriesInstanceUid === scan.sagittalSeriesUid,
    ),
  );
  const others = scans.flatMap(({ study }) => {
    const { axial, sagittal } = chooseSeries(study);
    return [...axial.candidates, ...sagittal.candidates].map(({ series }) => series);
  });
  return [...new Set([...named, ...others])];
}
