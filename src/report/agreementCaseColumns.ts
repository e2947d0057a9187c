import { column } from './csvColumn';

/** Columns of the file of cases, in order: one row per subject and target that two observers were compared on. */
export const agreementCaseColumns = [
  column('project', '', 'Title of the project.'),
  column('subject', '', 'Code of the subject.'),
  column('is_training', '', 'true where the subject was read for practice: in no table of the study.'),
  column('time_point', '', 'preop or followUp.'),
  column('site', '', 'Id of the measuring site in the protocol.'),
  column(
    'muscle',
    '',
    'Id of the muscle in the protocol, or of a reference tissue: reference:csf and the like.',
  ),
  column('muscle_name', '', 'Name of the muscle or reference tissue.'),
  column('side', '', 'Side of the patient: left or right; none for a reference tissue.'),
  column('first_observer', '', 'Id of the first observer.'),
  column('second_observer', '', 'Id of the second observer.'),
  column(
    'round',
    '',
    'Round of both readings: agreement is of the first ones, signed blind and never opened again.',
  ),
  column('kind', '', 'same-slice, other-slice, one-cannot (only one of the two outlined it), or neither.'),
  column('first_cannot_measure_reason', '', 'Why the first observer gave no outline.'),
  column('second_cannot_measure_reason', '', 'Why the second observer gave no outline.'),
  column('first_slice_instance_number', '', 'DICOM Instance Number of the first observer’s slice.'),
  column('second_slice_instance_number', '', 'DICOM Instance Number of the second observer’s slice.'),
  column('csa_kind', '', 'Which area is the CSA: gross or net.'),
  column('first_csa_mm2', 'mm²', 'CSA of the first observer.'),
  column('second_csa_mm2', 'mm²', 'CSA of the second observer.'),
  column('csa_difference_mm2', 'mm²', 'CSA of the second observer minus that of the first.'),
  column('value_kind', '', 'Kind of pixel value that the signal is of.'),
  column('first_si_au', 'a.u.', 'Mean signal of the first observer.'),
  column('second_si_au', 'a.u.', 'Mean signal of the second observer.'),
  column('si_difference_au', 'a.u.', 'Mean signal of the second observer minus that of the first.'),
  column('dice', '', 'Dice coefficient of the two outlines as polygons; empty where they lie on two slices.'),
  column('mean_distance_mm', 'mm', 'Mean distance between the two borders, both ways, by length.'),
  column(
    'distance_95_mm',
    'mm',
    '95 % of each border lies nearer to the other than this; the larger of the two ways.',
  ),
  column(
    'reasons',
    '',
    'Why it is a disagreement by the protocol, divided by a blank: one-cannot, other-slice, dice, csa-outside-limits, si-outside-limits; empty where the two agree.',
  ),
  column('dice_limit', '', 'The Dice coefficient below which the protocol says that two outlines disagree.'),
  column(
    'csa_lower_limit_mm2',
    'mm²',
    'Lower 95 % limit of agreement of the CSA of this line, where the difference lies outside of the limits.',
  ),
  column('csa_upper_limit_mm2', 'mm²', 'The upper one.'),
  column(
    'si_lower_limit_au',
    'a.u.',
    'Lower 95 % limit of agreement of the mean signal of this line, where the difference lies outside of the limits.',
  ),
  column('si_upper_limit_au', 'a.u.', 'The upper one.'),
  column(
    'decision',
    '',
    'What was decided: average (the mean stands), re-read (both draw it again), third-reading; empty where nobody decided.',
  ),
  column(
    'standing',
    '',
    'settled, waiting (a reading that was asked for is not signed yet), or lapsed (a reading that was compared was signed anew since).',
  ),
  column('decision_reason', '', 'The reason that was given for the decision.'),
  column('decided_at', 'UTC', 'When it was decided.'),
] as const;

/** Name of a column of the file of cases. */
export type AgreementCaseColumnName = (typeof agreementCaseColumns)[number]['name'];
