import { err, ok, type Result } from '../../base/result';

/** Why an address cannot be asked. */
export type AddressProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-an-address' }
  /** A name and password stand in it; they would be stored and shown with it. */
  | { readonly kind: 'holds-a-secret' }
  /** A question or a mark stands behind it. */
  | { readonly kind: 'holds-a-query' }
  | { readonly kind: 'other-origin'; readonly origin: string; readonly pageOrigin: string };

/**
 * The base address of a DICOMweb server as it is asked and shown: no slash at the end; on the page's own origin the path alone,
 * so that one archive has one address however it was written. `pageOrigin` is where the page comes from; without it (outside a
 * browser) addresses must be whole, and any origin may be asked.
 */
export function archiveAddress(text: string, pageOrigin: string | undefined): Result<string, AddressProblem> {
  const given = text.trim();
  if (given === '') return err({ kind: 'empty' });
  let url: URL;
  try {
    // A host without a scheme would be taken for a path: `archive.example/dicom-web`.
    const isPath = given.startsWith('/') && !given.startsWith('//') && !given.includes('\\');
    if (!isPath && !/^https?:\/\//i.test(given)) return err({ kind: 'not-an-address' });
    url = new URL(given, pageOrigin);
  } catch {
    return err({ kind: 'not-an-address' });
  }
  if (url.username !== '' || url.password !== '') return err({ kind: 'holds-a-secret' });
  if (url.search !== '' || url.hash !== '') return err({ kind: 'holds-a-query' });
  const path = url.pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '');
  if (pageOrigin === undefined) return ok(url.origin + path);
  const own = new URL(pageOrigin).origin;
  if (url.origin !== own) return err({ kind: 'other-origin', origin: url.origin, pageOrigin: own });
  // The page itself is at the root.
  return path === '' ? err({ kind: 'not-an-address' }) : ok(path);
}

/** What is wrong, and what to do, for the person who wrote the address. Never repeats a secret. */
export function addressAdvice(problem: AddressProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'Write the address of the archive, such as /dicom-web.';
    case 'not-an-address':
      return 'This is no address. Write a path such as /dicom-web, or a whole address that begins with https://.';
    case 'holds-a-secret':
      return 'A user name or password stands in the address. Write the address without them, and sign in below: addresses are shown and kept, passwords never.';
    case 'holds-a-query':
      return 'Leave out what stands behind ? or # in the address.';
    case 'other-origin':
      return `This page may only talk to its own address, ${problem.pageOrigin}; the archive is at ${problem.origin}. Let the server of this page pass /dicom-web on to the archive (npm start does, with MULTIFIDUS_ARCHIVE), and write /dicom-web here.`;
  }
}
