/** Name and version of the program, as exports print it. */
export const softwareText = `Multifidus ${typeof __APP_VERSION__ === 'string' ? __APP_VERSION__ : ''}`.trim();
