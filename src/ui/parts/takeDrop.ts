/** The name of a folder or file, as the user gave it. */
export interface GivenName {
  readonly name: string;
  readonly isFolder: boolean;
}

/** What was dropped on the page. Its objects stay readable after the drop's event. */
export interface Dropped {
  readonly given: {
    readonly kind: 'drop';
    readonly entries: readonly unknown[];
    /** Promises of handles, in browsers that have them: with those the folder is remembered. */
    readonly handles: readonly unknown[];
  };
  readonly names: readonly GivenName[];
  /** The files among them, without those in folders. */
  readonly files: readonly File[];
  /** The backup among them, if there is one. */
  readonly bundle: File | undefined;
}

/** Whether a file is a backup of this product, by its name. */
export function isBundleName(name: string): boolean {
  return name.toLowerCase().endsWith('.multifidus.zip');
}

/** The promise of a handle; nothing where the browser has none. A refused one is no fault: the files are here. */
function handleOf(item: DataTransferItem): Promise<unknown> | undefined {
  const give: unknown = Reflect.get(item, 'getAsFileSystemHandle');
  if (typeof give !== 'function') return undefined;
  return Promise.resolve(Reflect.apply(give, item, [])).catch(() => undefined);
}

/** Takes everything out of a drop. Only while its event lasts: afterwards the browser has emptied it. */
export function takeDrop(transfer: DataTransfer): Dropped {
  const taken = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile(), handle: handleOf(item) }));
  const bundle = taken.find(({ file }) => file && isBundleName(file.name))?.file ?? undefined;
  return {
    given: {
      kind: 'drop',
      entries: taken.flatMap(({ entry, file }) => entry ?? file ?? []),
      handles: taken.flatMap(({ handle }) => handle ?? []),
    },
    names: taken.flatMap(({ entry, file }) => {
      const name = entry?.name ?? file?.name;
      return name === undefined ? [] : { name, isFolder: entry?.isDirectory ?? false };
    }),
    files: taken.flatMap(({ entry, file }) => (file && !entry?.isDirectory ? file : [])),
    bundle,
  };
}
