/** Which program writes bundles. Outside of a build there is no version. */
export const softwareName = `Multifidus ${typeof __APP_VERSION__ === 'string' ? __APP_VERSION__ : ''}`.trim();
