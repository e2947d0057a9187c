import { column } from './csvColumn';

/** Columns of the subject file, in order: one row per subject (and per muscle and site, where there are several). */
export const subjectColumns = [
  column('project', '', 'Title of the project.'),
  column('subject', '', 'Code of the subject.'),
  column('site', '', 'Id of the measuring site in the protocol.'),
  column('muscle', '', 'Id of the muscle in the protocol; combined: all muscles of the site as one.'),
  column('muscle_name', '', 'Name of the muscle.'),
  column(
    'standing',
    '',
    'analysed, incomplete, group-unknown, not-eligible (scans differ in what the protocol requires to be the same) or excluded; the tables are of the analysed.',
  ),
  column('why', '', 'Why the subject is not analysed; for incomplete ones every missing value.'),
  column('group', '', 'refractured, not-refractured, or empty where unknown.'),
  column('sex', '', 'male or female.'),
  column('age_years', 'years', 'Age of the subject.'),
  column('bmi_kg_per_m2', 'kg/m²', 'Body mass index.'),
  column('bmd_t_score', '', 'Pre-operative bone mineral density, T-score.'),
  column('level', '', 'Vertebral level measured.'),
  column('region', '', 'Region of the level in Table 1.'),
  column('surgery_date', 'yyyy-mm-dd', 'Date of surgery; empty where the file leaves dates out.'),
  column(
    'preop_date',
    'yyyy-mm-dd',
    'Date of the pre-operative scan; empty where the file leaves dates out.',
  ),
  column('follow_up_date', 'yyyy-mm-dd', 'Date of the final scan; empty where the file leaves dates out.'),
  column('preop_days_from_surgery', 'd', 'Pre-operative scan minus surgery; zero or negative.'),
  column('follow_up_days', 'd', 'Follow-up duration: final scan minus surgery.'),
  column('scan_interval_days', 'd', 'Final scan minus pre-operative scan.'),
  column(
    'protocol_check',
    '',
    'How the two scans compare: green, amber (with care) or red (not comparable); empty where they were not compared.',
  ),
  column(
    'protocol_findings',
    '',
    'What differs between the two scans beyond the limits of the protocol, red first.',
  ),
  column('csa_kind', '', 'Which area csa is: gross (outline) or net (outline minus exclusions).'),
  column('pixel_rule', '', 'Rule by which pixels count as inside.'),
  column('value_kind', '', 'Of which values SI is: displayed, philips-floating-point or stored.'),
  column('observers', '', 'Number of observers averaged.'),
  column('roi_count', '', 'ROIs behind the values.'),
  column('lossy_roi_count', '', 'How many of them are from images that went through lossy compression.'),
  column('no_si_reason', '', 'Why SI is empty beside a CSA.'),
  column('csa_preop_right_mm2', 'mm²', 'CSA, mean of the observers.'),
  column('csa_preop_left_mm2', 'mm²', 'CSA, mean of the observers.'),
  column('csa_follow_up_right_mm2', 'mm²', 'CSA, mean of the observers.'),
  column('csa_follow_up_left_mm2', 'mm²', 'CSA, mean of the observers.'),
  column('si_preop_right_au', 'a.u.', 'SI, mean of the observers.'),
  column('si_preop_left_au', 'a.u.', 'SI, mean of the observers.'),
  column('si_follow_up_right_au', 'a.u.', 'SI, mean of the observers.'),
  column('si_follow_up_left_au', 'a.u.', 'SI, mean of the observers.'),
  column('roi_csa_preop_mm2', 'mm²', 'ROI-CSA: unweighted mean of the sides.'),
  column('roi_csa_follow_up_mm2', 'mm²', 'ROI-CSA: unweighted mean of the sides.'),
  column('roi_csa_change_percent', '%', '100 × (follow-up − pre-op) / pre-op of ROI-CSA.'),
  column('roi_si_preop_au', 'a.u.', 'ROI-SI: unweighted mean of the sides.'),
  column('roi_si_follow_up_au', 'a.u.', 'ROI-SI: unweighted mean of the sides.'),
  column('roi_si_change_percent', '%', '100 × (follow-up − pre-op) / pre-op of ROI-SI.'),
  column('csa_per_si_preop_mm2_per_au', 'mm²/a.u.', 'ROI-CSA / ROI-SI.'),
  column('csa_per_si_follow_up_mm2_per_au', 'mm²/a.u.', 'ROI-CSA / ROI-SI.'),
  column('csa_per_si_change_percent', '%', '100 × (follow-up − pre-op) / pre-op of CSA/SI.'),
  column('csa_asymmetry_preop_percent', '%', '100 × (L − R) / ((L + R) / 2) of CSA.'),
  column('csa_asymmetry_follow_up_percent', '%', '100 × (L − R) / ((L + R) / 2) of CSA.'),
  column('si_asymmetry_preop_percent', '%', '100 × (L − R) / ((L + R) / 2) of SI.'),
  column('si_asymmetry_follow_up_percent', '%', '100 × (L − R) / ((L + R) / 2) of SI.'),
  column('excluded_share_preop_percent', '%', 'Share of the mean outline area that exclusions took away.'),
  column(
    'excluded_share_follow_up_percent',
    '%',
    'Share of the mean outline area that exclusions took away.',
  ),
  column(
    'is_exclusion_uneven',
    '',
    'true where the excluded share differs by more than 5 percentage points between the time points.',
  ),
  ...areaColumns('csa_gross', 'Area inside the outline, mean of the observers.'),
  ...areaColumns('csa_net', 'Area inside the outline minus exclusions, mean of the observers.'),
  ...normalisedColumns('csf', 'CSF'),
  ...normalisedColumns('subcutaneous_fat', 'subcutaneous fat'),
  ...normalisedColumns('psoas', 'the psoas'),
  ...normalisedColumns('vertebral_body', 'the vertebral body'),
  column('no_normalised_si_reason', '', 'Why a reference tissue has no signal.'),
  column('fat_method', '', 'How fat is told from muscle by the protocol; empty where it asks for none.'),
  column('fat_preop_right_percent', '%', 'Share of fat pixels, mean of the observers.'),
  column('fat_preop_left_percent', '%', 'Share of fat pixels, mean of the observers.'),
  column('fat_follow_up_right_percent', '%', 'Share of fat pixels, mean of the observers.'),
  column('fat_follow_up_left_percent', '%', 'Share of fat pixels, mean of the observers.'),
  ...areaColumns('lean_area', 'Functional CSA (lean area), mean of the observers.'),
  ...areaColumns('fat_area', 'Area of fat, mean of the observers.'),
  column('roi_fat_preop_percent', '%', 'Fat %: unweighted mean of the sides.'),
  column('roi_fat_follow_up_percent', '%', 'Fat %: unweighted mean of the sides.'),
  column('roi_fat_change_points', 'percentage points', 'Follow-up − pre-op of fat %.'),
  column('roi_lean_area_preop_mm2', 'mm²', 'Functional CSA: unweighted mean of the sides.'),
  column('roi_lean_area_follow_up_mm2', 'mm²', 'Functional CSA: unweighted mean of the sides.'),
  column('roi_lean_area_change_percent', '%', '100 × (follow-up − pre-op) / pre-op of functional CSA.'),
  column('roi_fat_area_preop_mm2', 'mm²', 'Area of fat: unweighted mean of the sides.'),
  column('roi_fat_area_follow_up_mm2', 'mm²', 'Area of fat: unweighted mean of the sides.'),
  column(
    'roi_fat_area_change_percent',
    '%',
    '100 × (follow-up − pre-op) / pre-op of the area of fat; empty where there was none pre-op.',
  ),
  column('no_fat_reason', '', 'Why there is no fat.'),
  column(
    'adjudication',
    '',
    'with: what settled disagreements of the observers stands in the values; without: original readings alone.',
  ),
  column(
    'settled_rois',
    '',
    'ROIs of this subject and muscle about which a decision is settled, by re-reads or a third reading; decisions that let the mean stand are not among them.',
  ),
  column('original_roi_csa_preop_mm2', 'mm²', 'ROI-CSA of the original readings alone.'),
  column('original_roi_csa_follow_up_mm2', 'mm²', 'ROI-CSA of the original readings alone.'),
  column('original_roi_csa_change_percent', '%', 'Change of ROI-CSA of the original readings alone.'),
  column('original_roi_si_preop_au', 'a.u.', 'ROI-SI of the original readings alone.'),
  column('original_roi_si_follow_up_au', 'a.u.', 'ROI-SI of the original readings alone.'),
  column('original_roi_si_change_percent', '%', 'Change of ROI-SI of the original readings alone.'),
] as const;

