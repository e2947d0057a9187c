/** Everything that writes and reads bundles: a zip writer and checkers of contents, loaded when the first is asked for. */
export { kitParts } from './kitParts';
export { mergeBundle, previewBundle } from './mergeBundle';
export { writeBundle } from './writeBundle';
