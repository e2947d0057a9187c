import type { CsvOptions } from './csvText';
import { csvText } from './csvText';

/** One column of a data file: its name ends in the unit, its meaning is a sentence. */
export interface CsvColumn<Name extends string = string> {
  readonly name: Name;
  readonly unit: string;
  readonly meaning: string;
}

const column = <const Name extends string>(name: Name, unit: string, meaning: string): CsvColumn<Name> => ({
  name,
  unit,
  meaning,
});

/** Columns of the ROI file, in order: one row per ROI or per reason why there is none. */
export const roiColumns = [
  column('project', '', 'Title of the project.'),
  column('subject', '', 'Code of the subject.'),
  column('time_point', '', 'preop or followUp.'),
  column('study_date', 'yyyy-mm-dd', 'Date of the imaging study; empty where the file leaves dates out.'),
  column('days_from_surgery', 'd', 'Date of the imaging study minus date of surgery.'),
  column('level', '', 'Vertebral level of the subject.'),
  column('site', '', 'Id of the measuring site in the protocol.'),
  column('muscle', '', 'Id of the muscle in the protocol.'),
  column('side', '', 'Side of the patient: left or right.'),
  column('observer', '', 'Id of the observer.'),
  column('round', '', 'Round of reading; 2 is the repetition by the same observer.'),
  column('state', '', 'State of the reading: open or signed.'),
  column('reopenings', '', 'How often the reading was opened again after signing.'),
  column('sop_instance_uid', '', 'DICOM SOP Instance UID of the slice.'),
  column('frame', '', 'Frame of that instance, counted from 0.'),
  column('slice_instance_number', '', 'DICOM Instance Number of the slice.'),
  column('row_spacing_mm', 'mm', 'Distance between centres of neighbouring rows.'),
  column('column_spacing_mm', 'mm', 'Distance between centres of neighbouring columns.'),
  column(
    'rescale_slope',
    '',
    'Displayed value = stored value × slope + intercept; 1 and 0 mean nothing where modality_table_entries is filled.',
  ),
  column('rescale_intercept', 'a.u.', 'See rescale_slope.'),
  column(
    'rescale_is_stated',
    '',
    'true where the file states slope and intercept; false where 1 and 0 are meant.',
  ),
  column(
    'modality_table_entries',
    '',
    'Entries of the file’s Modality LUT, which maps stored to displayed values in place of slope and intercept.',
  ),
  column(
    'philips_scale_slope',
    '',
    'Private scale slope (2005,100E): floating-point value = displayed value / (rescale_slope × philips_scale_slope).',
  ),
  column('philips_scale_intercept', '', 'Private scale intercept (2005,100D), for information.'),
  column('pixel_rule', '', 'Rule by which pixels count as inside.'),
  column('pixel_rule_version', '', 'Version of the rule.'),
  column('csa_gross_mm2', 'mm²', 'Area inside the outline.'),
  column('csa_net_mm2', 'mm²', 'Area inside the outline minus exclusions.'),
  column('pixel_count', '', 'Pixels inside the net area, behind all signal values.'),
  column('padding_count', '', 'Pixels inside that are padding and were left out.'),
  column(
    'value_kind',
    '',
    'Of which values si_… is, by the protocol: displayed, philips-floating-point or stored.',
  ),
  column('si_mean_au', 'a.u.', 'SI: mean signal of the pixels of the net area, of the values in value_kind.'),
  column('si_sd_au', 'a.u.', 'Standard deviation of the signal (n − 1).'),
  column('si_min_au', 'a.u.', 'Smallest signal.'),
  column('si_max_au', 'a.u.', 'Largest signal.'),
  column('si_median_au', 'a.u.', 'Median signal.'),
  column('no_si_reason', '', 'Why there is no SI of that kind.'),
  column('displayed_mean_au', 'a.u.', 'Mean of the displayed values.'),
  column('displayed_sd_au', 'a.u.', 'Standard deviation (n − 1) of the displayed values.'),
  column('displayed_min_au', 'a.u.', 'Smallest value of the displayed values.'),
  column('displayed_max_au', 'a.u.', 'Largest value of the displayed values.'),
  column('displayed_median_au', 'a.u.', 'Median of the displayed values.'),
  column('stored_mean_au', 'a.u.', 'Mean of the stored values.'),
  column('stored_sd_au', 'a.u.', 'Standard deviation (n − 1) of the stored values.'),
  column('stored_min_au', 'a.u.', 'Smallest value of the stored values.'),
  column('stored_max_au', 'a.u.', 'Largest value of the stored values.'),
  column('stored_median_au', 'a.u.', 'Median of the stored values.'),
  column(
    'floating_point_mean_au',
    'a.u.',
    'Mean of the Philips floating-point values; empty without a Philips scale.',
  ),
  column(
    'floating_point_sd_au',
    'a.u.',
    'Standard deviation (n − 1) of the Philips floating-point values; empty without a Philips scale.',
  ),
  column(
    'floating_point_min_au',
    'a.u.',
    'Smallest value of the Philips floating-point values; empty without a Philips scale.',
  ),
  column(
    'floating_point_max_au',
    'a.u.',
    'Largest value of the Philips floating-point values; empty without a Philips scale.',
  ),
  column(
    'floating_point_median_au',
    'a.u.',
    'Median of the Philips floating-point values; empty without a Philips scale.',
  ),
  column('is_lossy', '', 'true where the image went through lossy compression.'),
  column('no_area_reason', '', 'Why there is no area in mm².'),
  column('cannot_measure_reason', '', 'Why the observer gave no outline.'),
  column('note', '', 'Note of the observer to that reason.'),
  column('recorded_at', 'UTC', 'When the ROI or the reason was saved.'),
  column(
    'outline_px',
    'px',
    'Vertices of the outline as JSON [[column, row], …]; (0, 0) is the centre of the top-left pixel; the ring is open.',
  ),
  column('exclusions_px', 'px', 'Exclusions as JSON [{reason, verticesPx}, …].'),
] as const;

/** Columns of the subject file, in order: one row per subject (and per muscle and site, where there are several). */
export const subjectColumns = [
  column('project', '', 'Title of the project.'),
  column('subject', '', 'Code of the subject.'),
  column('site', '', 'Id of the measuring site in the protocol.'),
  column('muscle', '', 'Id of the muscle in the protocol.'),
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
] as const;

/** A column name of the ROI file. */
export type RoiColumnName = (typeof roiColumns)[number]['name'];

/** A column name of the subject file. */
export type SubjectColumnName = (typeof subjectColumns)[number]['name'];

/** The data dictionary as a file of its own: file, column, unit, meaning. */
export function dictionaryCsv(options: CsvOptions): string {
  const rowsOf = (file: string, columns: readonly CsvColumn[]) =>
    columns.map(({ name, unit, meaning }) => ({ file, column: name, unit, meaning }));
  return csvText(
    ['file', 'column', 'unit', 'meaning'],
    [...rowsOf('rois', roiColumns), ...rowsOf('subjects', subjectColumns)],
    options,
  );
}
