/* What is made for referees: one part of the program. */
export { ReviewerView } from './ReviewerView';
