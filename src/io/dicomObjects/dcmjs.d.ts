/** What is called of dcmjs, which has no types of its own. */
declare module 'dcmjs' {
  interface DictionaryEntry {
    readonly tag: string;
    readonly vr: string;
    readonly vm: string;
    readonly name: string;
  }
  /** One element; `Value` of a sequence holds data sets again, of OB one ArrayBuffer. */
  interface WrittenElement {
    readonly vr: string;
    readonly Value: readonly unknown[];
  }
  interface DicomDictionary {
    dict: Readonly<Record<string, WrittenElement>>;
    write(options?: { readonly allowInvalidVRLength: boolean }): ArrayBuffer;
  }
  interface ReadFile {
    readonly meta: Readonly<Record<string, { readonly vr: string; readonly Value: readonly unknown[] }>>;
    readonly dict: Readonly<Record<string, { readonly vr: string; readonly Value: readonly unknown[] }>>;
  }
  const dcmjs: {
    readonly data: {
      readonly DicomMetaDictionary: { readonly nameMap: Readonly<Record<string, DictionaryEntry>> };
      readonly DicomDict: new (meta: Record<string, WrittenElement>) => DicomDictionary;
      readonly DicomMessage: { readFile(buffer: ArrayBuffer, options?: object): ReadFile };
    };
    readonly log: { setLevel(level: string): void };
  };
  export default dcmjs;
}
