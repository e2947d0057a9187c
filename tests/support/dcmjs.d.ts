/** What tests call of dcmjs, which has no types of its own. */
declare module 'dcmjs' {
  interface DictionaryEntry {
    readonly tag: string;
    readonly vr: string;
    readonly vm: string;
    readonly name: string;
  }
  interface ReadFile {
    readonly meta: Readonly<Record<string, { readonly vr: string; readonly Value: readonly unknown[] }>>;
    readonly dict: Readonly<Record<string, { readonly vr: string; readonly Value: readonly unknown[] }>>;
  }
  const dcmjs: {
    readonly data: {
      readonly DicomMetaDictionary: { readonly nameMap: Readonly<Record<string, DictionaryEntry>> };
      readonly DicomMessage: { readFile(buffer: ArrayBuffer, options?: object): ReadFile };
    };
    readonly log: { setLevel(level: string): void };
  };
  export default dcmjs;
}
