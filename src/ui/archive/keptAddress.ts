/** Where the product looks for an archive when nobody said otherwise: behind the page's own server. */
export const usualAddress = '/dicom-web';

const key = 'multifidus.archive-address';

/** The address that was connected to last in this browser, or the usual one. Never a sign-in. */
export function keptAddress(): string {
  try {
    return localStorage.getItem(key) ?? usualAddress;
  } catch {
    // A browser that keeps nothing may refuse to be asked.
    return usualAddress;
  }
}

/** Remembers an address that an archive answered at. */
export function keepAddress(address: string): void {
  try {
    localStorage.setItem(key, address);
  } catch {
    // Where nothing is kept it is typed again.
  }
}
