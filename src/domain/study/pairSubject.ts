import type { CataloguePatient } from '../catalogue/catalogue';
import type { Pairing, PairingSettings } from './pairScans';
import { rechooseScans } from './rechooseScans';
import type { Subject } from './subject';

/** Pairs a subject's scans again by what is recorded of it: every date that pairing depends on is passed here. */
export function pairSubject(
  { scans, covariates }: Pick<Subject, 'scans' | 'covariates'>,
  patient: Pick<CataloguePatient, 'studies'>,
  protocol: PairingSettings,
): Pairing {
  const { surgeryDate, secondSurgeryDate, refracture } = covariates;
  return rechooseScans(scans, { patient, surgeryDate, secondSurgeryDate, refracture, protocol });
}
