import { column } from './csvColumn';

/** Columns of the file of decisions, in order: one row per decision about a target, those that were replaced too. */
export const settlementColumns = [
  column('project', '', 'Title of the project.'),
  column('subject', '', 'Code of the subject.'),
  column('time_point', '', 'preop or followUp.'),
  column('site', '', 'Id of the measuring site in the protocol.'),
  column('muscle', '', 'Id of the muscle in the protocol, or of a reference tissue.'),
  column('muscle_name', '', 'Name of the muscle or reference tissue.'),
  column('side', '', 'Side of the patient: left or right; none for a reference tissue.'),
  column('number', '', 'Place among the decisions about this target, from 1; the last is in force.'),
  column(
    'decision',
    '',
    'average (the mean stands), re-read (both draw it again), third-reading, or open (the decision before is taken back).',
  ),
  column('reason', '', 'Why, as it was typed.'),
  column('decided_by', '', 'Id of who decided, as in the log.'),
  column('decided_at', 'UTC', 'When.'),
  column('protocol_version', '', 'Version of the protocol whose limits were in force.'),
  column(
    'standing',
    '',
    'settled (what was asked for is signed), waiting, lapsed (a reading that was compared was signed anew since), superseded (a later decision replaced it), open (taken back, nothing decided since), or not-in-protocol (the protocol asks for the target no longer).',
  ),
  column('waits_for', '', 'Ids of those whose reading is not signed yet.'),
  column('first_observer', '', 'Id of the first observer whose reading was compared.'),
  column('first_signed_at', 'UTC', 'When that reading was signed.'),
  column('second_observer', '', 'Id of the second one.'),
  column('second_signed_at', 'UTC', 'When that reading was signed.'),
  column(
    'dice',
    '',
    'Dice of the two outlines; empty on two slices, or where a reading was signed anew since.',
  ),
  column('csa_difference_mm2', 'mm²', 'Second minus first, by the protocol’s kind of CSA; empty likewise.'),
  column('si_difference_au', 'a.u.', 'Second minus first, of the protocol’s kind of value; empty likewise.'),
] as const;

/** A column name of the file of decisions. */
export type SettlementColumnName = (typeof settlementColumns)[number]['name'];
