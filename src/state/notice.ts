/** What there is to tell. Each kind has its words on the frame; the compiler finds one that has none. */
export type NoticeKind =
  | 'storage-unavailable'
  | 'project-not-opened'
  | 'reading-not-opened'
  | 'finish-outline-first'
  | 'scan-complete'
  | 'other-slice'
  | 'slice-has-outlines-elsewhere'
  | 'outlines-on-two-slices'
  | 'pixels-gone'
  | 'not-measured'
  | 'not-measurable'
  | 'other-pixels'
  | 'other-numbers'
  | 'scans-held'
  | 'not-complete'
  | 'signed'
  | 'signed-last'
  | 'signed-is-locked'
  | 'aid-not-allowed'
  | 'no-other-outline'
  | 'nothing-armed'
  | 'draft-taken-up'
  | 'endplates-not-offered'
  | 'not-measured-anew'
  | 'endplates-begun-anew'
  | 'mid-height-not-comparable'
  | 'slice-far-from-mid-height'
  | 'images-searched'
  | 'sources-failed'
  | 'copies-not-removed'
  | 'import-running'
  | 'import-failed'
  | 'backup-failed'
  | 'backup-saved'
  | 'bundle-not-opened'
  | 'bundle-opened'
  | 'demo-being-made'
  | 'demo-not-measured'
  | 'part-not-loaded'
  | 'outlines-imported'
  | 'no-outlines-to-save'
  | 'emptied-outlines-not-saved'
  | 'export-refused'
  | 'exported';

/** Something to tell the user, at the place where it belongs. `kind` chooses the words, which are the screen's. */
export interface Notice {
  readonly id: number;
  readonly kind: NoticeKind;
  readonly severity: 'done' | 'attention' | 'wrong';
  readonly facts: Readonly<Record<string, string | number>>;
}
