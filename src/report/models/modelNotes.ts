/** What a change may say of refracture. */
export const changeNote =
  'The final scan of a refractured subject was taken at the refracture: a change is associated with it and predicts nothing.';

/** What no model and no curve of refracture takes into account. */
export const unequalFollowUpNote =
  'Subjects were not followed equally long, and who was followed for longer had more time to refracture: this is not taken into account.';

/** How far a model or a cut-off may be believed. */
export const notValidatedNote = 'Found in these subjects and not validated on others.';
