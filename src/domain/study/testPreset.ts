/** Which tests are the study's own: by the decision path of the reference study, or named before the data were seen. */
export type TestPreset = 'as-the-study' | 'fixed-in-advance';
