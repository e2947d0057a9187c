import { writeObjects } from './write/writeObjects';

/** What `app`'s object port loads. */
export const objectWriter = { write: writeObjects };
