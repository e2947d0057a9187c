/** The program, as DICOM objects name what made them. Outside of a build there is no version. */
export const objectSoftware = {
  name: 'Multifidus',
  version: typeof __APP_VERSION__ === 'string' ? __APP_VERSION__ : 'development',
} as const;
