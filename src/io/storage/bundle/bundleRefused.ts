/** Thrown while a bundle is read, with what was wrong, where, and what to do. Nothing of it is kept. */
export class BundleRefused extends Error {
  override readonly name = 'BundleRefused';
}

/** A name that a file gives itself, short enough to be shown. */
export function shown(name: string): string {
  return name.length > 60 ? `${name.slice(0, 57)}…` : name;
}