/** A column name of the subject file. */
export type SubjectColumnName = (typeof subjectColumns)[number]['name'];

/** Four columns of an area: both time points, both sides. */
function areaColumns<const Name extends string>(name: Name, meaning: string) {
  return [
    column(`${name}_preop_right_mm2`, 'mm²', meaning),
    column(`${name}_preop_left_mm2`, 'mm²', meaning),
    column(`${name}_follow_up_right_mm2`, 'mm²', meaning),
    column(`${name}_follow_up_left_mm2`, 'mm²', meaning),
  ] as const;
}

/** Five columns of a reference tissue. */
function normalisedColumns<const Name extends string>(name: Name, tissue: string) {
  const si = `SI of ${tissue} on the same slice, mean of the observers.`;
  const ratio = `ROI-SI / SI of ${tissue}: a ratio of averages.`;
  return [
    column(`${name}_si_preop_au`, 'a.u.', si),
    column(`${name}_si_follow_up_au`, 'a.u.', si),
    column(`si_per_${name}_preop`, '', ratio),
    column(`si_per_${name}_follow_up`, '', ratio),
    column(
      `si_per_${name}_change_percent`,
      '%',
      '100 × (follow-up − pre-op) / pre-op of the unrounded ratios.',
    ),
  ] as const;
}
