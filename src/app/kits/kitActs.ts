/* What the verbs of kits do; it loads when somebody asks for the first of them. */
export { saveKeyFile } from './keyFile';
export { makeKit } from './makeKit';
export { attachKitImages } from './openKit';
export { translateWith } from './translateReturn';
